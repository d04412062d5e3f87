"""What must hold between the figures, rule by rule, worked out independently of docintake.

A relation is asked about the cells of a report and answers HOLDS, BROKEN or FREE. FREE: cells that it needs are not
numbers, so that a finding is neither owed nor wrong.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Callable

from forms import ORGANISATIONS, OUTCOMES, REVIEW_GROUPS, Place

HOLDS, BROKEN, FREE = "holds", "broken", "free"


@dataclass(frozen=True)
class Cell:
    """What is written in a cell, how it is to be read, and the number if it is one."""
    text: str
    state: str = "number"
    value: Decimal | None = None


def number(value, text=None):
    return Cell(str(value) if text is None else text, "number", Decimal(value))


BLANK = Cell("", "blank")


def not_applicable(text):
    return Cell(text, "not_applicable")


def words(text):
    return Cell(text, "text")


@dataclass(frozen=True)
class Sum:
    """The totals together are as much as the parts together. added: rows of a province, which may be parts or not."""
    rule: str
    severity: str
    totals: tuple
    parts: tuple
    added: tuple = ()

    @property
    def places(self):
        return self.totals + self.parts + self.added

    def holds(self, cells):
        """The answer, and the severity of a breach: blanks among the parts make it a question."""
        answer = self._holds_for(self.parts + self.added, cells)
        return self._holds_for(self.parts, cells) if self.added and answer[0] == BROKEN else answer

    def _holds_for(self, parts, cells):
        totals = [cells[place] for place in self.totals]
        parts = [cells[place] for place in parts]
        if any(cell.state != "number" for cell in totals) or any(cell.state == "text" for cell in parts):
            return FREE, self.severity
        filled = [cell.value for cell in parts if cell.state == "number"]
        blanks = sum(cell.state == "blank" for cell in parts)
        if not filled:
            return FREE, self.severity
        difference = sum(cell.value for cell in totals) - sum(filled)
        if difference == 0:
            return HOLDS, self.severity
        if difference > 0 and blanks:
            return BROKEN, "warning"
        return BROKEN, self.severity


@dataclass(frozen=True)
class Test:
    """Something that holds between the numbers of some cells."""
    rule: str
    severity: str
    places: tuple
    true: Callable

    def holds(self, cells):
        if any(cells[place].state != "number" for place in self.places):
            return FREE, self.severity
        return (HOLDS if self.true(*(cells[place].value for place in self.places)) else BROKEN), self.severity


def at_most(rule, severity, part, whole):
    return Test(rule, severity, (part, whole), lambda part_value, whole_value: part_value <= whole_value)


def _statistics(extra_rows):
    """B1 to B8, B10, B11 and B14. extra_rows: pairs of a parent's id and the id of a row that a province added."""
    def at(row):
        return Place("statistics", row, "count")

    def total(rule, row, parts, severity="error"):
        added = tuple(at(extra) for parent, extra in extra_rows if parent == row)
        return Sum(rule, severity, (at(row),), tuple(map(at, parts)), added)

    grounds = [f"3.3.4{letter}" for letter in "abcdef"]
    channels = [f"1.2.{i}" for i in range(1, 6)]
    yield total("B1", "3.1", [f"3.1.{i}" for i in range(1, 5)])
    yield total("B2", "3.2", ["3.2.1", "3.2.2"])
    yield total("B3", "3.3", [f"3.3.{i}" for i in range(1, 9)])
    yield total("B4", "4", ["4.1", "4.2", "4.3"])
    yield total("B4", "5", ["5.1", "5.2", "5.3"])
    yield total("B5", "8.3", ["8.3.1", "8.3.2"])
    for part, whole in ("1.1a", "1.1"), ("2.2.1a", "2.2.1"), ("2.2.2a", "2.2.2"), *((row, "3.3.4") for row in grounds):
        yield at_most("B6", "error", at(part), at(whole))
    yield total("B7", "3.3.4", grounds, "warning")
    for channel in channels:
        yield at_most("B8", "warning", at(channel), at("1.1"))
    yield Test("B8", "warning", tuple(map(at, ("1.1", *channels))), lambda opened, *ways: opened <= sum(ways))
    yield at_most("B10", "warning", at("1.1a"), at("1.1b"))
    yield Test("B11", "warning", (at("3.2"), at("3.3")), lambda finished, answered: finished == answered)
    yield Test("B14", "warning", (at("9.2"), at("9.3")), lambda courses, people: (courses > 0) == (people > 0))
    yield Test("B14", "warning", (at("7"), at("3.1")), lambda fees, received: fees == 0 or received > 0)
    for row in ("3.2", "3.3"):
        yield Test("B14", "warning", (at("3.1"), at(row)), lambda received, done: received > 0 or done == 0)


def _requests(form):
    """C1 to C3."""
    table = form.table("requests")
    for column in table.columns:
        def at(row, column=column.id):
            return Place("requests", row, column)

        results = tuple(at(row.id) for row in table.rows if row.id.startswith("3.") and row.id != "3.7")
        yield Sum("C1", "error", (at("3.7"), at("4")), (at("1"), at("2")))
        yield Sum("C2", "error", (at("3.7"),), results)
    for row in table.rows:
        yield Sum("C3", "error", (Place("requests", row.id, "total"),),
                  tuple(Place("requests", row.id, column) for column in ("natural", *ORGANISATIONS)))


def _review():
    for group in REVIEW_GROUPS:
        yield Sum("C4", "error", (Place("review", "cases", f"{group}.total"),),
                  tuple(Place("review", "cases", f"{group}.{outcome}") for outcome in OUTCOMES))


def relations_of(form, extra_rows=()):
    """Every relation between figures of one report of this form."""
    if form.id == "zfxxgk-2014":
        return list(_statistics(extra_rows))
    if not form.tables:
        return []
    relations = [*_requests(form), *_review()]
    for row in ("rules", "normative"):
        if form.id == "zfxxgk-2019":
            relations.append(at_most("C7", "error", Place("art20.1", row, "opened"), Place("art20.1", row, "total")))
        else:
            relations.append(at_most("D2", "warning", Place("art20.1", row, "made"), Place("art20.1", row, "in_force")))
    return relations


ARITHMETIC = {"B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B10", "B11", "B14", "C1", "C2", "C3", "C4", "C7", "D2"}
