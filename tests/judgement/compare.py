"""Compares what was planted with what was told, and counts by rule."""

from collections import Counter, defaultdict
from decimal import Decimal

from innocent import shapes_of
from relations import ARITHMETIC, BROKEN, FREE

COLUMNS = ("planted", "found", "misplaced", "missed", "false error", "false warning")


def _owing_relations(report, item):
    """The relations that a wrong figure breaks; if it breaks one that makes an error, those that make one."""
    broken = []
    for relation in report.relations:
        answer, severity = relation.holds(report.cells)
        if answer == BROKEN and item.places & set(relation.places):
            broken.append((relation, severity))
    errors = [pair for pair in broken if pair[1] == "error"]
    return errors or broken


def _broken_places(report, rules):
    """All cells of the relations of these rules that do not hold: one mistake is told with all that it breaks."""
    return set().union(*(relation.places for relation in report.relations
                         if relation.rule in rules and relation.holds(report.cells)[0] in (BROKEN, FREE)))


def _told(report, item, findings):
    """"found", "misplaced" or "missed": whether the findings say what the fault owes."""
    if not item.arithmetic:
        if any(item.is_told_by(finding) for finding in findings):
            return "found"
        return "misplaced" if any(finding.rule in item.rules for finding in findings) else "missed"
    owing = _owing_relations(report, item)
    for finding in findings:
        owes = any(relation.rule in finding.rules and severity == finding.severity for relation, severity in owing)
        if owes and finding.places & item.places and finding.places <= _broken_places(report, finding.rules):
            return "found"
    rules = {relation.rule for relation, _ in owing}
    return "misplaced" if any(finding.rules & rules for finding in findings) else "missed"


def _explained(report, planted, finding):
    if any(item.explains(finding) for item in planted if not item.arithmetic):
        return True
    if finding.rule in ARITHMETIC:
        return bool(finding.places) and finding.places <= _broken_places(report, finding.rules)
    if finding.rule == "C9":
        return any(finding.places & item.places for item in planted)
    if finding.rule == "R7":
        return any(statement.holds(report.cells) == BROKEN and finding.places & statement.places
                   for statement in report.statements)
    return False


class Tally:
    """Counts by form and rule, and every disagreement in words."""

    def __init__(self):
        self.counts = defaultdict(Counter)
        self.disagreements = []

    def add(self, name, report, planted, answer):
        """One report and what was said of it."""
        form = report.form.id
        for item in planted:
            told = _told(report, item, answer.findings)
            self._count(form, item.rule, told, item.severity, name, f"{item.name} {_places(item.places)}")
        false = [finding for finding in answer.findings
                 if finding.severity != "note" and not _explained(report, planted, finding)]
        for finding in false:
            self._count(form, finding.rule or finding.code, "false", finding.severity, name, str(finding))
        for rule, rows in shapes_of(report):
            self.counts[form, f"{rule} NEVER"]["planted"] += 1
            for finding in false:
                if rows & {place.row for place in finding.places}:
                    self._count(form, f"{rule} NEVER", "false", finding.severity, name, str(finding))
        if _is_readable(planted):
            self._compare_reading(name, report, planted, answer)

    def _count(self, form, rule, what, severity, name="", detail=""):
        count = self.counts[form, rule]
        count["planted"] += what != "false"
        count[what] += 1
        count[f"{what} {severity}"] += 1
        if what != "found":
            self.disagreements.append((f"{what} {severity}", rule, name, detail))

    def _compare_reading(self, name, report, planted, answer):
        """The form, the year, the agency and every figure, where no fault concerns them."""
        concerned = {item.rule for item in planted}
        self._read(name, report, "form", report.form.id, answer.form)
        if not concerned & {"R1", "B17"}:
            self._read(name, report, "year", report.year, answer.year)
        if not concerned & {"R2", "B18", "R11"}:
            self._read(name, report, "agency", report.agency.name, answer.agency)
        for place, cell in report.cells.items():
            state, value = answer.cells.get(place, ("not there", None))
            read = (state, Decimal(value) if value is not None else None)
            self._read(name, report, "cells", (cell.state, cell.value), read, _places({place}))

    def _read(self, name, report, what, wanted, got, where=""):
        self._count(report.form.id, f"{what} read", "found" if wanted == got else "missed", "error", name,
                    f"{where} {got} instead of {wanted}".strip())


def _is_readable(planted):
    """Whether enough is left of a report to compare what was read of it."""
    unreadable = ("every_cell_blank", "year_nowhere_and_no_table")
    return not any(item.rule in ("R4", "R5") or item.name in unreadable for item in planted)


def _places(places):
    return " ".join("/".join(place) for place in sorted(places)[:4])
