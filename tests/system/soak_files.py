"""The files of a soak: reports of every form, sound and with faults, and what else comes, made to be hostile or by mistake.

Each is known by its bytes, which no other file has, and by the answer that it must be given.
"""

import hashlib
import io
import os
import struct
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from random import Random

from running_daemon import BUILD
from soak_plan import COSTLY_KINDS

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
for folder in ("judgement", "bench"):
    sys.path.append(os.path.join(PROJECT, "tests", folder))

import documents
from catalogue import EVERY_FORM
from draw import draw_report, is_returned

LATEST = 2023  # no report is of a year that is not over on any day on which this runs
MIB = 1 << 20

# The fixtures of what is refused, by what the table calls them.
REFUSED = {
    "not a Word document": ("not-docx", "not-docx-html", "not-docx-html-bom", "not-docx-odt", "not-docx-pdf",
                            "not-docx-pptx", "not-docx-rtf", "not-docx-xlsx", "not-docx-zip", "old-doc", "old-xls"),
    "encrypted": ("encrypted",),
    "cut off": ("truncated",),
    "document type (DTD)": ("forbidden-dtd", "forbidden-dtd-styles", "forbidden-dtd-unread"),
    "damaged inside": ("malformed-styles", "malformed-xml", "missing-main-part"),
    "not a report": ("empty", "no-form", "no-table", "table-is-object", "table-is-picture"),
}


@dataclass(frozen=True)
class File:
    """kind: what the table calls it. returned: None where either can be right. codes: of which the answer must have one;
    none: any will do. reads: form, year and agency as the answer must have them; None: not looked at."""
    kind: str
    content: bytes
    returned: bool | None
    codes: frozenset = frozenset()
    reads: tuple | None = None

    @property
    def sha256(self):
        return hashlib.sha256(self.content).hexdigest()

    @property
    def is_whole(self):
        """Whether it ends as an archive does (APPNOTE 4.3.16), and is taken as soon as it is renamed into place."""
        end = self.content.rfind(b"PK\5\6", -65557)
        if end < 0 or end + 22 > len(self.content):
            return False
        size, start = struct.unpack_from("<II", self.content, end + 12)
        return start + size <= end


def _marked(archive, mark):
    """The archive with a comment, which changes nothing but its bytes."""
    if archive[-22:-18] != b"PK\5\6":
        return archive + mark
    return archive[:-2] + struct.pack("<H", len(mark)) + mark


def _packed(parts):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return archive.getvalue()


def _bomb():
    """Blanks within a document, a thousand to one."""
    parts = documents.package("")
    parts["word/document.xml"] = parts["word/document.xml"].replace("<w:body>", "<w:body>" + " " * (100 * MIB))
    return _packed(parts)


def _nested(depth):
    return _packed(documents.package("<w:smartTag>" * depth + "<w:p/>" + "</w:smartTag>" * depth))


def _many_parts():
    return _packed({**documents.package("<w:p/>"), **{f"docProps/{number}.xml": "" for number in range(5000)}})


def _oversized():
    return bytes(65 * MIB) + _packed(documents.package("<w:p/>"))


class Maker:
    """Makes files by number; the same seed and number make the same file. times: how often as large as in the bench those
    are that take long to read."""

    def __init__(self, seed, times):
        self.seed = seed
        self.refused = [(kind, *self._fixture(name)) for kind, names in REFUSED.items() for name in names]
        with tempfile.TemporaryDirectory() as folder:
            plain, path = folder + "/plain.docx", folder + "/made.docx"
            self._pack("reports/sound", plain)
            documents.word_like(plain, path)
            self.word_like = self._read(path)
            self.huge = []
            for name in documents.GROWING:
                documents.growing(name, times, path)
                self.huge.append(self._read(path))
        assert len(self.huge) == COSTLY_KINDS
        self.bombs = [("zip bomb", _bomb(), "zip-bomb"), ("nested too deep", _nested(100000), "too-large"),
                        ("too many parts", _many_parts(), "too-large"), ("too large a file", _oversized(), "too-large")]

    @staticmethod
    def _pack(fixture, path):
        subprocess.run([BUILD + "/tests/pack_fixture", fixture, path], check=True)

    @staticmethod
    def _read(path):
        with open(path, "rb") as file:
            return file.read()

    def _fixture(self, name):
        """The bytes of a fixture, and the code of its first finding."""
        with tempfile.TemporaryDirectory() as folder:
            self._pack("refused/" + name, folder + "/packed")
            content = self._read(folder + "/packed")
        with open(f"{PROJECT}/fixtures/refused/{name}/expected.txt", encoding="utf-8") as file:
            return content, file.read().splitlines()[3].split()[2]

    def _mark(self, number):
        return b"soak %d %d\n" % (self.seed, number)

    def report(self, number):
        """A report of each form in turn, every fourth of each form sound."""
        form = EVERY_FORM[number % len(EVERY_FORM)]
        report, faults, planted = draw_report(number // len(EVERY_FORM), form, self.seed, latest=LATEST)
        archive = io.BytesIO()
        report.save(archive)
        reads = None if faults else (report.form.id, report.year, report.agency.name)
        return File("report with faults" if faults else "sound report", _marked(archive.getvalue(), self._mark(number)),
                    is_returned(report, planted), reads=reads)

    def as_word_writes(self, number):
        return File("sound report", _marked(self.word_like, self._mark(number)), False)

    def refusal(self, number):
        kind, content, code = self.refused[number % len(self.refused)]
        return File(kind, _marked(content, self._mark(number)), True, frozenset({code}))

    def hostile(self, number):
        kind, content, code = self.bombs[number % len(self.bombs)]
        return File(kind, _marked(content, self._mark(number)), True, frozenset({code}))

    def costly(self, number):
        """Long, or wide, or nested below every limit; no report."""
        content = self.huge[number % len(self.huge)]
        return File("costly to read", _marked(content, self._mark(number)), True, frozenset({"no-form", "no-table"}))

    def cut_anywhere(self, number):
        report = self.report(number).content
        return File("cut off", report[:Random(f"{self.seed}/{number}").randrange(100, len(report) - 60)], True)

    def garbled(self, number):
        """A report with some bytes changed, which may matter or not."""
        random, content = Random(f"{self.seed}/{number}"), bytearray(self.report(number).content)
        for _ in range(random.randint(1, 20)):
            content[random.randrange(len(content))] = random.randrange(256)
        return File("bytes changed", bytes(content), None)

    def noise(self, number):
        random = Random(f"{self.seed}/{number}")
        return File("not a Word document", random.randbytes(random.randint(1, 100000)), True)
