"""Files are noticed and served in turn: floods, lost events, lost watches, lost mounts.

Usage: noticing.py BUILD-FOLDER [TEST...]
"""

import ctypes
import os
import re
import statistics
import subprocess
import sys
import time

from running_daemon import SETTINGS, InboxTest, inbox_settings, main, wait_until, whole

UNSCANNED = SETTINGS.replace("scan_seconds = 2", "scan_seconds = 3600")


def mount_dead(folder):
    """Mounts a file system whose server has ended: every look at it fails."""
    server = os.open("/dev/fuse", os.O_RDWR)
    try:
        options = f"fd={server},rootmode=40000,user_id=0,group_id=0".encode()
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.mount(b"dead", folder, b"fuse", 0, options) != 0:
            raise OSError(ctypes.get_errno(), "mount")
    finally:
        os.close(server)


class Noticing(InboxTest):
    def test_lost_events_are_made_up_for(self):
        """Requirement 1: the queue overflows, and a full scan finds what no event tells of."""
        with open("/proc/sys/fs/inotify/max_queued_events", encoding="ascii") as file:
            events = int(file.read())
        self.daemon.configure(UNSCANNED)
        self.put(b"a.tmp", b"never a report")
        self.daemon.start()
        with self.daemon.asleep():
            for _ in range(events // 4 + 1): # two events each
                os.rename(self.tax + b"/a.tmp", self.tax + b"/b.tmp")
                os.rename(self.tax + b"/b.tmp", self.tax + b"/a.tmp")
            contents = [whole(b"accept", number) for number in range(20)]
            for number, content in enumerate(contents):
                self.daemon.drop(b"late%d/report.docx" % number, content)
        self.expect_hashes(contents)

    def test_only_scanned(self):
        """Requirement 4: an agency that is polled is answered too, after two rounds; journal and status say so."""
        self.daemon.configure(inbox_settings("polled = tax", settings=SETTINGS.replace("scan_seconds = 2",
                                                                                       "scan_seconds = 1")))
        self.daemon.start()
        self.assertIn("inbox is watched", self.daemon.messages())
        self.assertIn("inbox/tax is only scanned, every 1 s: the settings say so", self.daemon.messages())
        content = whole(b"accept")
        began = time.monotonic()
        self.put(b"report.docx", content)
        self.expect_hashes([content])
        self.assertGreaterEqual(time.monotonic() - began, 2)
        self.assertEqual(self.daemon.status()["noticing"], "inbox watched; tax only scanned (the settings say so)")

    def test_watches_run_out(self):
        """Requirement 6: it is said what to raise, and to how much; what is not watched is scanned."""
        run_out = ("unshare", "--user", "--map-root-user", "sh", "-c",
                   'echo 4 >/proc/sys/user/max_inotify_watches && exec "$0" "$@"')
        if subprocess.run([*run_out, "true"], capture_output=True, check=False).returncode != 0:
            print("the limit cannot be lowered here: shown by tests/watch/trust.c alone", file=sys.stderr)
            return
        for number in range(8):
            os.mkdir(self.daemon.inbox + b"/agency%d" % number)
        self.daemon.start(before=run_out)
        self.assertRegex(self.daemon.messages(), r"of 10 folders, [67] are only scanned; raise fs.inotify.max_user_watches "
                                                 r"with sysctl from \d+ to at least \d+")
        contents = [whole(b"accept", number) for number in range(8)]
        for number, content in enumerate(contents):
            self.daemon.drop(b"agency%d/report.docx" % number, content)
        self.expect_hashes(contents)

    def test_an_inbox_that_is_unmounted_and_back(self):
        """Requirement 7: told as long as it is missing; what lay there is answered when it is back."""
        server = os.path.join(self.daemon.root, b"server")
        os.mkdir(server)
        if self.mount("-t", "tmpfs", "tmpfs", server) != 0:
            self.skipTest("no right to mount")
        for agency in (b"tax", b"health"):
            os.mkdir(os.path.join(server, agency))
        contents = [whole(b"accept", number) for number in range(3)]
        self.assertEqual(self.mount("--bind", server, self.daemon.inbox), 0)
        self.daemon.start()
        self.put(b"before.docx", contents[0])
        self.expect_hashes(contents[:1])
        subprocess.run(["umount", "--lazy", self.daemon.inbox], check=True)
        with open(server + b"/health/meanwhile.docx", "wb") as file:
            file.write(contents[1])
        self.assertTrue(wait_until(lambda: "out of reach: inbox (no longer mounted)" in self.daemon.messages()))
        self.assertTrue(wait_until(lambda: "out of reach: inbox (no longer mounted)" in self.daemon.last_error()))
        self.assertEqual(self.mount("--bind", server, self.daemon.inbox), 0)
        self.put(b"after.docx", contents[2])
        self.expect_hashes(contents)

    def test_a_mount_that_is_dead(self):
        """Requirement 7: one agency's server is gone; that is told, the others are served, and it is found again."""
        self.daemon.start()
        contents = [whole(b"accept", 1), whole(b"accept", 2)]
        with self.daemon.asleep():
            self.put(b"behind.docx", contents[0])
            try:
                mount_dead(self.tax)
            except OSError as error:
                print(f"no dead mount can be made here: {error}; shown by tests/watch/trust.c alone", file=sys.stderr)
                return
            self.addCleanup(subprocess.run, ["umount", "--lazy", self.tax], capture_output=True, check=False)
            self.daemon.drop(b"health/report.docx", contents[1])
        self.expect_hashes(contents[1:])
        self.assertTrue(wait_until(lambda: "out of reach: inbox/tax (" in self.daemon.messages()))
        subprocess.run(["umount", self.tax], check=True)
        self.expect_hashes(contents)

    def mount(self, *arguments):
        result = subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode
        if result == 0:
            self.addCleanup(subprocess.run, ["umount", "--lazy", arguments[-1]], capture_output=True, check=False)
        return result

    def test_a_rename_is_answered_at_once(self):
        """Requirement 9: sure cases are not kept waiting."""
        self.daemon.configure(UNSCANNED.replace("settle_seconds = 1", "settle_seconds = 600"))
        self.daemon.start()
        latencies = []
        for number in range(20):
            content = whole(b"accept", number, 30000)
            aside = self.daemon.root + b"/aside"
            with open(aside, "wb") as file:
                file.write(content)
            began = time.monotonic()
            os.rename(aside, self.tax + b"/report%d.docx" % number)
            while len(self.daemon.answers()) <= number and time.monotonic() - began < 60:
                time.sleep(0.001)
            latencies.append(time.monotonic() - began)
        self.expect_answers(20)
        print(f"from rename to answer: median {statistics.median(latencies) * 1000:.0f} ms, "
              f"worst {max(latencies) * 1000:.0f} ms", file=sys.stderr)


class Fairness(InboxTest):
    def test_one_agency_floods(self):
        """Requirement 25: 99 agencies with one report each are served before the 300 of the hundredth."""
        agencies = [b"flood", *(b"agency%02d" % number for number in range(99))]
        for agency in agencies:
            os.mkdir(os.path.join(self.daemon.inbox, agency))
        self.daemon.start()
        with self.daemon.asleep():
            for number in range(300):
                self.daemon.drop(b"flood/report%03d.docx" % number, whole(b"accept", number))
            for number, agency in enumerate(agencies[1:]):
                self.daemon.drop(agency + b"/report.docx", whole(b"return", number))
        self.expect_answers(399, 120)
        order = re.findall(r"received .* from (\w+)", self.daemon.messages())
        self.assertEqual(len(order), 399)
        last = max(index for index, agency in enumerate(order) if agency != "flood")
        flood = order[:last].count("flood")
        print(f"when the last of 99 agencies was served, {flood} of the 300 files of the other were", file=sys.stderr)
        self.assertLessEqual(flood, 2)


if __name__ == "__main__":
    main()
