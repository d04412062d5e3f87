"""Prints the official tables as agencies print them: merged or repeated labels, pieces, wrapped and vertical labels."""

from forms import REQUESTS_CORNER, Place
from word import cell

# Short forms in use.
_BRIEF = {
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": "1.逾期不补正",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": "2.逾期不缴费",
    "行政规范性文件": "规范性文件",
    "（一）维持具体行政行为数": "（一）维持行政行为数",
    "科研机构": "科研企业",
}


def _brief(label, habits):
    return _BRIEF.get(label, label) if habits.brief_labels else label


def pieces_of(rows, count, random):
    """The rows cut into count lists, as where a page ends."""
    cuts = []
    while len(cuts) < count - 1:
        cut = random.randrange(5, len(rows) - 4)
        if all(abs(cut - other) > 4 for other in cuts):
            cuts = sorted([*cuts, cut])
    return [rows[start:end] for start, end in zip([0, *cuts], [*cuts, len(rows)])]


def print_statistics(word, report):
    """The heading lines, 政府信息公开情况统计表, and the line of those who signed it."""
    habits, table = report.habits, report.form.table("statistics")
    caption = (table.caption, report.table_year_line, habits.signs(f"填报单位（盖章）：{report.table_agency}"))
    word.paragraph("附件")
    if habits.caption_in_box:
        word.text_box(caption[0])
        for line in caption[1:]:
            word.paragraph(line, centred=True)
    elif not habits.caption_in_table:
        for line in caption:
            word.paragraph(line, centred=True)

    width = 3 + habits.serial_column
    header = [cell(habits.label(label)) for label in ("序号",) * habits.serial_column + ("统计指标", "单位", "统计数")]
    rows = _with_extra_rows(table.rows, report)
    number = 0
    for index, piece in enumerate(pieces_of(rows, habits.pieces, report.random)):
        printed = []
        if index == 0 and habits.caption_in_table:
            printed += [[cell(line, span=width)] for line in caption]
        if index == 0 or habits.headers_repeat:
            printed.append(header)
        for row in piece:
            number += 1
            place = Place(table.id, row.id, "count")
            printed.append([cell(str(number))] * habits.serial_column + [
                cell(_indent(row) + habits.row_label(_brief(row.label, habits))), cell(row.unit),
                cell(report.cells[place].text if place in report.cells else "")])
        if index:
            word.paragraph("")
        word.table(printed, [700] * habits.serial_column + [6000, 900, 1600], headers=1)
    if habits.footer:
        for line in report.footer:
            word.paragraph(line)


def _with_extra_rows(rows, report):
    """The rows of the form, and those that the province added, each after the last row of its parent."""
    rows = [row for row in rows if row.id not in report.left_out]
    for extra in report.extra_rows:
        last = max(index for index, row in enumerate(rows) if row.id.startswith(extra.parent))
        rows.insert(last + 1, extra)
    return rows


def _indent(row):
    return "　" * row.id.count(".")


def print_section_two(word, report):
    """第二十条第（一）to（八）or（九）项: one physical table of blocks, or a table each."""
    habits = report.habits
    tables = [table for table in report.form.tables
              if table.id.startswith("art20") and table.id not in report.stand_ins]
    width = 1 + max(len(table.columns) for table in tables)
    printed = []
    for table in tables:
        caption = habits.signs(table.caption)
        if habits.spaced:
            caption = caption.replace("第二十条", "第二十条  ")
        printed.append([cell(caption, span=width)])
        headers = [habits.label(column.label) for column in table.columns]
        if habits.line_lost and report.form.id == "zfxxgk-2019":
            headers = ["本年新" if header.startswith("本年新") else header for header in headers]
        printed.append([cell(habits.label("信息内容")), *_spread(headers, width - 1)])
        for row in table.rows:
            figures = [report.cells[Place(table.id, row.id, column.id)].text for column in table.columns]
            printed.append([cell(habits.signs(_brief(row.label, habits))), *_spread(figures, width - 1)])
        if not habits.one_table or table is tables[-1]:
            word.table(printed, [3000] + [2000] * (width - 1))
            word.paragraph("")
            printed = []


