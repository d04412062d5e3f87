"""The daemon on a disk that is full, nearly full, failing for a while, or mounted in pieces.

Usage: disk.py BUILD-FOLDER [TEST...]
"""

import os
import shutil
import subprocess

from running_daemon import BUILD, SETTINGS, DaemonTest, main, wait_until

HELD = "no files are claimed for the time being"
RELEASED = "files are claimed again"


class Disk(DaemonTest):
    def tearDown(self):
        self.assertIsNone(self.daemon.process.poll(), "the daemon has ended")

    def drop(self, *numbers):
        for number in numbers:
            self.daemon.drop(b"tax/report%d.docx" % number, b"accept %d\n" % number)

    def held(self):
        return (self.daemon.status()["held"] or {}).get("text", "")

    def told(self, sentence):
        return self.daemon.messages().count(sentence)


class LittleRoom(Disk):
    """Requirement 23: a full disk is told of before it is full; what has been claimed is answered."""

    def mount(self, options):
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", self.daemon.root],
                                 capture_output=True, check=False)
        if mounted.returncode != 0:
            self.skipTest("no right to mount")
        self.addCleanup(subprocess.run, ["umount", "--lazy", self.daemon.root], check=True)
        os.mkdir(self.daemon.inbox)

    def expect_pause(self, reason):
        self.drop(1, 2, 3)
        self.assertTrue(wait_until(lambda: reason in self.held()))
        self.assertFalse(wait_until(lambda: self.daemon.list(b"spool", b"active") or self.daemon.answers(), 3))
        self.assertEqual(len(self.daemon.in_inbox()), 3)
        self.assertEqual(self.told(HELD), 1)

    def expect_end_of_pause(self):
        self.expect_answers(3)
        self.assertTrue(wait_until(lambda: self.held() == ""))
        self.assertEqual((self.told(HELD), self.told(RELEASED)), (1, 1))

    def test_space(self):
        self.mount("size=16m")
        self.daemon.configure(SETTINGS.replace("free_mib = 0", "free_mib = 8"))
        self.daemon.start()
        filler = os.path.join(self.daemon.root, b"filler")
        with open(filler, "wb") as file:
            file.write(bytes(10 << 20))
        self.expect_pause("MiB are left on the disk, less than free_mib = 8")
        os.unlink(filler)
        self.expect_end_of_pause()

    def test_a_disk_that_others_fill(self):
        """What there is no room for is told where it is asked for: in the status, which is on that disk."""
        self.mount("size=2m")
        self.daemon.start()
        with self.daemon.asleep():
            self.drop(1, 2, 3)
            filler = os.path.join(self.daemon.root, b"filler")
            with open(filler, "wb", buffering=0) as file:
                try:
                    while True:
                        file.write(bytes(4096))
                except OSError:
                    pass
        self.assertTrue(wait_until(lambda: "No space left" in self.held()), self.daemon.messages())
        os.unlink(filler)
        self.expect_end_of_pause()

    def test_inodes(self):
        self.mount("nr_inodes=400")
        self.daemon.configure(SETTINGS.replace("free_inodes = 0", "free_inodes = 100"))
        filler = os.path.join(self.daemon.root, b"filler")
        os.mkdir(filler)
        for number in range(320):
            os.mkdir(filler + b"/%d" % number)
        self.daemon.start()
        self.expect_pause("inodes are left on the disk, less than free_inodes = 100")
        shutil.rmtree(filler)
        self.expect_end_of_pause()


