"""Requirements 15 to 24: every step of claim, judge, deliver and clean can be cut at any system call.

Usage: faults.py BUILD-FOLDER [--every] [--seed NUMBER] [--workers NUMBER] [--only SCENARIO:FUNCTION:NUMBER:KIND]

For each run a daemon works on a few files while one of its system calls fails in one of many ways, or while it is killed just
after one (tests/tools/failing_calls.c). It is then killed and started again without faults. In the end every file must have
been answered exactly once, with the verdict that is its own and its bytes unaltered; and no half answer may ever be seen.

Without --every, a fixed choice of calls that meets every function in every scenario, and every kind of fault many times.
"""

import argparse
import collections
import concurrent.futures
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time

from running_daemon import BUILD, SETTINGS, Daemon, sha256, wait_until

ERRORS = ["ENOSPC", "EIO", "EDQUOT", "EACCES", "ESTALE", "EINTR", "late-EIO"]
END_OF_ARCHIVE = b"PK\5\6" + bytes(18)  # so that a file is seen to be whole as soon as it is there
VERDICTS = {b"accept": "accepted", b"remark": "accepted_with_remarks", b"return": "returned", b"garbage": "returned"}
LETTERS = ({b"note.html", b"note.txt"}, {b"receipt.html", b"receipt.txt"})


def content_of(word, number):
    return word + b" %d\n" % number + b"content of the file " * 200 + END_OF_ARCHIVE


FILES = [(b"tax/report.docx", content_of(b"accept", 1)), (b"health/report.docx", content_of(b"return", 2)),
         (b"health/second.docx", content_of(b"remark", 3)), (b"straight.docx", content_of(b"garbage", 4))]
EXPECTED = collections.Counter((sha256(content), VERDICTS[content.split()[0]]) for _, content in FILES)


class Fault(Exception):
    """What must not be."""


class Stage(Daemon):
    """A root of its own, used again and again, and the daemon that works on it with or without faults."""

    def __init__(self):
        super().__init__(SETTINGS)
        self.trace = self.top + "/trace"
        self.other = os.fsencode(self.top) + b"/other"
        self.mounted = [path for path in (self.root, self.other) if self.mount(path)]

    @staticmethod
    def mount(path):
        os.makedirs(path, exist_ok=True)
        return subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", path], capture_output=True,
                              check=False).returncode == 0

    def remove(self):
        for path in self.mounted:
            subprocess.run(["umount", "--lazy", path], check=False)
        self.mounted = []
        super().remove()

    def clear(self):
        for folder in (self.root, self.other):
            for name in os.listdir(folder):
                path = os.path.join(folder, name)
                if os.path.isdir(path) and not os.path.islink(path):
                    shutil.rmtree(path)
                else:
                    os.unlink(path)
        if os.path.exists(self.trace):
            os.unlink(self.trace)
        os.mkdir(self.inbox)

    def begin(self, call=None, traced=False):
        """Starts the daemon, which may be made to fail at once; returns whether it runs."""
        faults = {}
        if call or traced:
            faults = {"LD_PRELOAD": BUILD + "/tests/failing_calls.so", "FAILING_PROGRAM": "docintaked",
                      "FAILING_TRACE": self.trace, "ASAN_OPTIONS": "verify_asan_link_order=0"}
        if call:
            faults["FAILING_CALL"] = call
        self.process = subprocess.Popen([self.program, "--config", self.settings, "--root", self.root],
                                        stderr=self.log, stdin=subprocess.DEVNULL, env={**os.environ, **faults})
        wait_until(lambda: self.process.poll() is not None or self.runs() or (call and self.is_hit()), 20)
        return self.process.poll() is None

    def runs(self):
        try:
            return self.status().get("pid") == self.process.pid and self.status().get("state") == "running"
        except ValueError:
            return False

    def calls(self):
        try:
            with open(self.trace, encoding="utf-8") as file:
                return [line.rstrip("\n").split("\t") for line in file]
        except FileNotFoundError:
            return []

    def is_hit(self):
        return any(call[-1] == "meant" for call in self.calls())

    def done(self):
        return len(self.answers()) == len(FILES) and not self.list(b"spool", b"active") and not self.in_inbox()

    def look(self):
        """Whatever is on a shelf is whole."""
        for answer in self.answers():
            if answer[2].startswith(b"."):
                continue
            names = set(self.list(b"outbox", *answer))
            letters = [letter for letter in LETTERS if letter <= names]
            if b"report.json" not in names or len(letters) != 1 or len(names) != 4:
                raise Fault(f"half an answer: {answer} holds {names}")
            self.report(answer)

    def compare(self):
        """Every file was answered once, as it came."""
        self.look()
        found = collections.Counter()
        for (original, _), answer in zip(self.originals(), self.answers()):
            report = self.report(answer)
            if report["submission"]["sha256"] != original:
                raise Fault(f"{answer} is about another file than it holds")
            found[original, report["verdict"]] += 1
        if found != EXPECTED:
            raise Fault(f"answered {found}, expected {EXPECTED}")
        rest = self.in_inbox() + self.list(b"spool", b"active")
        rest += [name for name in self.list(b"outbox") if name.startswith(b".")]
        if rest:
            raise Fault(f"left behind: {rest}")


