"""The accounts of a soak: every file that came against every answer that went out, by agency and bytes."""

import base64
import collections
import dataclasses
import json
import os
import shutil
import threading
import time

from running_daemon import sha256
from soak_plan import PART, RENAMED

LETTERS = {b"returned": {b"note.html", b"note.txt"}, b"accepted": {b"receipt.html", b"receipt.txt"}}
REPEATS = {"already-accepted", "already-returned"}
KEPT_SECONDS = 300  # an answer, before it is cleared away: the same bytes may come again and be told of it

# How it is known that a file is whole.
AT_ONCE, LEFT_ALONE, WRITTEN_THERE = "whole, renamed into place", "no archive, renamed into place", "written in place"


@dataclasses.dataclass
class Sent:
    """One file that came. completed, delivered: nanoseconds since 1970; 0: not yet."""
    kind: str
    agency: bytes
    name: bytes
    way: str
    known_by: str
    calm: bool
    completed: int = 0
    delivered: int = 0

    @property
    def milliseconds(self):
        return (self.delivered - self.completed) / 1e6


@dataclasses.dataclass
class Entry:
    """What an agency has sent with the same bytes, and the answers to it as (id, shelf)."""
    file: object  # without its content
    sent: list = dataclasses.field(default_factory=list)
    answers: list = dataclasses.field(default_factory=list)


