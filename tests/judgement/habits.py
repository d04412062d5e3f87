"""How one agency writes: drawn once a report, so that a report is consistent with itself as real ones are."""

from dataclasses import dataclass

_HALF_WIDTH = str.maketrans("（），：；“”", "(),:;\"\"")
_FULL_WIDTH_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
_DIGITS = ("0123456789", "〇一二三四五六七八九", "○一二三四五六七八九", "O一二三四五六七八九", "0一二三四五六七八九")


@dataclass
class Habits:
    """Every habit has the value that most agencies have as its default."""
    split_runs: bool = True
    half_width: bool = False
    numbering: str = "typed"  # typed, spaced, bare, colon, styled, automatic
    year_script: int = 0  # of _DIGITS; 5: full-width digits
    title: int = 0
    names_itself: str = "name"  # name, local: in the text
    index_block: bool = False  # 索引号, 文号 in a table above the title
    local_table: bool = False  # one of its own, which no form knows
    counts_parts: bool = False  # says, wrongly, how many parts the report has
    # tables
    zero: str = "0"
    figures: str = "plain"  # plain, thousands, full-width, padded
    spaced: bool = False
    wrapped: str = ""  # "", "\n" (paragraphs) or "\v" (line breaks)
    vertical: bool = False
    merging: str = "merged"  # merged, repeated
    line_lost: bool = False  # 本年新 twice, the second line of both headers lost
    detail_totals: bool = True  # the column 总计 is filled in for single results
    headers_repeat: bool = False
    pieces: int = 1
    serial_column: bool = False
    one_table: bool = True
    brief_labels: bool = False
    units_in_cells: bool = False
    caption_in_table: bool = False
    caption_in_box: bool = False
    footer: bool = True

    def signs(self, text):
        """The text with the agency's kind of punctuation."""
        return text.translate(_HALF_WIDTH) if self.half_width else text

    def year(self, year):
        return digits(year, self.year_script)

    def label(self, text):
        """A label of a header cell."""
        if self.spaced:
            text = " ".join(text) if len(text) <= 4 else text
        elif self.wrapped and 4 <= len(text) <= 12:
            text = text[:len(text) // 2] + self.wrapped + text[len(text) // 2:]
        return self.signs(text)

    def row_label(self, text):
        """A label of a row."""
        if self.wrapped and len(text) > 14:
            text = text[:12] + self.wrapped + text[12:]
        return self.signs(text)


def digits(number, script=0):
    """Digit for digit: 2017, 二〇一七, ２０１７."""
    if script == 5:
        return str(number).translate(_FULL_WIDTH_DIGITS)
    return "".join(_DIGITS[script][int(digit)] for digit in str(number))


def numeral(number):
    """As one says it: 十三, 一百二十. Below ten thousand."""
    units, words, gap = ("千", "百", "十", ""), "", False
    for unit, digit in zip(units, f"{number:04}"):
        if digit == "0":
            gap = bool(words)
            continue
        words += "零" * gap + _DIGITS[1][int(digit)] + unit
        gap = False
    return (words.removeprefix("一") if words.startswith("一十") else words) or "零"


def written(value, habits, unit=""):
    """A figure as the agency writes it into a cell, and what kind of entry that is."""
    if value == 0 and habits.zero != "0":
        return habits.zero, "blank" if not habits.zero.strip() else "not_applicable"
    text = str(value)
    if habits.figures == "thousands" and abs(value) >= 1000:
        text = f"{value:,}"
    elif habits.figures == "full-width":
        text = text.translate(_FULL_WIDTH_DIGITS)
    elif habits.figures == "padded":
        text = f" {text} "
    if habits.units_in_cells and unit and unit != "—":
        text += unit
    return text, "number"


def random_habits(random):
    """One agency's habits: each unusual one now and then."""
    def seldom(usual, *unusual, chance=0.25):
        return random.choice(unusual) if random.random() < chance else usual

    return Habits(
        split_runs=random.random() < 0.7,
        half_width=seldom(False, True),
        numbering=random.choices(
            ("typed", "spaced", "bare", "colon", "styled", "automatic"), (50, 12, 3, 5, 15, 15))[0],
        year_script=seldom(0, 1, 2, 3, 4, 5),
        title=random.randrange(8),
        names_itself=random.choice(("name", "local")),
        index_block=seldom(False, True, chance=0.1),
        local_table=seldom(False, True, chance=0.1),
        counts_parts=seldom(False, True, chance=0.1),
        zero=seldom("0", "", "/", "—", "-", chance=0.3),
        figures=seldom("plain", "thousands", "full-width", "padded"),
        spaced=seldom(False, True),
        wrapped=seldom("", "\n", "\v", chance=0.4),
        vertical=seldom(False, True),
        merging=seldom("merged", "repeated"),
        line_lost=seldom(False, True, chance=0.04),
        detail_totals=seldom(True, False, chance=0.12),
        headers_repeat=seldom(False, True),
        pieces=seldom(1, 2, 3, chance=0.2),
        serial_column=seldom(False, True, chance=0.15),
        one_table=random.random() < 0.6,
        brief_labels=seldom(False, True),
        units_in_cells=seldom(False, True, chance=0.1),
        caption_in_table=seldom(False, True, chance=0.1),
        caption_in_box=seldom(False, True, chance=0.1),
        footer=random.random() < 0.8,
    )
