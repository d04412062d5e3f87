"""Draws reports with none, one or several faults of the catalogue."""

from random import Random

# Each of these enters its faults in the catalogue.
import faults_cells  # noqa: F401
import faults_figures  # noqa: F401
import faults_report  # noqa: F401
import faults_words  # noqa: F401
from catalogue import CATALOGUE, fit_together, plant
from forms import FORMS
from relations import BROKEN
from report import Report


def _draw_faults(number, form, random, rules):
    """None, one or several faults for a report: every fault of the catalogue gets its turn as the only one."""
    faults = [fault for fault in CATALOGUE if form in fault.forms and (not rules or fault.rule in rules)]
    kind = number % 4 if not rules else 1
    if kind == 0 or not faults:
        return []
    if kind < 3:
        return [faults[number // 2 % len(faults)]]
    while True:
        several = random.sample(faults, min(random.randint(2, 4), len(faults)))
        if fit_together(several):
            return several


def _draw_year(faults, form, random, latest):
    """What a fault asks for, or a year of the form that is not after the latest; None where any will do."""
    year = next((fault.year(random, form) for fault in faults if fault.year), None)
    if year is None and latest:
        year = random.randint(FORMS[form].first_year, min(FORMS[form].last_year, latest))
    return year


def draw_report(number, form, seed, rules=None, latest=None):
    """The report of this number: itself, its faults, and what they owe. rules: those that its faults may break, instead
    of any. latest: its year is none after this one."""
    for attempt in range(200):
        random = Random(f"{seed}/{form}/{number}/{attempt}")
        faults = _draw_faults(number, form, random, rules)
        report = Report(form, random, _draw_year(faults, form, random, latest))
        planted = plant(faults, report)
        if planted is not None:
            return report, faults, planted
    raise RuntimeError(f"no report of the form {form} takes the faults {[fault.name for fault in faults]}")


def is_returned(report, planted):
    """Whether what was planted has the report returned: something of it is an error. None where either can be right."""
    if any(item.severity == "error" for item in planted if not item.arithmetic):
        return True
    if any(relation.holds(report.cells) == (BROKEN, "error") for relation in report.relations):
        return True
    # With the year in the title the tables may be another year's, which is an error.
    return None if any("R4" in item.also for item in planted) else False