class Accounts:
    def __init__(self, service):
        self.service = service
        self.lock = threading.Lock()
        self.entries = {}  # by agency and SHA-256
        self.read = {}  # when each answer was read
        self.cleared = set()
        self.faults = []  # of single answers, in words
        self.wrong = collections.Counter()  # of these, by kind of file
        self.unfinished = collections.Counter()  # notes on uploads that took long, by agency and name
        self.told_of_first = 0  # answers to bytes that had been answered before
        self.staying = set()  # paths in the inbox that are never answered
        self.calm = False  # nothing but children of the reader is killed now

    # --- What comes ---

    def expect_to_stay(self, path):
        self.staying.add(os.path.relpath(path, self.service.inbox))

    def sent(self, file, agency, name, way):
        known_by = WRITTEN_THERE if way not in (RENAMED, PART) else AT_ONCE if file.is_whole else LEFT_ALONE
        sent = Sent(file.kind, agency, name, way, known_by, self.calm)
        with self.lock:
            entry = self.entries.setdefault((agency, file.sha256), Entry(dataclasses.replace(file, content=b"")))
            entry.sent.append(sent)
        return sent

    def all_sent(self):
        with self.lock:
            return [sent for entry in self.entries.values() for sent in entry.sent]

    # --- What goes out ---

    def collect(self):
        """Reads what is new in the outbox, and after a while clears it away, as an agency does. Not before the claim is
        gone: until then the daemon may look whether it has answered."""
        for answer in self.service.answers():
            if answer in self.cleared:
                self._fault("?", answer, "shown once more after it was cleared away")
            elif answer not in self.read:
                self.read[answer] = time.monotonic()
                self._read(answer, os.path.join(self.service.root, b"outbox", *answer))
            elif time.monotonic() - self.read[answer] > KEPT_SECONDS and not self.service.is_claimed(answer[2]):
                shutil.rmtree(os.path.join(self.service.root, b"outbox", *answer))
                self.cleared.add(answer)

    def _read(self, answer, folder):
        shelf, agency, answer_id = answer
        report = self.service.report(answer)
        submission = report["submission"]
        codes = {finding["code"] for finding in report["findings"]}
        name = submission["file_name"].encode()
        if submission.get("file_name_base64"):
            name = base64.b64decode(submission["file_name_base64"])
        if codes == {"unfinished"}:
            self.unfinished[agency, name] += 1
            return
        with self.lock:
            entry = self.entries.get((agency, submission["sha256"]))
        if entry is None:
            self._fault("?", answer, "about bytes that this agency has not sent")
            return
        entry.answers.append((answer_id.decode(), shelf))
        delivered = os.stat(folder).st_ctime_ns  # of its renaming onto the shelf
        sent = next((sent for sent in entry.sent if not sent.delivered and sent.name == name
                     and 0 < sent.completed < delivered), None)
        if sent is not None:
            sent.delivered = delivered
        self.told_of_first += bool(codes & REPEATS)
        mistakes = [*self._mistakes(entry, answer, report, codes, name), *self._missing(answer, folder, submission)]
        for what in mistakes:
            self._fault(entry.file.kind, answer, what)

    @staticmethod
    def _missing(answer, folder, submission):
        """What is not as it should be in the folder of an answer, in words."""
        names = set(os.listdir(folder))
        if not LETTERS[answer[0]] <= names:
            yield f"half an answer: {names}"
        originals = [name for name in names - LETTERS[answer[0]] - {b"report.json"} if not name.endswith(b".csv")]
        if len(originals) != 1:
            yield f"holds {originals}"
            return
        with open(os.path.join(folder, originals[0]), "rb") as file:
            if sha256(file.read()) != submission["sha256"]:
                yield "does not hold the file as it came"

    @staticmethod
    def _mistakes(entry, answer, report, codes, name):
        """What is not right in an answer, in words."""
        shelf, _, answer_id = answer
        file, text = entry.file, json.dumps(report)
        first = [other_shelf for other, other_shelf in entry.answers if other != answer_id.decode() and other in text]
        if name not in {sent.name for sent in entry.sent}:
            yield f"calls the file {name}"
        if (report["verdict"] == "returned") != (shelf == b"returned"):
            yield f"{report['verdict']} on the wrong shelf"
        if file.returned not in (None, shelf == b"returned"):
            yield f"{file.kind}, but {report['verdict']}: {sorted(codes)}"
        if codes & REPEATS:
            if first != [shelf]:
                yield "names an answer that is none"
            return
        if file.codes and not codes & file.codes:
            yield f"{file.kind}, but {sorted(codes)}"
        if codes & {"unreadable", "too-slow"}:
            yield f"{file.kind}, but {sorted(codes)}"
        if file.reads and file.reads != _what_was_read(report):
            yield f"holds {file.reads}, but {_what_was_read(report)} was read"

    def _fault(self, kind, answer, what):
        self.faults.append(f"{b'/'.join(answer).decode('utf-8', 'replace')}: {what}")
        self.wrong[kind] += 1

    # --- The balance ---

    def waited_for(self):
        """How many files have no answer yet."""
        with self.lock:
            return sum(max(0, len(entry.sent) - len(entry.answers)) for entry in self.entries.values())

    def balance(self):
        """By kind of file: counts of "in", "answered", "lost", "twice" and "wrong"."""
        rows = collections.defaultdict(collections.Counter)
        for entry in self.entries.values():
            row, sent, answers = rows[entry.file.kind], len(entry.sent), len(entry.answers)
            row.update({"in": sent, "answered": min(sent, answers), "lost": max(0, sent - answers),
                        "twice": max(0, answers - sent)})
        for kind, count in self.wrong.items():
            rows[kind]["wrong"] += count
        return rows

    def lost(self):
        """The files without an answer, in words."""
        return [f"{entry.sent[0].kind} {entry.sent[0].way} {key[0]!r}/{entry.sent[0].name!r}"
                for key, entry in self.entries.items() if len(entry.answers) < len(entry.sent)]

    def repeated(self):
        """How many files had come before, byte for byte, from the same agency."""
        return sum(len(entry.sent) - 1 for entry in self.entries.values())

    def told_too_often(self):
        """Uploads that took long and were told of more than once."""
        uploads = collections.Counter((sent.agency, sent.name) for sent in self.all_sent()
                                      if sent.known_by == WRITTEN_THERE)
        return [f"{key}: {count} notes on {uploads[key]} uploads" for key, count in self.unfinished.items()
                if count > uploads[key]]

    def left_behind(self):
        """What lies where nothing should lie when everything is answered."""
        service = self.service
        left = [path for path in service.in_inbox() if path not in self.staying]
        left += [b"missing: " + path for path in self.staying - set(service.in_inbox())]
        left += [b"spool/active/" + name for name in service.list(b"spool", b"active")]
        left += [b"outbox/" + name for name in service.list(b"outbox") if name.startswith(b".")]
        return left


def _what_was_read(report):
    form, fields = report["form"], report["fields"]
    year = fields.get("year", {}).get("value")
    return form and form["id"], year and int(year), fields.get("agency", {}).get("value")