# --- Scenarios: what is there when the daemon starts, and what comes then ---


def with_group(stage):
    """The answers to one agency are of a group of its own."""
    folder = stage.root + b"/outbox/returned/health"
    os.makedirs(folder)
    if os.geteuid() == 0:
        os.chown(folder, -1, 1)
        os.chmod(folder, 0o2770)


def with_other_file_system(stage):
    os.rmdir(stage.inbox)
    os.symlink(stage.other, stage.inbox)


def is_killed_after_answer(stage, number):
    """Whether after this call of renameat2 there is one answer, and its claim."""
    stage.clear()
    for path, content in FILES:
        stage.drop(path, content)
    stage.begin(f"renameat2:{number}:kill")
    wait_until(lambda: stage.process.poll() is not None or stage.done(), 20)
    if stage.process.poll() is None:
        stage.kill()
        return False
    return len(stage.answers()) == 1 and len(stage.list(b"spool", b"active")) >= 1


def with_claims(stage):
    """Claimed, and one delivered, by a daemon that was killed; and what one more was building."""
    # The call with which the first answer is shown; some that replace the status come before it, now more, now fewer.
    if not any(is_killed_after_answer(stage, number) for _ in range(5) for number in range(1, 8)):
        raise Fault("the daemon was not killed between an answer and the removal of its claim")
    os.makedirs(stage.root + b"/outbox/.building-20180301T093012.417Z-5ad1220e")
    with open(stage.root + b"/outbox/.building-20180301T093012.417Z-5ad1220e/report.json", "wb"):
        pass
    os.unlink(stage.trace)


SCENARIOS = {"inbox": with_group, "copy": with_other_file_system, "resume": with_claims}


