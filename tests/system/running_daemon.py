"""A daemon at work on a root folder of its own, with a reader that does as the documents say
(tests/tools/scripted_reader.c). What tests/system/*.py share; each is called with the build folder and, if only some of its
tests are to run, their names.
"""

import contextlib
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

BUILD = os.path.abspath(sys.argv.pop(1))
SETTINGS = "[general]\nlanguage = en\n[inbox]\nsettle_seconds = 1\nscan_seconds = 2\n[reader]\ndeadline_seconds = 2\n" \
           "[spool]\nfree_mib = 0\nfree_inodes = 0\n"


def inbox_settings(*lines, settings=SETTINGS):
    """The settings with these lines in their section [inbox]."""
    return settings.replace("[inbox]\n", "[inbox]\n" + "".join(line + "\n" for line in lines))


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def whole(word, number=0, size=0):
    """A document of this word that is complete, as an archive is: what is renamed into place like this is taken at once."""
    return b"%s %d\n" % (word, number) + random.randbytes(size) + b"PK\5\6" + bytes(18)


def wait_until(condition, seconds=30):
    """Waits until the condition holds; returns whether it did."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return condition()


class Daemon:
    """A root folder with a daemon at work on it. Names are bytes: not every one is text."""

    def __init__(self, settings=SETTINGS, reader=BUILD + "/tests/scripted_reader"):
        self.top = tempfile.mkdtemp(prefix="docintake-")
        self.root = os.fsencode(self.top) + b"/root"
        self.inbox = self.root + b"/inbox"
        self.settings = self.top + "/docintake.conf"
        self.process = None
        self.log = open(self.top + "/log", "w+b")
        os.makedirs(self.inbox)
        self.configure(settings)
        programs = self.top + "/programs"
        os.mkdir(programs)
        # A copy, because the daemon looks for the reader beside itself.
        shutil.copy(BUILD + "/docintaked", programs)
        shutil.copy(reader, programs + "/docintake-reader")
        os.symlink(BUILD + "/forms", programs + "/forms")
        os.symlink(BUILD + "/locale", programs + "/locale")
        self.program = programs + "/docintaked"

    def configure(self, settings):
        with open(self.settings, "w", encoding="utf-8") as file:
            file.write(settings)

    def start(self, before=(), **environment):
        """before: a command that runs the daemon, with its arguments, without staying its parent."""
        self.process = subprocess.Popen([*before, self.program, "--config", self.settings, "--root", self.root],
                                        stderr=self.log, stdin=subprocess.DEVNULL, env={**os.environ, **environment})
        wait_until(lambda: self.is_running() or self.process.poll() is not None, 20)
        if not self.is_running():
            raise AssertionError("the daemon does not run: " + self.messages())

    def is_running(self):
        status = self.status()
        return status.get("pid") == self.process.pid and status.get("state") == "running"

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)

    @contextlib.contextmanager
    def asleep(self):
        """What is done meanwhile, the daemon sees all at once, however busy the machine is."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    def remove(self):
        if self.process is not None and self.process.poll() is None:
            self.kill()
        self.log.close()
        shutil.rmtree(self.top)

    def messages(self):
        self.log.flush()
        with open(self.top + "/log", "rb") as file:
            return file.read().decode("utf-8", "replace")

    def status(self):
        try:
            with open(self.root + b"/spool/status.json", "rb") as file:
                return json.load(file)
        except FileNotFoundError:
            return {}

    def last_error(self):
        return (self.status().get("last_error") or {}).get("text", "")

    def drop(self, path, content):
        """Writes a file aside and renames it into the inbox, as a careful sender does."""
        target = os.path.join(self.inbox, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        aside = os.path.join(self.root, b"aside")
        with open(aside, "wb") as file:
            file.write(content)
        os.rename(aside, target)

    def answers(self):
        """Every answer in the outbox: (shelf, agency, id)."""
        return [(shelf, agency, answer)
                for shelf in (b"accepted", b"returned")
                for agency in self.list(b"outbox", shelf)
                for answer in self.list(b"outbox", shelf, agency)]

    def list(self, *steps):
        try:
            return sorted(os.listdir(os.path.join(self.root, *steps)))
        except (FileNotFoundError, NotADirectoryError):
            return []

    def report(self, answer):
        with open(os.path.join(self.root, b"outbox", *answer, b"report.json"), "rb") as file:
            return json.load(file)

    def originals(self):
        """Hash and name of the file as it came, for every answer."""
        ours = {b"report.json", b"note.html", b"note.txt", b"receipt.html", b"receipt.txt"}
        found = []
        for answer in self.answers():
            folder = os.path.join(self.root, b"outbox", *answer)
            names = [name for name in os.listdir(folder) if name not in ours]
            if len(names) != 1:
                raise AssertionError(f"{names} in {folder}")
            with open(os.path.join(folder, names[0]), "rb") as file:
                found.append((sha256(file.read()), names[0]))
        return found

    def in_inbox(self):
        return sorted(os.path.relpath(os.path.join(folder, name), self.inbox)
                      for folder, _, names in os.walk(self.inbox) for name in names)

    def answered(self, count, seconds=30):
        """Waits for so many answers and for the spool to be empty."""
        return wait_until(lambda: len(self.answers()) >= count and not self.list(b"spool", b"active"), seconds)


class DaemonTest(unittest.TestCase):
    def setUp(self):
        self.daemon = Daemon()
        self.addCleanup(self.daemon.remove)

    def expect_answers(self, count, seconds=30):
        if not self.daemon.answered(count, seconds):
            self.fail(f"{len(self.daemon.answers())} answers of {count}; {self.daemon.messages()}")
        self.assertEqual(len(self.daemon.answers()), count)

    def expect_hashes(self, contents):
        """Waits until these documents were answered, each once, and nothing else."""
        self.expect_answers(len(contents), 60)
        self.assertEqual(sorted(self.daemon.report(answer)["submission"]["sha256"] for answer in self.daemon.answers()),
                         sorted(map(sha256, contents)))

    def verdicts(self):
        return {self.daemon.report(answer)["submission"]["file_name"]: self.daemon.report(answer)["verdict"]
                for answer in self.daemon.answers()}


class InboxTest(DaemonTest):
    """With the folder of an agency, "tax"."""

    def setUp(self):
        super().setUp()
        self.tax = os.path.join(self.daemon.inbox, b"tax")
        os.mkdir(self.tax)

    def put(self, name, content):
        """Writes a file where it is to lie, as a careless sender does; returns its path."""
        path = os.path.join(self.tax, name)
        with open(path, "wb") as file:
            file.write(content)
        return path

    def names(self):
        return sorted(self.daemon.report(answer)["submission"]["file_name"] for answer in self.daemon.answers())

    def expect_quiet(self, count, seconds=3):
        """For as long as a settled file would take, there are no more answers than these."""
        time.sleep(seconds)
        self.assertEqual(len(self.daemon.answers()), count, self.names())


def main():
    result = unittest.main(exit=False).result
    for test, why in result.skipped:
        print(f"SKIP: {test.id()}: {why}")
    sys.exit(1 if not result.wasSuccessful() else 77 if result.skipped else 0)
