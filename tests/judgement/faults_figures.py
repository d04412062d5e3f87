"""Faults of arithmetic: one figure is changed so that a relation of the rule breaks, and nothing else is set right."""

from catalogue import SINCE_2019, Planted, fault
from forms import Place
from relations import BROKEN, number


def _wrong_number(value, random):
    """The slips that happen: one too many, a digit changed or swapped, a nought too many, a figure left out."""
    text = str(value)
    slips = [value + 1, value + random.randint(2, 30), value * 10, 0]
    if value > 0:
        slips += [value - 1, random.randint(0, int(value))]
    if len(text) > 1 and text.isdigit():
        slips.append(int(text[1] + text[0] + text[2:]))
    return random.choice([slip for slip in slips if slip != value])


def break_relation(report, rule, chosen=lambda relation: True):
    """Changes one figure of one relation of the rule so that it breaks with the rule's own severity."""
    random = report.random
    relations = [relation for relation in report.relations if relation.rule == rule and chosen(relation)]
    for _ in range(60):
        relation = random.choice(relations)
        place = random.choice(relation.places)
        cell = report.cells[place]
        if cell.state != "number" or cell.value != int(cell.value):
            continue
        report.cells[place] = number(_wrong_number(int(cell.value), random))
        if relation.holds(report.cells) == (BROKEN, relation.severity):
            return [Planted(rule, relation.severity, places=frozenset({place}), arithmetic=True)]
        report.cells[place] = cell
    return []


def _one_wrong_figure(rule, *forms):
    def one_wrong_figure(report):
        return break_relation(report, rule)

    one_wrong_figure.__name__ = f"one_wrong_figure_{rule}"
    fault(rule, *forms)(one_wrong_figure)


for _rule in ("B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B10", "B11", "B14"):
    _one_wrong_figure(_rule, "zfxxgk-2014")
for _rule in ("C1", "C2", "C3", "C4"):
    _one_wrong_figure(_rule, *SINCE_2019)
_one_wrong_figure("C7", "zfxxgk-2019")
_one_wrong_figure("D2", "zfxxgk-2021")


@fault("C2", *SINCE_2019)
def figure_in_the_wrong_column(report):
    """A figure stands one column beside its own: the row still adds up, and two columns do not."""
    columns = [column.id for column in report.form.table("requests").columns[:-1]]
    rows = [row.id for row in report.form.table("requests").rows if row.id.startswith("3.") and row.id != "3.7"]
    filled = [(row, index) for row in rows for index in range(len(columns))
              if (report.cells[Place("requests", row, columns[index])].value or 0) > 0]
    if not filled:
        return []
    row, index = report.random.choice(filled)
    source = Place("requests", row, columns[index])
    target = Place("requests", row, columns[index - 1 if index else 1])
    if report.cells[target].state != "number":
        return []
    value = report.cells[source].value
    report.cells[source] = number(0)
    report.cells[target] = number(report.cells[target].value + value)
    if any(relation.holds(report.cells) != (BROKEN, "error") for relation in report.relations
           if relation.rule == "C2" and ({source, target} & set(relation.places))):
        return []
    return [Planted("C2", "error", places=frozenset({place}), arithmetic=True) for place in (source, target)]


@fault("C1", *SINCE_2019)
def carried_over_forgotten(report):
    """结转下年度 is one less in a column and in the total: only the relation printed on the form tells."""
    columns = [column.id for column in report.form.table("requests").columns[:-1]]
    column = report.random.choice(columns)
    places = [Place("requests", "4", column), Place("requests", "4", "total")]
    if any(report.cells[place].state != "number" or report.cells[place].value < 1 for place in places):
        return []
    for place in places:
        report.cells[place] = number(report.cells[place].value - 1)
    relations = [relation for relation in report.relations
                 if relation.rule == "C1" and set(places) & set(relation.places)]
    if any(relation.holds(report.cells) != (BROKEN, "error") for relation in relations):
        return []
    return [Planted("C1", "error", places=frozenset(relation.places), arithmetic=True) for relation in relations]


@fault("C9", *SINCE_2019, touches=("agency",))
def rules_made_by_who_may_not(report):
    """A department, a town or a street reports 规章."""
    if report.agency.level in ("city", "county"):
        return []
    columns = [column.id for column in report.form.table("art20.1").columns]
    if any(report.cells[Place("art20.1", "rules", column)].state == "text" for column in columns):
        return []
    for column in columns:
        report.cells[Place("art20.1", "rules", column)] = number(2 if column != "repealed" else 0)
    return [Planted("C9", "warning", places=frozenset(Place("art20.1", "rules", column) for column in columns))]
