"""The catalogue of faults: what a fault is, how it is planted, and by what it is recognised in a report.json."""

from dataclasses import dataclass
from typing import Callable

from relations import BROKEN

EVERY_FORM = ("zfxxgk-2008", "zfxxgk-2014", "zfxxgk-2019", "zfxxgk-2021")
WITH_TABLES = EVERY_FORM[1:]
SINCE_2019 = EVERY_FORM[2:]


@dataclass
class Planted:
    """What one fault owes.

    rules: those that may report it. severity: of the finding. places: cells of which the finding must name at least one
    (none: it is about no cell). quotes: text that the finding must quote, white space aside. also: rules whose findings
    are explained by the fault, too, without being owed.
    """
    rule: str
    severity: str
    rules: frozenset = frozenset()
    places: frozenset = frozenset()
    quotes: str = ""
    also: frozenset = frozenset()
    arithmetic: bool = False
    name: str = ""

    def __post_init__(self):
        self.rules = frozenset(self.rules or {self.rule})

    def explains(self, finding):
        """Whether the finding can be due to this fault."""
        if finding.rule in self.also:
            return True
        return bool(finding.rules & self.rules) and (not self.places or bool(finding.places & self.places))

    def is_told_by(self, finding):
        """Whether the finding says what is owed, where it is owed."""
        return (bool(finding.rules & self.rules) and finding.severity == self.severity
                and (not self.places or bool(finding.places & self.places))
                and _plain(self.quotes) in _plain(finding.text))


def _plain(text):
    return "".join(text.split())


@dataclass(frozen=True)
class Fault:
    """A row of the catalogue.

    touches: names of what it changes; two faults that share one are not planted together. alone: it leaves so little
    that nothing else is planted beside it. year: draws the report's year where the form's own will not do.
    """
    name: str
    rule: str
    forms: tuple
    touches: frozenset
    alone: bool
    plant: Callable
    year: Callable | None = None


CATALOGUE = []


def fault(rule, *forms, touches=(), alone=False, year=None):
    """Enters a function in the catalogue. It changes a report and returns a list of Planted, empty where it cannot."""
    def enter(plant):
        CATALOGUE.append(Fault(plant.__name__, rule, forms, frozenset(touches), alone, plant, year))
        return plant
    return enter


def fit_together(faults):
    """Whether one report can have all of these."""
    touched = [name for each in faults for name in each.touches]
    return len(touched) == len(set(touched)) and (len(faults) == 1 or not any(each.alone for each in faults))


def plant(faults, report):
    """Plants them in the catalogue's order. Returns what they owe, or None if the report cannot take them all."""
    planted = []
    for each in sorted(faults, key=CATALOGUE.index):
        owed = each.plant(report)
        if not owed:
            return None
        for item in owed:
            item.name = each.name
        planted += owed
    return planted if _still_owed(planted, report) else None


def _still_owed(planted, report):
    """Whether no fault has mended another, and every broken relation is broken by one fault alone."""
    broken = [relation for relation in report.relations if relation.holds(report.cells)[0] == BROKEN]
    for item in planted:
        if item.arithmetic and not any(relation.rule == item.rule and item.places & set(relation.places)
                                       for relation in broken):
            return False
    causes = {item.name: item.places for item in planted if item.arithmetic or item.places}
    return all(sum(bool(places & set(relation.places)) for places in causes.values()) < 2 for relation in broken)
