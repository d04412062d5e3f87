#!/usr/bin/python3
"""soak.py BUILD: reports, faulty files and hostile files come at a set rate to a daemon that is killed again and again.

In the first half the daemon, its reader and the reader's children are killed; the second is calm: only children are, so
that daemon and reader live long enough to show whether they grow. Exit status 1 when a file is not answered, or twice, or
wrongly; when the daemon ends by itself, leaves something behind, or grows.
"""

import argparse
import concurrent.futures
import signal
import statistics
import sys
import threading
import time

sys.dont_write_bytecode = True

from running_daemon import BUILD  # takes the build folder off the arguments
from soak_account import AT_ONCE, LEFT_ALONE, WRITTEN_THERE, Accounts
from soak_files import Maker
from soak_kills import Killer, Service, kill_all, plan_kills
from soak_plan import plan
from soak_processes import EVERY_SECONDS, LONG_LIFE, Watcher, growth, has_sanitizers, quarters
from soak_senders import Senders

PATIENCE = 400  # seconds without any answer, after which what has none is lost; pauses double up to 300
MOST_SHOWN = 20


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10, help="for how long files come (default 10)")
    parser.add_argument("--rate", type=float, default=120, help="files a minute (default 120)")
    parser.add_argument("--seed", type=int, default=1, help="another one sends other files and kills at other times")
    parser.add_argument("--brief", action="store_true",
                        help="kills to the end and more often, and nothing that takes long to send or to read")
    return parser.parse_args()


class Soak:
    def __init__(self, options):
        self.options = options
        self.seconds = 60 * options.minutes
        self.service = Service()
        self.accounts = Accounts(self.service)
        self.senders = Senders(self.service, Maker(options.seed, 1 if options.brief else 10), self.accounts)
        self.watcher = Watcher(self.service)
        self.killer = Killer(self.service, self.senders, options.seed)
        self.calm_from = self.seconds if options.brief else self.seconds / 2
        self.began = 0
        self.over = threading.Event()

    def _send_all(self):
        options = self.options
        slowest = 5 if options.brief else 45
        for arrival in plan(options.seed, options.minutes, options.rate, slowest, self.calm_from):
            file = self.senders.make(arrival)
            if self.over.wait(max(0, self.began + arrival.at - time.monotonic())):
                return
            self.accounts.calm = arrival.at >= self.calm_from
            self.senders.send(arrival, file)
        self.senders.wait()

    def _watch(self):
        """Reads the answers and looks at the processes, until it is over."""
        while not self.over.wait(EVERY_SECONDS):
            self.service.keep()
            self.watcher.look(self.began)
            self.accounts.collect()
            self.senders.tidy()

    def _drain(self):
        """Until everything is answered, or nothing is any more."""
        left, since = self.accounts.waited_for(), time.monotonic()
        while left > 0 and time.monotonic() - since < PATIENCE:
            time.sleep(0.2)
            before, left = left, self.accounts.waited_for()
            since = time.monotonic() if left != before else since

    def run(self):
        """Returns what went wrong besides the balance."""
        self.service.start()
        self.began = time.monotonic()
        kills = plan_kills(self.options.seed, self.seconds, self.calm_from, 2 if self.options.brief else 1)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            tasks = [pool.submit(self._watch), pool.submit(kill_all, self.killer, kills, self.began, self.over)]
            try:
                self._send_all()
                self._drain()
            finally:
                self.over.set()
            for task in tasks:
                task.result()
        self.service.kill()  # once more: nothing may be answered again
        time.sleep(3)
        self.accounts.collect()
        wrong = [f"left behind: {path!r}" for path in self.accounts.left_behind()]
        if self.service.stop() != 0:
            wrong.append("the daemon did not stop as it should")
        wrong += [f"still running: {pid}" for pid in self.service.processes_left()]
        return wrong + self.service.ended + self.accounts.told_too_often() + growth(self.watcher)


