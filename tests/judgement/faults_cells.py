"""Faults of single cells: words, negative and broken numbers, blanks, numbers in heading rows (B15, B16, R6)."""

from catalogue import SINCE_2019, WITH_TABLES, Planted, fault
from forms import Place
from habits import digits
from relations import BLANK, number, words


def _whole_number_places(report):
    """Every cell that holds a whole number that is never below zero, and is not a table of its own."""
    tables = [table for table in report.form.tables if len(table.places()) > 1]
    places = [Place(table.id, row.id, column.id) for table in tables for row in table.rows for column in table.columns
              if not (row.is_group or row.money or column.money or column.signed)]
    return [place for place in places if report.cells[place].state == "number"]


def _spoil(report, rule, severity, cell):
    places = _whole_number_places(report)
    if not places:
        return []
    place = report.random.choice(places)
    report.cells[place] = cell
    return [Planted(rule, severity, places=frozenset({place}))]


@fault("R6", *WITH_TABLES, touches=("cells",))
def words_in_a_cell(report):
    return _spoil(report, "R6", "error", words(report.random.choice(("无", "暂无", "若干", "见正文", "未统计", "没有"))))


@fault("B15", "zfxxgk-2014", touches=("cells",))
def below_zero(report):
    return _spoil(report, "B15", "error", number(-report.random.randint(1, 9)))


@fault("B15", "zfxxgk-2014", touches=("cells",))
def not_whole(report):
    return _spoil(report, "B15", "error", number(f"{report.random.randint(0, 9)}.5"))


@fault("R6", *SINCE_2019, touches=("cells",))
def below_zero_since_2019(report):
    return _spoil(report, "R6", "error", number(-report.random.randint(1, 9)))


@fault("R6", *SINCE_2019, touches=("cells",))
def not_whole_since_2019(report):
    return _spoil(report, "R6", "error", number(f"{report.random.randint(0, 9)}.5"))


@fault("R6", *WITH_TABLES, touches=("cells",))
def one_cell_blank(report):
    """A note only: a blank is not a zero, and not a fault. Where it was the table's only number, the table is blank."""
    planted = _spoil(report, "R6", "note", BLANK)
    tables = {place.table for item in planted for place in item.places}
    filled = any(place.table in tables and cell.state == "number" for place, cell in report.cells.items())
    return planted if filled else []


@fault("R6", *WITH_TABLES, touches=("cells",))
def dressed_number(report):
    """A note only: thousands separators, full-width digits and units are read, and told."""
    places = _whole_number_places(report)
    if not places:
        return []
    place = report.random.choice(places)
    value = report.cells[place].value
    dresses = [digits(value, 5), f"{value}件"] + [f"{value:,}"] * (value >= 1000)
    report.cells[place] = number(value, report.random.choice(dresses))
    return [Planted("R6", "note", rules={"R6", ""}, places=frozenset({place}))]  # told in reading, before any rule


@fault("R6", *WITH_TABLES, alone=True)
def every_cell_blank(report):
    for place in report.cells:
        report.cells[place] = BLANK
    return [Planted("R6", "error")]


@fault("R6", *SINCE_2019, alone=True)
def section_three_blank(report):
    for place in report.form.table("requests").places():
        report.cells[place] = BLANK
    return [Planted("R6", "error")]


@fault("B16", "zfxxgk-2014", touches=("groups",))
def number_in_a_heading_row(report):
    group = report.random.choice([row.id for row in report.form.table("statistics").rows if row.is_group])
    place = Place("statistics", group, "count")
    report.cells[place] = number(report.random.randint(1, 30))
    return [Planted("B16", "error", places=frozenset({place}))]
