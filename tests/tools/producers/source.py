"""The report that every producer writes: fixtures/producers/report.txt, one paragraph or row of the table a line."""
import re
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parents[3] / "fixtures" / "producers"
NUMBER = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+\.")
LIST_LEVEL = {"、": 0, "）": 1, ".": 2}


class Paragraph(NamedTuple):
    level: int  # of a heading; 0 for none
    number: str  # "一、", "（二）", "1." at its beginning; "" where none
    runs: list  # (text, is it bold), without the number

    @property
    def list_level(self):
        return LIST_LEVEL[self.number[-1]]

    @property
    def text(self):
        return "".join(text for text, _ in self.runs)


def _paragraph(line):
    hashes, text = re.match(r"(#*) *(.*)", line).groups()
    number = NUMBER.match(text)
    number = number.group() if number else ""
    pieces = text[len(number):].split("**")
    return Paragraph(len(hashes), number, [(piece, i % 2 == 1) for i, piece in enumerate(pieces) if piece])


def read():
    """The paragraphs above the table, its rows, and the paragraphs below it. The first paragraph is the title."""
    above, rows, below = [], [], []
    for line in (FOLDER / "report.txt").read_text("utf-8").splitlines():
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
        else:
            (below if rows else above).append(_paragraph(line))
    return above, rows, below