# --- The table ---


def print_balance(accounts):
    columns = ("in", "answered", "lost", "twice", "wrong")
    rows = accounts.balance()
    total = {column: sum(row[column] for row in rows.values()) for column in columns}
    print(f"\n{'Files':30}" + "".join(f"{column:>10}" for column in columns))
    for kind, row in [*sorted(rows.items()), ("all", total)]:
        print(f"{kind:30}" + "".join(f"{row[column]:10,}" for column in columns))
    print(f"Bytes that had come before from the same agency: {accounts.repeated()}, of which {accounts.told_of_first} were "
          "told of the first answer.")
    print(f"Never answered, as it should be: {len(accounts.staying)} empty files and names that are no reports. "
          f"Told besides that an upload takes too long: {sum(accounts.unfinished.values())}.")
    return total


def print_latencies(accounts):
    print(f"\n{'From complete to delivered, ms':48}{'files':>10}{'p50':>10}{'p99':>10}{'max':>10}")
    for known_by in (AT_ONCE, LEFT_ALONE, WRITTEN_THERE):
        for calm in (False, True):
            times = sorted(sent.milliseconds for sent in accounts.all_sent()
                           if sent.delivered and sent.known_by == known_by and sent.calm == calm)
            if times:
                name = f"{known_by}, {'calm' if calm else 'with kills'}"
                print(f"{name:48}{len(times):10,}{statistics.median(times):10,.0f}"
                      f"{times[min(len(times) - 1, len(times) * 99 // 100)]:10,.0f}{times[-1]:10,.0f}")


def print_processes(watcher):
    print(f"\n{'The longest life of each':34}{'start':>8}{'by its quarters':>34}{'end':>8}{'max':>8}{'max of all':>12}")
    for name in ("daemon", "reader"):
        life = watcher.longest(name)
        for measure, unit, of_unit in (("rss", "RSS, MiB", 1024), ("own", "own, MiB", 1024),
                                       ("descriptors", "descriptors", 1)):
            values = [getattr(sample, measure) for sample in life]
            if not values or None in values:
                print(f"{name}, {unit}: not to be seen")
                continue
            places = 1 if of_unit > 1 else 0
            medians = "".join(f"{median / of_unit:8.{places}f}" for median in quarters(life, measure))
            title = f"{name}, {unit} ({life[-1].at - life[0].at:.0f} s)"
            print(f"{title:34}{values[0] / of_unit:8.{places}f}{medians:>34}{values[-1] / of_unit:8.{places}f}"
                  f"{max(values) / of_unit:8.{places}f}{watcher.most(name, measure) / of_unit:12.{places}f}")
    if has_sanitizers():
        print("Built with sanitizers, which keep what is freed: memory is not judged.")
    elif len(watcher.longest("daemon")) * EVERY_SECONDS < LONG_LIFE:
        print(f"Too short to judge whether anything grows: that takes {LONG_LIFE} s without kills of the daemon.")


def main():
    options = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # the daemon is ended all the same
    print(f"{options.minutes:g} minutes, {options.rate:g} files a minute, seed {options.seed}", flush=True)
    soak = Soak(options)
    try:
        wrong = soak.run()
        total = print_balance(soak.accounts)
        print(f"Deferred: at most {soak.watcher.deferred} at a time. Killed: "
              + ", ".join(f"{target} {count}" for target, count in soak.killer.done.items()) + ".")
        print_latencies(soak.accounts)
        print_processes(soak.watcher)
        wrong += soak.accounts.faults + [f"lost: {what}" for what in soak.accounts.lost()]
        for what in wrong[:MOST_SHOWN]:
            print(f"WRONG: {what}")
        if wrong:
            print(f"The end of the journal:\n{soak.service.messages()[-3000:]}")
    finally:
        soak.over.set()
        soak.service.remove()
    return 1 if wrong or total["lost"] or total["twice"] or total["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
