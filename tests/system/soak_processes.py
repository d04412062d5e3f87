"""Memory and descriptors of the daemon of a soak and of its reader, over time, and whether they grow."""

import contextlib
import os
import statistics
import time
from dataclasses import dataclass

from running_daemon import BUILD

EVERY_SECONDS = 1
KIB_GROWN = 1024  # from the second quarter of a life to its last; what is less is not told from chance
DESCRIPTORS_GROWN = 4
LONG_LIFE = 120  # seconds; a shorter one shows nothing


@dataclass
class Sample:
    """At some seconds from the beginning: resident memory and what of it is no file's (RssAnon), in KiB, and open
    descriptors. None: not for our eyes, as those of a reader are for anybody but root. Shares of what several processes
    use (PSS) would change with the others."""
    at: float
    rss: int
    own: int
    descriptors: int | None


def _kib(path, key):
    with open(path, encoding="ascii") as file:
        return next((int(line.split()[1]) for line in file if line.startswith(key)), None)


def look_at(pid, at):
    """A sample; None where the process is gone."""
    try:
        rss = _kib(f"/proc/{pid}/status", "VmRSS:")
        own = _kib(f"/proc/{pid}/status", "RssAnon:")
    except (FileNotFoundError, ProcessLookupError):
        return None
    if rss is None or own is None:
        return None
    sample = Sample(at, rss, own, None)
    with contextlib.suppress(OSError):
        sample.descriptors = len(os.listdir(f"/proc/{pid}/fd"))
    return sample


class Watcher:
    """Samples of every process that did the work, by what it was and its id."""

    def __init__(self, service):
        self.service = service
        self.lives = {}
        self.deferred = 0  # the most documents at once that had to wait for another attempt

    def look(self, began):
        at = time.monotonic() - began
        for name, pid in (("daemon", self.service.process.pid), ("reader", self.service.reader())):
            sample = look_at(pid, at) if pid is not None else None
            if sample is not None:
                self.lives.setdefault((name, pid), []).append(sample)
        with contextlib.suppress(ValueError):
            self.deferred = max(self.deferred, self.service.status().get("deferred", 0))

    def longest(self, name):
        """The life that was watched for the longest time."""
        return max((life for (role, _), life in self.lives.items() if role == name), key=len, default=[])

    def most(self, name, measure):
        """The most of all lives."""
        return max((getattr(sample, measure) or 0 for (role, _), life in self.lives.items() if role == name
                    for sample in life), default=0)


def quarters(life, measure):
    """Medians of the four quarters of a life; empty where there is too little of it, or nothing to be seen."""
    values = [getattr(sample, measure) for sample in life]
    if len(values) < 8 or None in values:
        return []
    return [statistics.median(values[len(values) * part // 4:len(values) * (part + 1) // 4]) for part in range(4)]


def has_sanitizers():
    """Their allocator keeps what is freed, so that memory says nothing."""
    with open(BUILD + "/docintaked", "rb") as file:
        return b"__asan_init" in file.read()


def growth(watcher):
    """What grows, in words."""
    grown = []
    for name in ("daemon", "reader"):
        life = watcher.longest(name)
        if not life or life[-1].at - life[0].at < LONG_LIFE:
            continue
        for measure, bound in (("rss", KIB_GROWN), ("own", KIB_GROWN), ("descriptors", DESCRIPTORS_GROWN)):
            medians = quarters(life, measure)
            if medians and medians[3] - medians[1] > bound and not (measure != "descriptors" and has_sanitizers()):
                grown.append(f"{name}: {measure} from {medians[1]} to {medians[3]}")
    return grown
