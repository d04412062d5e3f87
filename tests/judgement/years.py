"""Reports of two years in a row: what the later one must take over from the earlier (C5, C6, D1)."""

from catalogue import Planted
from figures import requests, sound_figures
from forms import FORMS, Place
from relations import number
from report import Report

# The last reports of the form of 2019 are the previous ones of the first of 2021.
YEARS = {"zfxxgk-2019": (2020,), "zfxxgk-2021": (2021, 2022, 2023, 2024, 2025)}


def _form_of(year):
    return next(form for form in FORMS.values() if form.first_year <= year <= form.last_year)


def _earlier_figures(report, form):
    """Figures of the year before with which the report's agree."""
    def figure(table, row, column):
        return int(report.cells[Place(table, row, column)].value or 0)

    random = report.random
    figures = sound_figures(form, report.agency, random)
    columns = [column.id for column in form.table("requests").columns]
    figures["requests"] = requests(random, form.table("requests"),
                                   {column: figure("requests", "2", column) for column in columns})
    if form is not report.form:
        return figures
    if form.id == "zfxxgk-2021":
        for row in ("rules", "normative"):
            in_force, made, repealed = (figure("art20.1", row, column) for column in ("in_force", "made", "repealed"))
            in_force += repealed - made
            figures["art20.1"][row, "in_force"] = in_force
            figures["art20.1"][row, "made"] = min(figures["art20.1"][row, "made"], in_force)
    else:
        for table in form.tables:
            if not any(column.signed for column in table.columns):
                continue
            for row in table.rows:
                last_year = figure(table.id, row.id, "last_year")
                change = random.randint(-9, min(last_year, 9))
                figures[table.id][row.id, "last_year"] = last_year - change
                figures[table.id][row.id, "change"] = change
    return figures


def _change_earlier(earlier, place):
    """One figure of the earlier report is another."""
    cell = earlier.cells[place]
    earlier.cells[place] = number((cell.value or 0) + earlier.random.randint(1, 9))


def _break_carried_over(report, earlier):
    column = report.random.choice([column.id for column in report.form.table("requests").columns])
    _change_earlier(earlier, Place("requests", "4", column))
    return [Planted("C5", "warning", places=frozenset({Place("requests", "2", column)}))]


def _break_items(report, earlier):
    tables = [table for table in report.form.tables if any(column.signed for column in table.columns)]
    table = report.random.choice(tables)
    row = report.random.choice(table.rows).id
    _change_earlier(earlier, Place(table.id, row, report.random.choice(("last_year", "change"))))
    return [Planted("C6", "warning", places=frozenset({Place(table.id, row, "last_year")}))]


def _break_in_force(report, earlier):
    _change_earlier(earlier, Place("art20.1", "normative", "in_force"))
    return [Planted("D1", "warning", places=frozenset({Place("art20.1", "normative", "in_force")}))]


def two_years(form_id, random, with_fault):
    """A report, the one of the year before, and what breaking their relation owes."""
    year = random.choice(YEARS[form_id])
    report = Report(form_id, random, year, zero="0")
    form = _form_of(year - 1)
    earlier = Report(form.id, random, year - 1, report.agency, _earlier_figures(report, form), zero="0")
    faults = [_break_carried_over]
    if form is report.form:
        faults.append(_break_items if form_id == "zfxxgk-2019" else _break_in_force)
    planted = random.choice(faults)(report, earlier) if with_fault else []
    for item in planted:
        item.name = "figure_differs_from_the_year_before"
    return report, earlier, planted


def pairs(form_id, count, random_of):
    """count pairs, each of another agency, so that no report finds the earlier one of another pair."""
    taken, number_ = set(), 0
    while len(taken) < count:
        random = random_of(number_)
        report, earlier, planted = two_years(form_id, random, number_ % 2)
        number_ += 1
        if report.agency.name not in taken:
            taken.add(report.agency.name)
            yield report, earlier, planted
