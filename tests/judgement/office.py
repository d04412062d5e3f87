"""Reports that an office awaits: on its roster and in time, of an agency that it does not know, or late (R2, R9)."""

from catalogue import Planted
from judged import RECEIVED
from report import Report

_LATE = "逾期"  # a level of the roster whose reports were due in January


def _may_be(name, other):
    """Whether one name could abbreviate the other."""
    longer, shorter = sorted((name, other), key=len, reverse=True)
    rest = iter(longer)
    return all(sign in rest for sign in shorter)


def _draw(form_id, random, roster, known):
    while True:
        report = Report(form_id, random)
        names = [name for name, _ in roster]
        if known and report.agency.name not in names:
            return report
        if not known and not any(_may_be(report.agency.name, name) for name in names):
            return report


def awaited(form_id, count, random_of):
    """The configuration of an office without its roster, the roster, and (report, what it owes) for each report."""
    roster, reports = [], []
    for number in range(count):
        late = number % 3 == 1
        report = _draw(form_id, random_of(number), roster, True)
        roster.append((report.agency.name, _LATE if late else "按期"))
        reports.append((report, [Planted("R9", "warning", name="report_comes_late")] if late else []))
    for number in range(count, count + count // 3):
        report = _draw(form_id, random_of(number), roster, False)
        reports.append((report, [Planted("R2", "warning", quotes=report.agency.name, name="agency_is_not_known")]))
    years = sorted({report.year for report, _ in reports})
    deadlines = [f"{year} = {RECEIVED}\n{year}.{_LATE} = {year + 1}-01-31\n" for year in years]
    lines = [f"{number} | {level} | {name}\n" for number, (name, level) in enumerate(roster)]
    return "[deadlines]\n" + "".join(deadlines), "".join(lines), reports