def drop_all(stage):
    for path, content in FILES:
        target = os.path.join(stage.inbox, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        aside = os.path.join(os.path.realpath(stage.inbox), b".aside")
        with open(aside, "wb") as file:
            file.write(content)
        os.rename(aside, target)


def play(stage, scenario, call, patience=0.5):
    """One run; returns whether the call was met."""
    stage.clear()
    SCENARIOS[scenario](stage)
    alive = stage.begin(call, traced=True)
    if scenario != "resume":
        drop_all(stage)
    hit_at = None
    end = time.monotonic() + 10
    while alive and not stage.done() and time.monotonic() < end:
        stage.look()
        if call and hit_at is None and stage.is_hit():
            hit_at = time.monotonic()
        if hit_at is not None and time.monotonic() > hit_at + patience:
            break
        alive = stage.process.poll() is None
        time.sleep(0.03)
    if stage.process.poll() is None:
        stage.kill()
    else:
        stage.process.wait()
    stage.look()
    hit = stage.is_hit()
    stage.begin()
    if not wait_until(stage.done, 40):
        raise Fault("not everything is answered")
    stage.kill()
    stage.compare()
    return hit


def clean_calls(stage, scenario):
    """The calls where nothing fails: function, number, result, names."""
    stage.clear()
    SCENARIOS[scenario](stage)
    stage.begin(traced=True)
    if scenario != "resume":
        drop_all(stage)
    if not wait_until(stage.done, 30):
        raise Fault("not everything is answered, without any fault")
    stage.kill()
    stage.compare()
    calls = stage.calls()
    check_order(calls, scenario)
    return calls


def tally(calls):
    return collections.Counter(call[0] for call in calls)


def check_order(calls, scenario):
    """Between an answer's last byte and its showing, and between that and the removal of its claim, the disk is synced."""
    shown, synced, dirty = set(), False, True
    for function, _, _, name, other_name, _ in calls:
        if function == "write" or (function == "openat" and other_name == "made"):
            dirty = True
        elif function == "syncfs":
            dirty, synced = False, True
        elif function == "renameat2" and name.startswith(".building-"):
            if dirty:
                raise Fault(f"{scenario}: {other_name} is shown before its bytes are on the disk")
            shown.add(other_name)
            synced = False
        elif function == "unlinkat" and name == "document" and shown and not synced:
            raise Fault(f"{scenario}: a claim is removed before its answer is on the disk")


def kinds_for(function):
    kinds = ERRORS + ["kill"]
    if function in ("fdopendir", "memfd_create", "readdir", "close"):
        kinds = [kind for kind in kinds if kind != "late-EIO"]
    return kinds + ["short"] if function in ("write", "read", "pread") else kinds


def every_run(calls, seed):
    runs = [(scenario, f"{function}:{number}:{kind}") for scenario, made in calls.items()
            for function, count in tally(made).items() for number in range(1, count + 1) for kind in kinds_for(function)]
    random.Random(seed).shuffle(runs)  # so that what has been seen after a while is a sample of all
    return runs


def steps(calls):
    """The first call of each kind that moves or removes a document or an answer."""
    names = {path.rsplit(b"/")[-1].decode() for path, _ in FILES}
    found = {}
    for function, number, _, name, other_name, _ in calls:
        if function in ("renameat", "renameat2", "unlinkat") and (name in names or name == "document" or
                                                                  name.startswith(".building-")):
            found.setdefault((function, name in names, name == "document"), f"{function}:{number}")
    return found.values()


def chosen_runs(calls, seed):
    """Every function of every scenario at the beginning, in the middle and at the end of the path; kinds in turn. And
    every kind of move, made but said to have failed."""
    chance = random.Random(seed)
    runs = []
    turn = 0
    for scenario, made in calls.items():
        runs += [(scenario, step + ":late-EIO") for step in steps(made)]
        for function, count in sorted(tally(made).items()):
            kinds = kinds_for(function)
            for share in (0.2, 0.55, 0.9) if count > 20 else (0.6,):
                number = max(1, min(count, round(count * share) + chance.randrange(-1, 2)))
                runs.append((scenario, f"{function}:{number}:{kinds[turn % len(kinds)]}"))
                turn += 1
            if "short" in kinds:
                runs.append((scenario, f"{function}:{max(1, count // 2)}:short"))
    return runs


class Stages:
    """A stage for each thread."""

    def __init__(self):
        self.local = threading.local()
        self.all = []
        self.lock = threading.Lock()

    def mine(self):
        if not hasattr(self.local, "stage"):
            with self.lock:
                self.local.stage = Stage()
                self.all.append(self.local.stage)
        return self.local.stage

    def run(self, scenario, call):
        stage = self.mine()
        began = os.path.getsize(stage.top + "/log")
        try:
            return (scenario, call, play(stage, scenario, call), None)
        except (Fault, OSError, ValueError, AssertionError) as fault:
            if stage.process.poll() is None:
                stage.kill()
            return (scenario, call, False, f"{fault}\n{stage.messages()[began:][-3000:]}")

    def remove(self):
        for stage in self.all:
            stage.remove()


def run_all(stages, runs, workers):
    faults, kinds, unmet = [], collections.Counter(), 0
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        for scenario, call, hit, fault in pool.map(lambda run: stages.run(*run), runs):
            kinds[call.rsplit(":", 1)[1]] += hit
            unmet += not hit and fault is None
            if fault:
                faults.append(f"FAIL: {scenario}:{call}: {fault}")
                print(faults[-1], file=sys.stderr, flush=True)
    print(f"{len(runs)} runs, {unmet} of which ended before the call; "
          + ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())))
    return faults, kinds


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=6)
    parser.add_argument("--only")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # the daemons are ended all the same
    stages = Stages()
    began = time.monotonic()
    try:
        if arguments.only:
            scenario, call = arguments.only.split(":", 1)
            runs = [(scenario, call)]
        else:
            calls = {scenario: clean_calls(stages.mine(), scenario) for scenario in SCENARIOS}
            print("calls without faults: " + ", ".join(f"{scenario} {len(made)}" for scenario, made in calls.items()))
            runs = every_run(calls, arguments.seed) if arguments.every else chosen_runs(calls, arguments.seed)
        faults, kinds = run_all(stages, runs, arguments.workers)
        if not arguments.only:
            faults += [f"no call met with {kind}" for kind in [*ERRORS, "kill", "short"] if not kinds[kind]]
    finally:
        stages.remove()
    print(f"{time.monotonic() - began:.0f} s")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
