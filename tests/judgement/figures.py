"""Random figures that satisfy every relation, and the shapes that look wrong and are not (the rules called NEVER)."""

from decimal import Decimal

from forms import ORGANISATIONS, OUTCOMES, REVIEW_GROUPS


class Figures(dict):
    """The numbers of one table by (row, column)."""

    def __init__(self, random):
        super().__init__()
        self.random = random
        self.size = random.choice((2, 9, 60, 900, 12000))

    def some(self, likely=0.6, size=None):
        """A number that is zero as often as real reports have zeros."""
        return self.random.randint(1, size or self.size) if self.random.random() < likely else 0

    def parts(self, total, count):
        """count numbers that add up to total, many of them zero."""
        weights = [self.random.random() ** 3 if self.random.random() < 0.6 else 0 for _ in range(count)]
        if not any(weights):
            weights[self.random.randrange(count)] = 1
        parts = [int(total * weight / sum(weights)) for weight in weights]
        parts[max(range(count), key=lambda i: weights[i])] += total - sum(parts)
        return parts

    def money(self):
        return Decimal(self.random.randint(1, 10 ** 6)).scaleb(-self.random.choice((0, 1, 2, 4)))


def statistics(random):
    """A sound 政府信息公开情况统计表 by row. Never follow: 1.1 from its channels (B9), 3.1 = 3.2 (B12), 2.1 from 2.2.x (B13)."""
    figures = Figures(random)
    rows = {}

    channels = [figures.some(likely) for likely in (0.3, 0.9, 0.4, 0.5, 0.6)]
    rows |= {f"1.2.{i}": channel for i, channel in enumerate(channels, 1)}
    rows["1.1"] = random.randint(max(channels), sum(channels))
    rows["1.1a"] = random.randint(0, min(rows["1.1"], 40)) if random.random() < 0.5 else 0
    rows["1.1b"] = rows["1.1a"] + figures.some(0.3, 12)

    for row, likely in (("2.1", 0.4), ("2.2.1", 0.4), ("2.2.2", 0.3), ("2.2.3", 0.6), ("2.2.4", 0.3), ("2.2.5", 0.3)):
        rows[row] = figures.some(likely, 50)
    for row in ("2.2.1", "2.2.2"):
        rows[row + "a"] = random.randint(0, rows[row])

    received = figures.some(0.6, max(2, figures.size // 3))
    finished = random.choice((received, random.randint(0, received), received + figures.some(0.5, 5)))
    finished = finished if received else 0
    rows |= {"3.1": received, "3.2": finished, "3.3": finished}
    for row, count in (("3.1", 4), ("3.2", 2), ("3.3", 8)):
        rows |= {f"{row}.{i}": part for i, part in enumerate(figures.parts(rows[row], count), 1)}
    rows |= {f"3.3.4{letter}": part for letter, part in zip("abcdef", figures.parts(rows["3.3.4"], 6))}

    for row in "45":
        rows[row] = figures.some(0.3, 30)
        rows |= {f"{row}.{i}": part for i, part in enumerate(figures.parts(rows[row], 3), 1)}
    rows["6"] = figures.some(0.2, 9)
    rows["7"] = figures.money() if received and random.random() < 0.2 else 0

    rows |= {"8.1": figures.some(0.8, 3), "8.2": figures.some(0.6, 20), "8.3": figures.some(0.9, 30)}
    rows |= zip(("8.3.1", "8.3.2"), figures.parts(rows["8.3"], 2))
    rows["8.4"] = figures.money() if random.random() < 0.3 else 0
    rows |= {"9.1": figures.some(0.8, 12), "9.2": figures.some(0.6, 8)}
    rows["9.3"] = random.randint(rows["9.2"], 300) if rows["9.2"] else 0
    return {(row, "count"): value for row, value in rows.items()}


def requests(random, table, carried_on=None):
    """A sound section 三. carried_on: what is carried on into the next year by column, where that is known."""
    figures = Figures(random)
    figures.size = random.choice((0, 1, 4, 30, 400))
    results = [row.id for row in table.rows if row.id.startswith("3.") and row.id != "3.7"]
    for column, likely in (("natural", 0.5), *zip(ORGANISATIONS, (0.3, 0.05, 0.05, 0.1, 0.1))):
        for row in results:
            figures[row, column] = figures.some(likely) if figures.size and random.random() < 0.6 else 0
        figures["3.7", column] = sum(figures[row, column] for row in results)
        figures["4", column] = figures.some(likely) if figures.size and random.random() < 0.6 else 0
        if carried_on is not None:
            figures["4", column] = carried_on[column]
        all_in_hand = figures["3.7", column] + figures["4", column]
        figures["2", column] = random.randint(0, all_in_hand) if random.random() < 0.5 else 0
        figures["1", column] = all_in_hand - figures["2", column]
    for row in table.rows:
        figures[row.id, "total"] = sum(figures[row.id, column] for column in ("natural", *ORGANISATIONS))
    return dict(figures)


def review(random):
    """A sound section 四."""
    figures = Figures(random)
    size = random.choice((0, 1, 3, 40))
    for group in REVIEW_GROUPS:
        outcomes = [figures.some(0.4, size) if size else 0 for _ in OUTCOMES]
        figures |= {("cases", f"{group}.{outcome}"): value for outcome, value in zip(OUTCOMES, outcomes)}
        figures["cases", f"{group}.total"] = sum(outcomes)
    return figures


def documents_2021(random, makes_rules):
    """A sound 第二十条第（一）项 of 2021. Documents of earlier years remain in force; some are repealed."""
    figures = Figures(random)
    for row, likely in (("rules", 0.8 if makes_rules else 0), ("normative", 0.6)):
        figures[row, "made"] = figures.some(likely, 12)
        figures[row, "repealed"] = figures.some(likely * 0.5, 9)
        figures[row, "in_force"] = figures[row, "made"] + figures.some(likely, 90)
    return figures


def documents_2019(random, makes_rules):
    """The same of 2019. Older documents may be opened this year, so that opened may exceed made (C8)."""
    figures = Figures(random)
    for row, likely in (("rules", 0.8 if makes_rules else 0), ("normative", 0.6)):
        figures[row, "made"] = figures.some(likely, 12)
        figures[row, "opened"] = figures.some(likely, 15)
        figures[row, "total"] = figures[row, "opened"] + figures.some(likely, 90)
    return figures


def rest_of_section_two(random, table):
    """第（五）, （六）, （八）, （九）项 of both forms: no relation joins them within one year."""
    figures = Figures(random)
    for row in table.rows:
        for column in table.columns:
            if column.money:
                figures[row.id, column.id] = figures.money() if random.random() < 0.5 else 0
            elif column.signed:
                figures[row.id, column.id] = random.randint(-min(figures[row.id, "last_year"], 9), 9)
            else:
                figures[row.id, column.id] = figures.some(0.5)
    return figures


def sound_figures(form, agency, random):
    """The numbers of every table of the form: {table id: {(row, column): number}}."""
    made = {}
    for table in form.tables:
        if table.id == "statistics":
            made[table.id] = statistics(random)
        elif table.id == "requests":
            made[table.id] = requests(random, table)
        elif table.id == "review":
            made[table.id] = review(random)
        elif table.id == "art20.1":
            documents = documents_2019 if form.id == "zfxxgk-2019" else documents_2021
            made[table.id] = documents(random, agency.makes_rules)
        else:
            made[table.id] = rest_of_section_two(random, table)
    return made
