"""Shapes that look like faults and are none: the relations that must never be checked (NEVER).

Each says of a report whether it has the shape, and which rows somebody might suspect. A finding that names them
without a cause is counted against the rule that must not be.
"""

from forms import Place


def _statistics(report, *rows):
    return [report.cells[Place("statistics", row, "count")] for row in rows]


def _values(cells):
    """The numbers, or None if one of the cells has none."""
    return [cell.value for cell in cells] if all(cell.state == "number" for cell in cells) else None


def _sum_differs(report, total, parts):
    values = _values(_statistics(report, total, *parts))
    return values is not None and values[0] != sum(values[1:])


def _channels_do_not_add_up(report):
    return _sum_differs(report, "1.1", [f"1.2.{i}" for i in range(1, 6)])


def _received_and_finished_differ(report):
    return _sum_differs(report, "3.1", ["3.2"])


def _responses_do_not_add_up(report):
    return _sum_differs(report, "2.1", [f"2.2.{i}" for i in range(1, 6)])


def _more_opened_than_made(report):
    values = _values([report.cells[Place("art20.1", "normative", column)] for column in ("opened", "made")])
    return values is not None and values[0] > values[1]


def _fee_for_information(report):
    return any("信息处理费" in paragraph for section in report.sections for paragraph in section.paragraphs)


# Rule: the form, the shape, and the rows that a wrong rule would name.
NEVER = {
    "B9": ("zfxxgk-2014", _channels_do_not_add_up, {"1.1", "1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5"}),
    "B12": ("zfxxgk-2014", _received_and_finished_differ, {"3.1", "3.2"}),
    "B13": ("zfxxgk-2014", _responses_do_not_add_up, {"2.1", "2.2.1", "2.2.2", "2.2.3", "2.2.4", "2.2.5"}),
    "C8": ("zfxxgk-2019", _more_opened_than_made, {"normative"}),
    "D3": ("zfxxgk-2021", _fee_for_information, {"fees"}),
}


def shapes_of(report):
    """The NEVER rules that the report seems to break, each with the rows that a finding would name."""
    for rule, (form, has_shape, rows) in NEVER.items():
        if report.form.id == form and not report.stand_ins and has_shape(report):
            yield rule, rows
