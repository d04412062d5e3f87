"""Runs docintake check on many files and reads its answers."""

import datetime
import json
import subprocess
from dataclasses import dataclass

from forms import Place

_BATCH = 400

# The day on which every report comes: no report is of a later year, and what is dated later is dated in the future.
RECEIVED = datetime.date(2026, 6, 30)


@dataclass(frozen=True)
class Finding:
    rule: str
    rules: frozenset  # all that one mistake breaks
    code: str
    severity: str
    places: frozenset
    text: str

    def __str__(self):
        places = " ".join("/".join(place) for place in sorted(self.places)[:4])
        return f"{self.severity} {self.rule or '-'} {self.code} {places} {self.text}".strip()


@dataclass(frozen=True)
class Answer:
    """What report.json says of one document."""
    form: str | None
    year: int | None
    agency: str | None
    cells: dict  # Place: (state, value)
    findings: tuple


def _finding(item):
    places = frozenset(Place(cell["table"], cell["row"] or "", cell["column"] or "") for cell in item.get("cells", ()))
    text = " | ".join(str(item[key]) for key in ("message", "found", "expected", "also") if item.get(key))
    rule = item.get("rule") or ""
    return Finding(rule, frozenset(item.get("rules") or [rule]), item["code"], item["severity"], places, text)


def _answer(line):
    report = json.loads(line, parse_float=str, parse_int=str)
    cells = {}
    for table in report["tables"]:
        for row in table["rows"]:
            for column, cell in row["cells"].items():
                cells[Place(table.get("id") or "", row.get("id") or "", column)] = (cell["state"], cell.get("value"))
    fields = report["fields"]
    year = fields.get("year", {}).get("value")
    return Answer((report["form"] or {}).get("id"), int(year) if year else None, fields.get("agency", {}).get("value"),
                  cells, tuple(map(_finding, report["findings"])))


class Program:
    """The docintake of a build folder."""

    def __init__(self, build, config):
        self._path = f"{build}/docintake"
        self._config = config

    def check(self, paths, previous=None):
        """An Answer for each path, in their order. previous: a file of report.json of the years before."""
        return map(_answer, self.report_lines(paths, previous))

    def report_lines(self, paths, previous=None):
        """A report.json in one line for each path, in their order."""
        options = [f"--received={RECEIVED}"] + ([f"--previous={previous}"] if previous else [])
        for start in range(0, len(paths), _BATCH):
            batch = paths[start:start + _BATCH]
            process = subprocess.run([self._path, "check", "--format=json", "--lang=zh", f"--config={self._config}",
                                      *options, *batch], stdout=subprocess.PIPE, text=True, check=False)
            lines = process.stdout.splitlines()
            if process.returncode not in (0, 1) or len(lines) != len(batch):
                raise RuntimeError(f"docintake check: exit status {process.returncode}, "
                                   f"{len(lines)} answers for {len(batch)} documents")
            yield from lines