class Failing(Disk):
    """Requirement 23: a fault that passes is waited out, told once, and is nobody's verdict."""

    def start(self, call):
        self.switch = self.daemon.top + "/switch"
        self.daemon.start(LD_PRELOAD=BUILD + "/tests/failing_calls.so", FAILING_PROGRAM="docintaked", FAILING_CALL=call,
                          FAILING_WHILE=self.switch, ASAN_OPTIONS="verify_asan_link_order=0")

    def fail(self, on):
        if on:
            with open(self.switch, "wb"):
                pass
        else:
            os.unlink(self.switch)

    def wait_out(self, call, text):
        self.start(call)
        self.fail(True)
        self.drop(*range(6))
        self.assertTrue(wait_until(lambda: text in self.held()), self.daemon.messages())
        self.assertFalse(wait_until(self.daemon.answers, 4))
        self.fail(False)
        self.expect_answers(6, 60)
        self.assertEqual(set(self.verdicts().values()), {"accepted"})
        self.assertTrue(wait_until(lambda: self.held() == ""))
        self.assertEqual((self.told(HELD), self.told(RELEASED)), (1, 1))

    def test_a_claim_that_cannot_be_read_at_the_start_is_read_later(self):
        self.daemon.start()
        self.drop(1)
        self.daemon.drop(b"tax/slow.docx", b"sleep\n")
        self.assertTrue(wait_until(lambda: len(self.daemon.list(b"spool", b"active")) == 1 and self.daemon.answers()))
        self.daemon.kill()
        trace = self.daemon.top + "/trace"
        environment = {"LD_PRELOAD": BUILD + "/tests/failing_calls.so", "FAILING_PROGRAM": "docintaked",
                       "ASAN_OPTIONS": "verify_asan_link_order=0"}
        self.daemon.start(FAILING_TRACE=trace, **environment)
        self.daemon.kill()
        with open(trace, encoding="utf-8") as file:
            calls = [line.split("\t") for line in file]
        number = next(call[1] for call in calls if call[0] == "openat" and call[3] == "record.json")
        self.daemon.start(FAILING_CALL=f"openat:{number}:EIO", **environment)
        self.assertTrue(wait_until(lambda: "cannot open record.json: Input/output error" in self.daemon.messages()))
        self.expect_answers(2, 60)
        self.assertEqual(self.daemon.status()["corrupt"], 0)

    def test_a_damaged_record_is_told_and_left(self):
        """Requirement 18: nothing is thrown away."""
        claim = os.path.join(self.daemon.root, b"spool/active/20180301T093012.417Z-5ad1220e")
        os.makedirs(claim)
        for name in (b"document", b"record.json"):
            with open(os.path.join(claim, name), "wb") as file:
                file.write(b"{")
        self.daemon.start()
        self.drop(1)
        self.assertTrue(wait_until(lambda: len(self.daemon.answers()) == 1 and self.daemon.status()["corrupt"] == 1))
        self.assertEqual(sorted(os.listdir(claim)), [b"document", b"record.json"])

    def test_nothing_can_be_synced(self):
        self.wait_out("syncfs:1+:EIO", "Input/output error")

    def test_nothing_can_be_made(self):
        self.wait_out("mkdirat:1+:ENOSPC", "No space left on device")

    def test_no_answer_can_be_shown(self):
        self.wait_out("renameat2:1+:ESTALE", "Stale file handle")


class Mounts(DaemonTest):
    """Requirement 17: an answer appears by one rename, which a mount in between forbids, be it of the same disk."""

    def mount_over(self, folder):
        path = os.path.join(self.daemon.root, folder)
        os.makedirs(path, exist_ok=True)
        if subprocess.run(["mount", "--bind", path, path], capture_output=True, check=False).returncode != 0:
            self.skipTest("no right to mount")
        self.addCleanup(subprocess.run, ["umount", "--lazy", path], check=True)

    def test_spool_and_outbox_on_two_mounts_are_refused(self):
        self.mount_over(b"outbox")
        self.assertRaisesRegex(AssertionError, "spool and .*outbox must lie on one mount", self.daemon.start)
        self.assertEqual(self.daemon.process.wait(10), 3)

    def test_an_inbox_on_another_mount_is_copied_from(self):
        self.mount_over(b"inbox")
        self.daemon.start()
        self.assertIn("lie on different mounts: every file is copied", self.daemon.messages())
        os.mkdir(self.daemon.inbox + b"/tax")
        with open(self.daemon.inbox + b"/tax/report.docx", "wb") as file:
            file.write(b"accept\n")
        self.expect_answers(1)


if __name__ == "__main__":
    main()
