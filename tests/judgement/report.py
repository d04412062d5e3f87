"""One report: an agency, a year, figures, words and habits, all sound until a fault is planted, and its printing."""

import datetime
from dataclasses import dataclass

from agencies import random_agency
from figures import sound_figures
from forms import FORMS, Place, Row
from habits import random_habits, written
from narrative import introduction, opening, sound_sections, title_lines
from relations import BLANK, Cell, number, relations_of
from statements import agreeing_statements, decoys
from tables import PRINTERS, print_index_block, print_local_table, print_section_two
from word import Word

_PEOPLE = ("方砚秋", "陆知微", "沈牧之", "顾清越", "程望舒", "苏景行")


@dataclass(frozen=True)
class ExtraRow(Row):
    """A row that a province added. parent: the row or group whose last row it is."""
    parent: str = ""


class Report:
    """Its parts are public: faults change them before the report is printed.

    What is not given is drawn: the year, the agency, the figures {table: {(row, column): number}}, how zero is written.
    """

    def __init__(self, form_id, random, year=None, agency=None, figures=None, zero=None):
        self.random = random
        self.form = FORMS[form_id]
        self.year = year or random.randint(self.form.first_year, self.form.last_year)
        self.agency = agency or random_agency(random)
        self.habits = random_habits(random)
        self.habits.zero = zero or self.habits.zero
        self.phone = f"0{random.randint(300, 899)}-{random.randint(2000000, 8999999)}"
        self.cited = FORMS[random.choice(list(FORMS))].authority  # wrong ones, too: the number decides nothing

        self.title = title_lines(self, self.year)
        self.period = self._random_period()
        self.opening = opening(self)
        self.signed = datetime.date(self.year + 1, 1, 4) + datetime.timedelta(days=random.randrange(25))
        self.signature = self.agency.name
        self.left_out = set()  # rows that are not printed
        self.stand_ins = {}  # table id: "picture", "spreadsheet" or "nothing"

        self.extra_rows, self.cells = [], {}
        self._fill_cells(figures or sound_figures(self.form, self.agency, random))
        self._head_statistics()
        self.sections = sound_sections(self)
        self.statements = agreeing_statements(self)
        self._spread_sentences()
        self.oddities = []  # functions that write a paragraph of their own, in the first section

    @property
    def relations(self):
        return relations_of(self.form, [(row.parent, row.id) for row in self.extra_rows])

    def section(self, role):
        return next((section for section in self.sections if section.role == role), None)

    def _random_period(self):
        written_year = self.habits.year(self.year)
        return self.random.choice((
            "", f"本报告中数据的统计期限自{written_year}年1月1日起至{written_year}年12月31日止。",
            f"统计期限从{written_year}年1月1日到12月31日。", f"所列数据截至{written_year}年12月31日。"))

    def _fill_cells(self, all_figures):
        """Cells as the agency writes them. A table that would be blank as a whole is written with zeros instead."""
        for table_id, figures in all_figures.items():
            table = self.form.table(table_id)
            all_zero = not any(figures.values())
            for row in table.rows:
                for column in table.columns:
                    if row.is_group:
                        continue
                    value = figures[row.id, column.id]
                    text, state = written(value, self.habits, row.unit or column.unit)
                    if all_zero and state == "blank":
                        text, state = "0", "number"
                    if column.signed and value and state == "number":
                        text = self.random.choice((f"{value:+}", ("增" if value > 0 else "减") + str(abs(value))))
                    cell = number(value, text) if state == "number" else Cell(text, state)
                    self.cells[Place(table_id, row.id, column.id)] = cell
        if self.form.id == "zfxxgk-2014" and self.random.random() < 0.15:
            self._add_rows()
        if self.form.id in ("zfxxgk-2019", "zfxxgk-2021") and not self.habits.detail_totals:
            self._leave_totals_blank()

    def _add_rows(self):
        """Rows of a province: one more way to apply, which joins the sum, and activities, which join none."""
        letters, others = (Place("statistics", row, "count") for row in ("3.1.4", "+1"))
        self.extra_rows = [ExtraRow("+1", "5.其他形式申请数", "件", parent="3.1"),
                           ExtraRow("+2", "（四）开展宣传活动数", "次", parent="9")]
        moved = self.cells[letters].value or 0
        self.cells[others] = number(moved) if moved else BLANK if self.habits.zero == "" else number(0)
        if moved:
            self.cells[letters] = number(0)
        self.cells[Place("statistics", "+2", "count")] = number(self.random.randint(1, 9))

    def _leave_totals_blank(self):
        """Many leave 总计 blank but for what came in, the total of results and what is carried on."""
        for place in self.form.table("requests").places():
            if place.column == "total" and place.row not in ("1", "2", "3.7", "4"):
                self.cells[place] = BLANK

    def _head_statistics(self):
        """What stands above and below 政府信息公开情况统计表."""
        random, habits = self.random, self.habits
        self.table_agency = self.agency.name
        self.table_year_line = self.year_line(self.year)
        date = self.signed
        self.footer = [habits.signs(line) for line in (
            "单位负责人：{}　　审核人：{}　　填报人：{}".format(*random.sample(_PEOPLE, 3)),
            f"联系电话：{self.phone}　　填报日期：{date.year}年{date.month}月{date.day}日")]

    def year_line(self, year):
        return self.habits.signs(f"（{self.habits.year(year)}年度）")

    def _spread_sentences(self):
        """Statements and sentences that only look like some go to the sections that they speak of."""
        for section in self.sections:
            said = [statement.text for statement in self.statements if statement.phrase.role == section.role]
            said += decoys(section.role, self)
            self.random.shuffle(said)
            if said:
                section.paragraphs.append("".join(said))

    def say(self, role, sentence):
        """One more sentence at the end of a section's words."""
        section = self.section(role)
        if section.paragraphs:
            section.paragraphs[-1] += sentence
        else:
            section.paragraphs.append(sentence)

    def replace(self, old, new):
        """Rewrites a sentence wherever it stands."""
        for section in self.sections:
            section.paragraphs = [paragraph.replace(old, new) for paragraph in section.paragraphs]

    def save(self, path):
        word = Word(split=self.habits.split_runs)
        if self.habits.index_block:
            print_index_block(word, self)
        for line in self.title:
            word.paragraph(line, style="Large", centred=True)
        word.paragraph(self.habits.signs(self.opening + introduction(self)), indent=True)
        for oddity in self.oddities:
            oddity(word)
        for number_, section in enumerate(self.sections, 1):
            self._print_section(word, number_, section)
            if section.role == "overview" and self.habits.local_table:
                print_local_table(word, self)
        if self.signature:
            word.paragraph(self.signature)
        if self.signed:
            written_year = self.habits.year(self.signed.year)
            word.paragraph(f"{written_year}年{self.signed.month}月{self.signed.day}日")
        if self.form.id == "zfxxgk-2014":
            self._print_table(word, "statistics")
        word.save(path)

    def _print_section(self, word, number_, section):
        self._heading(word, 0, number_, section.title)
        for paragraph in section.paragraphs:
            word.paragraph(self.habits.signs(paragraph), indent=True)
        for part_number, (title, paragraphs) in enumerate(section.parts, 1):
            self._heading(word, 1, part_number, title)
            for paragraph in paragraphs:
                word.paragraph(self.habits.signs(paragraph), indent=True)
        printed_two = False
        for table in section.tables:
            if table in self.stand_ins or not table.startswith("art20"):
                self._print_table(word, table)
            elif not printed_two:
                print_section_two(word, self)
                printed_two = True

    def _print_table(self, word, table):
        stand_in = self.stand_ins.get(table)
        if stand_in == "picture":
            word.picture()
        elif stand_in == "spreadsheet":
            word.spreadsheet()
        elif stand_in is None:
            PRINTERS[table](word, self)

    def _heading(self, word, level, number_, title):
        numbering = self.habits.numbering
        numeral = "一二三四五六七八九十"[number_ - 1]
        typed = (numeral + "、" * (numbering != "bare"), self.habits.signs(f"（{numeral}）"))[level]
        title = self.habits.signs(title + "：" * (numbering == "colon"))
        if numbering == "automatic":
            word.paragraph(title, number=level, style=f"Heading{level + 1}")
        elif numbering == "styled":
            word.paragraph(typed + title, style=f"Heading{level + 1}")
        else:
            word.paragraph(typed + " " * (numbering == "spaced") + title, indent=True)
