"""The daemon of a soak, with its real reader, and who kills them: SIGKILL to the daemon, to the reader, to the reader's
children."""

import contextlib
import json
import os
import signal
import threading
import time
from random import Random

from running_daemon import BUILD, Daemon

SETTINGS = "[general]\nlanguage = en\n[inbox]\nlimit_seconds = 30\n[spool]\nfree_mib = 0\nfree_inodes = 0\n"
DAEMON, READER, CHILD = "daemon", "reader", "reader's child"
MEAN_SECONDS = {DAEMON: 8, READER: 12, CHILD: 3}  # between two kills
HUNT_SECONDS = 5
MOST_BLAME = 2  # deaths of its reader; with the third a document would be returned as unreadable


def children_of(pid):
    """The processes that this one has made, if it is still there."""
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            return [int(child) for child in file.read().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


class Service(Daemon):
    """The daemon as its service manager keeps it: what is killed is started again at once."""

    def __init__(self):
        super().__init__(SETTINGS, BUILD + "/docintake-reader")
        self.mending = threading.Lock()
        self.ended = []  # how it ended when nobody had killed it

    def kill(self):
        with self.mending:
            super().kill()
            self.start()

    def keep(self):
        """Starts it again where it has ended by itself, which it should not."""
        with self.mending:
            if self.process.poll() is not None:
                self.ended.append(f"the daemon has ended with {self.process.returncode}")
                self.start()

    def reader(self):
        """The process that makes a child for each document; None while there is none."""
        return next(iter(children_of(self.process.pid)), None)

    def is_claimed(self, answer_id):
        return os.path.exists(os.path.join(self.root, b"spool/active", answer_id))

    def most_blamed(self):
        """How many deaths of its reader the most unlucky of the claimed documents has seen."""
        most = 0
        for claim in self.list(b"spool", b"active"):
            with contextlib.suppress(FileNotFoundError, NotADirectoryError, ValueError):
                with open(os.path.join(self.root, b"spool/active", claim, b"record.json"), "rb") as file:
                    record = json.load(file)
                most = max(most, record["crashes"], record["orphaned"])
        return most

    def processes_left(self):
        """Those that still run from its programs."""
        found, programs = [], os.path.dirname(self.program)
        for pid in filter(str.isdigit, os.listdir("/proc")):
            with contextlib.suppress(OSError):
                if os.readlink(f"/proc/{pid}/exe").startswith(programs):
                    found.append(int(pid))
        return found


def plan_kills(seed, seconds, calm_from, often=1):
    """(seconds from the beginning, what is killed), in order. Nothing but children after calm_from. often: how many times
    as often as usual."""
    random, kills = Random(f"{seed}/kills"), []
    for target, mean in MEAN_SECONDS.items():
        at = random.expovariate(often / mean)
        while at < (seconds if target == CHILD else calm_from):
            kills.append((at, target))
            at += random.expovariate(often / mean)
    return sorted(kills)


class Killer:
    """No document loses its reader so often by our hand that it would be returned for it."""

    def __init__(self, service, senders, seed):
        self.service = service
        self.senders = senders
        self.random = Random(f"{seed}/moments")
        self.done = dict.fromkeys(MEAN_SECONDS, 0)

    def kill(self, target):
        """At any moment, or at one at which a file has just come and there is something to do."""
        if self.random.random() < 0.5:
            with self.senders.came:
                self.senders.came.wait(HUNT_SECONDS)
            time.sleep(self.random.uniform(0, 0.1))
        if target == DAEMON:
            self.service.kill()
            self.done[target] += 1
        else:
            self.done[target] += self._kill_reader() if target == READER else self._kill_child()

    def _may_be_killed(self):
        return self.service.most_blamed() < MOST_BLAME

    def _kill_reader(self):
        pid = self.service.reader()
        return pid is not None and self._end(pid, lambda: self.service.reader() == pid)

    def _kill_child(self):
        """A child lives as long as a document is read: some milliseconds."""
        end = time.monotonic() + HUNT_SECONDS
        while time.monotonic() < end:
            reader = self.service.reader()
            for pid in children_of(reader) if reader is not None else ():
                if self._end(pid, lambda reader=reader, pid=pid: pid in children_of(reader)):
                    return True
            time.sleep(0.001)
        return False

    def _end(self, pid, is_still_it):
        try:
            pidfd = os.pidfd_open(pid)
        except ProcessLookupError:
            return False
        try:
            if is_still_it() and self._may_be_killed():
                signal.pidfd_send_signal(pidfd, signal.SIGKILL)
                return True
        except ProcessLookupError:
            pass
        finally:
            os.close(pidfd)
        return False


def kill_all(killer, kills, began, over):
    """Follows the plan until it is over."""
    for at, target in kills:
        if over.wait(max(0, began + at - time.monotonic())):
            return
        killer.kill(target)