def _spread(texts, width):
    """Cells over all grid columns: the last ones are wider where there are fewer texts."""
    wide, narrow = divmod(width, len(texts))
    return [cell(text, span=wide + (index >= len(texts) - narrow)) for index, text in enumerate(texts)]


def print_requests(word, report):
    habits, table = report.habits, report.form.table("requests")
    rows = [row for row in table.rows if row.id not in report.left_out]
    for index, piece in enumerate(pieces_of(rows, habits.pieces, report.random)):
        printed = _requests_header(table, habits) if index == 0 or habits.headers_repeat else []
        headers = len(printed)
        above = ()
        for row in piece:
            printed.append(_labels(row, above, habits) + [
                cell(report.cells[Place(table.id, row.id, column.id)].text) for column in table.columns])
            above = row.beside
        if index:
            word.paragraph("")
        word.table(printed, [600, 800, 2600] + [700] * 7, headers=headers)


def _requests_header(table, habits):
    """Three rows: 申请人情况; 自然人, 法人或其他组织, 总计; the five kinds."""
    kinds = [habits.label(_brief(column.label, habits)) for column in table.columns if len(column.above) == 2]
    corner, natural, total = habits.signs(REQUESTS_CORNER), habits.label("自然人"), habits.label("总计")
    merged = habits.merging == "merged"

    def below(text, span=1):
        return cell("" if merged else text, span=span, merge="continue" if merged else None)

    start = "restart" if merged else None
    return [
        [cell(corner, span=3, merge=start), cell(habits.label("申请人情况"), span=7)],
        [below(corner, 3), cell(natural, merge=start), cell(habits.signs("法人或其他组织"), span=5), cell(total, merge=start)],
        [below(corner, 3), below(natural), *map(cell, kinds), below(total)],
    ]


def _labels(row, above, habits):
    """The three label columns of a row; above: the labels beside the row above it."""
    cells = []
    for depth, label in enumerate(row.beside):
        text = "\n".join(label) if habits.vertical and depth == 0 else habits.label(label)
        if habits.merging == "repeated":
            cells.append(cell(habits.signs(text)))
        elif row.beside[:depth + 1] == above[:depth + 1]:
            cells.append(cell(merge="continue"))
        else:
            cells.append(cell(habits.signs(text), merge="restart"))
    return [*cells, cell(habits.row_label(_brief(row.label, habits)), span=3 - len(cells))]


def print_review(word, report):
    """Three header rows and one row of fifteen figures."""
    habits, columns = report.habits, report.form.table("review").columns
    merged = habits.merging == "merged"
    labels = [cell(habits.label(column.label), merge="restart" if merged and index < 5 else None)
              for index, column in enumerate(columns)]
    if merged:
        second, third = labels[:5], [cell(merge="continue") for _ in range(5)] + labels[5:]
    else:
        second, third = [cell("行政复议", span=5)], labels
    word.table([
        [cell(habits.signs("行政复议"), span=5), cell("行政诉讼", span=10)],
        [*second, cell("未经复议直接起诉", span=5), cell("复议后起诉", span=5)],
        third,
        [cell(report.cells[Place("review", "cases", column.id)].text) for column in columns],
    ], [600] * len(columns))


def print_index_block(word, report):
    """What an office's system puts above the text."""
    year, number = report.year + 1, report.random.randint(10 ** 7, 10 ** 8)
    word.table([
        [cell("索 引 号"), cell(f"{number}/{year}-00017"), cell("文号"), cell()],
        [cell("发布机构"), cell(report.agency.name), cell("发布日期"), cell(f"{year}-01-30")],
    ], [1500, 3000, 1500, 3000])


def print_local_table(word, report):
    """A table that is no form's: what was opened by kind."""
    kinds = ("工作动态", "政策文件", "财政资金", "人事信息")
    word.paragraph("分类公开情况", centred=True)
    word.table([[cell("类别"), cell("条数")]] + [[cell(kind), cell(str(report.random.randrange(90)))] for kind in kinds],
               [5000, 2000])


PRINTERS = {"statistics": print_statistics, "requests": print_requests, "review": print_review}
