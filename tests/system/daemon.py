"""The whole daemon, with a reader that does as the documents say (tests/tools/scripted_reader.c).

Usage: daemon.py BUILD-FOLDER [TEST...]
"""

import base64
import collections
import glob
import io
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zipfile

from running_daemon import BUILD, SETTINGS, DaemonTest, main, sha256, wait_until


class Answering(DaemonTest):
    def test_each_verdict_has_its_shelf_and_its_letter(self):
        self.daemon.start()
        for word in (b"accept", b"remark", b"return"):
            self.daemon.drop(b"tax/" + word + b".docx", word + b"\n")
        self.expect_answers(3)
        self.assertEqual(self.verdicts(), {"accept.docx": "accepted", "remark.docx": "accepted_with_remarks",
                                           "return.docx": "returned"})
        for shelf, agency, answer in self.daemon.answers():
            names = self.daemon.list(b"outbox", shelf, agency, answer)
            letter = [b"note.html", b"note.txt"] if shelf == b"returned" else [b"receipt.html", b"receipt.txt"]
            self.assertLessEqual(set(letter + [b"report.json"]), set(names))
            self.assertEqual(len(names), 4)
        self.assertEqual(self.daemon.in_inbox(), [])
        self.assertEqual(self.daemon.stop(), 0)

    def test_the_report_says_who_sent_what(self):
        content = b"accept this\n"
        self.daemon.start()
        self.daemon.drop(b"straight.docx", content)
        self.expect_answers(1)
        answer = self.daemon.answers()[0]
        submission = self.daemon.report(answer)["submission"]
        self.assertEqual(answer[1], b"-")
        self.assertEqual(submission["id"].encode(), answer[2])
        self.assertRegex(submission["id"], r"^\d{8}T\d{6}\.\d{3}Z-" + sha256(content)[:8] + "$")
        self.assertEqual(submission["sha256"], sha256(content))
        self.assertEqual(submission["bytes"], len(content))
        self.assertEqual(submission["agency"], "-")
        self.assertEqual(submission["file_name"], "straight.docx")
        self.assertEqual(submission["attempt"], 1)

    def test_a_hostile_file_costs_only_itself(self):
        self.daemon.start()
        for name, word in ((b"a", b"accept"), (b"b", b"crash"), (b"c", b"sleep"), (b"d", b"lie"), (b"e", b"accept")):
            self.daemon.drop(b"tax/" + name, word + b"\n")
        self.expect_answers(5, 60)
        self.assertEqual(self.verdicts(), {"a": "accepted", "b": "returned", "c": "returned", "d": "returned",
                                           "e": "accepted"})
        codes = {self.daemon.report(answer)["submission"]["file_name"]: self.daemon.report(answer)["findings"][0]["code"]
                 for answer in self.daemon.answers() if answer[0] == b"returned"}
        self.assertEqual(codes, {"b": "unreadable", "c": "too-slow", "d": "unreadable"})

    def test_a_reader_that_lies_or_attacks_costs_only_its_document(self):
        """Requirements 31, 34: nothing that a document makes of its reader becomes "accepted", or another's matter."""
        self.daemon.start()
        for word in (b"accept", b"attack", b"flood", b"lie", b"remark"):
            self.daemon.drop(b"tax/" + word, word + b"\n")
        self.expect_answers(5, 60)
        self.assertEqual(self.verdicts(), {"accept": "accepted", "attack": "returned", "flood": "returned",
                                           "lie": "returned", "remark": "accepted_with_remarks"})
        for answer in self.daemon.answers():
            report = self.daemon.report(answer)
            if answer[0] == b"returned":
                self.assertEqual([finding["code"] for finding in report["findings"]], ["unreadable"])
        self.assertIn("SIGSYS", self.daemon.messages())

    def test_what_kills_the_whole_reader_is_found_out(self):
        self.daemon.start()
        self.daemon.drop(b"tax/killer", b"kill\n")
        for number in range(6):
            self.daemon.drop(b"tax/good%d" % number, b"accept %d\n" % number)
        self.expect_answers(7, 60)
        verdicts = self.verdicts()
        self.assertEqual(verdicts.pop("killer"), "returned")
        self.assertEqual(set(verdicts.values()), {"accepted"})

    def test_an_error_of_ours_is_no_verdict(self):
        self.daemon.start()
        self.daemon.drop(b"tax/unlucky", b"fail\n")
        self.assertTrue(wait_until(lambda: self.daemon.status()["deferred"] == 1))
        status = self.daemon.status()
        self.assertIn("as the script says", status["last_error"]["text"])
        self.assertLessEqual(status["since"], status["last_error"]["at"])
        self.assertLessEqual(status["last_error"]["at"], status["written"])
        self.assertEqual(self.daemon.answers(), [])
        self.assertEqual(len(self.daemon.list(b"spool", b"active")), 1)

    def count_failures(self, count):
        """What the record of the one claim says, with the daemon away."""
        path = os.path.join(self.daemon.root, b"spool/active", *self.daemon.list(b"spool", b"active"), b"record.json")
        with open(path, "r+", encoding="utf-8") as file:
            record = json.load(file)
            record["failures"] = count
            file.seek(0)
            json.dump(record, file)
            file.truncate()

    def test_an_error_that_one_document_alone_meets_comes_to_an_end(self):
        """A document that has its reader in its hands, or takes more memory than there is, is not put off for ever."""
        self.daemon.start()
        self.daemon.drop(b"tax/unlucky", b"fail\n")
        self.assertTrue(wait_until(lambda: self.daemon.status()["deferred"] == 1))
        self.daemon.kill()
        self.count_failures(6)
        self.daemon.start()
        self.expect_answers(1)
        report = self.daemon.report(self.daemon.answers()[0])
        self.assertEqual([finding["code"] for finding in report["findings"]], ["unreadable"])
        self.assertIn("8 attempts", report["findings"][0]["found"])

    def test_an_error_that_every_document_meets_is_nobodys(self):
        self.daemon.start(SCRIPTED_READER="fail")
        self.daemon.drop(b"tax/unlucky", b"accept\n")
        self.assertTrue(wait_until(lambda: self.daemon.status()["deferred"] == 1))
        self.daemon.kill()
        self.count_failures(7)
        self.daemon.start(SCRIPTED_READER="fail")
        self.assertFalse(wait_until(self.daemon.answers, 8))
        self.assertIn("test of the reader: nothing can be read", self.daemon.messages())
        self.daemon.stop()
        self.daemon.start()
        self.expect_answers(1)
        self.assertEqual(self.verdicts(), {"unlucky": "accepted"})


class Faults(DaemonTest):
    """Requirement 23: what is wrong with us is no verdict; it passes, and everything is answered."""

    def test_a_folder_that_cannot_be_made(self):
        self.daemon.start()
        obstacle = os.path.join(self.daemon.root, b"outbox/returned/tax")
        with open(obstacle, "wb"):
            pass
        self.daemon.drop(b"tax/report.docx", b"return\n")
        self.daemon.drop(b"health/report.docx", b"return\n")
        self.assertTrue(wait_until(lambda: self.daemon.status()["deferred"] == 1 and len(self.daemon.answers()) == 1))
        self.assertIn("Not a directory", self.daemon.status()["last_error"]["text"])
        os.unlink(obstacle)
        self.expect_answers(2)
        self.assertEqual(self.daemon.report(self.daemon.answers()[1])["submission"]["attempt"], 1)

    def test_an_outbox_that_is_moved_away_and_back(self):
        self.daemon.start()
        outbox = os.path.join(self.daemon.root, b"outbox")
        os.rename(outbox, outbox + b".away")
        self.assertTrue(wait_until(lambda: "outbox" in (self.daemon.status()["held"] or {}).get("text", ""), 20))
        self.daemon.drop(b"tax/report.docx", b"accept\n")
        self.assertFalse(wait_until(lambda: self.daemon.list(b"spool", b"active"), 3))
        os.rename(outbox + b".away", outbox)
        self.expect_answers(1)

    def test_an_outbox_that_is_replaced(self):
        """Answers do not go where nobody looks for them: the daemon ends, and its next start finds the new one."""
        self.daemon.start()
        outbox = os.path.join(self.daemon.root, b"outbox")
        os.rename(outbox, outbox + b".away")
        os.mkdir(outbox)
        self.assertEqual(self.daemon.process.wait(20), 3)
        self.assertIn("outbox is not the folder that it was", self.daemon.messages())
        self.daemon.drop(b"tax/report.docx", b"accept\n")
        self.daemon.start()
        self.expect_answers(1)

    def test_what_an_agency_leaves_in_its_outbox(self):
        """It may clear away its answers, and so put anything there: that does not keep the daemon from starting."""
        accepted, returned = (os.path.join(self.daemon.root, b"outbox", shelf, b"tax") for shelf in (b"accepted", b"returned"))
        os.makedirs(accepted)
        os.mkfifo(accepted + b"/.building-fifo")
        os.makedirs(returned + b"/.building-folder/folder")
        self.daemon.start()
        self.assertIn(".building-", self.daemon.last_error())
        self.daemon.drop(b"tax/report.docx", b"return\n")
        self.assertTrue(wait_until(lambda: any(b"report.json" in self.daemon.list(b"outbox", *answer)
                                            for answer in self.daemon.answers())))

    def test_a_full_disk(self):
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", self.daemon.root],
                                 capture_output=True, check=False)
        if mounted.returncode != 0:
            self.skipTest("no right to mount")
        self.addCleanup(subprocess.run, ["umount", "--lazy", self.daemon.root], check=True)
        os.mkdir(self.daemon.inbox)
        self.daemon.start()
        filler = os.path.join(self.daemon.root, b"filler")
        for number in range(5):
            self.daemon.drop(b"tax/report%d.docx" % number, b"return %d\n" % number)
        with open(filler, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass
        self.assertTrue(wait_until(lambda: "No space left" in self.daemon.messages()))
        time.sleep(1)
        self.assertEqual(self.daemon.answers(), [])
        self.assertIsNone(self.daemon.process.poll())
        os.unlink(filler)
        self.expect_answers(5, 60)


class Crowds(DaemonTest):
    def drop_many(self, count):
        words = (b"accept", b"remark", b"return", b"garbage")
        contents = [words[number % 4] + b" %d\n" % number + random.randbytes(2000) for number in range(count)]
        for number, content in enumerate(contents):
            self.daemon.drop(b"agency%d/report%d.docx" % (number % 7, number), content)
        return collections.Counter((sha256(content), b"report%d.docx" % number)
                                   for number, content in enumerate(contents))

    def test_500_files_at_once(self):
        self.daemon.start()
        dropped = self.drop_many(500)
        began = time.monotonic()
        self.expect_answers(500, 60)
        print(f"500 files answered in {time.monotonic() - began:.1f} s", file=sys.stderr)
        self.assertEqual(collections.Counter(self.daemon.originals()), dropped)

    def test_killed_again_and_again_every_file_is_answered_once(self):
        """Requirement 18: the folders are the state."""
        self.daemon.start()
        dropped = self.drop_many(500)
        for _ in range(8):
            before = len(self.daemon.answers())
            wait_until(lambda: len(self.daemon.answers()) > before, 10)
            time.sleep(random.uniform(0, 0.3))
            self.daemon.kill()
            for shelf, agency, answer in self.daemon.answers():
                self.assertIn(b"report.json", self.daemon.list(b"outbox", shelf, agency, answer))
            self.daemon.start()
        self.expect_answers(500, 90)
        self.assertEqual(collections.Counter(self.daemon.originals()), dropped)
        self.assertEqual([name for name in self.daemon.list(b"outbox") if name.startswith(b".")], [])
        verdicts = collections.Counter(self.verdicts().values())
        self.assertEqual(verdicts, {"accepted": 125, "accepted_with_remarks": 125, "returned": 250})


class Inbox(DaemonTest):
    def test_hostile_names(self):
        """Requirement 26: names are bytes."""
        names = ["报告".encode("gbk") + b".docx", b"two\nlines.docx", b"-rf.docx", b"n" * 250 + b".docx", b"%s%n.docx",
                 b"report.json", b"NOTE.TXT", b"'; $(touch x).docx", "\u202ecod.exe.docx".encode(), b"\x01\x7f.docx"]
        self.daemon.start()
        for number, name in enumerate(names):
            self.daemon.drop(b"tax/" + name, b"accept %d\n" % number)
        self.expect_answers(len(names))
        kept = {}
        for answer in self.daemon.answers():
            submission = self.daemon.report(answer)["submission"]
            exact = submission["file_name"].encode()
            if submission.get("file_name_base64"):
                exact = base64.b64decode(submission["file_name_base64"])
            folder = self.daemon.list(b"outbox", *answer)
            kept[exact] = [name for name in folder
                           if name not in (b"report.json", b"receipt.html", b"receipt.txt")][0]
        self.assertEqual(set(kept), set(names))
        self.assertEqual(kept[names[0]], names[0])
        self.assertEqual(kept[b"two\nlines.docx"], b"two_lines.docx")
        self.assertEqual(kept[b"-rf.docx"], b"_-rf.docx")
        self.assertEqual(kept[b"report.json"], b"_report.json")
        self.assertEqual(kept[b"NOTE.TXT"], b"_NOTE.TXT")
        self.assertEqual(kept[b"\x01\x7f.docx"], b"__.docx")
        self.assertEqual(kept["\u202ecod.exe.docx".encode()], b"_cod.exe.docx")

    def test_folders_that_come_with_their_files(self):
        """Requirement 3: watch first, then scan."""
        self.daemon.configure(SETTINGS.replace("scan_seconds = 2", "scan_seconds = 3600"))
        self.daemon.start()
        tree = os.path.join(self.daemon.root, b"tree")
        os.makedirs(tree + b"/2017/final")
        for path in (b"/a.docx", b"/2017/b.docx", b"/2017/final/c.docx"):
            with open(tree + path, "wb") as file:
                file.write(b"accept " + path + b"\n")
        os.rename(tree, self.daemon.inbox + b"/moved")
        os.makedirs(self.daemon.inbox + b"/a/b/c")
        for folder in (b"a", b"a/b", b"a/b/c"):
            with open(os.path.join(self.daemon.inbox, folder, b"report.docx"), "wb") as file:
                file.write(b"accept " + folder + b"\n")
        self.expect_answers(6)
        self.assertEqual({answer[1] for answer in self.daemon.answers()}, {b"moved", b"a"})

    def test_a_folder_that_moves_is_watched_where_it_is(self):
        self.daemon.configure(SETTINGS.replace("scan_seconds = 2", "scan_seconds = 3600"))
        os.makedirs(self.daemon.inbox + b"/old/sub")
        self.daemon.start()
        os.rename(self.daemon.inbox + b"/old", self.daemon.inbox + b"/new")
        time.sleep(0.2)
        with open(self.daemon.inbox + b"/new/sub/late.docx", "wb") as file:
            file.write(b"accept\n")
        self.expect_answers(1)
        self.assertEqual(self.daemon.answers()[0][1], b"new")

    def test_names_that_are_not_reports_stay(self):
        """Requirement 12: the ignore list; the administrator's adds to it."""
        self.daemon.configure(SETTINGS.replace("[inbox]", "[inbox]\nignore = *.bak draft*"))
        names = [b"~$port.docx", "~$报告".encode("gbk") + b".docx", b".~port.docx", b".~lock.report.docx#", b"~WRD0001.tmp",
                 b"x.TMP", b"x.part", b"x.filepart", b"x.crdownload", b".hidden", b"._x", b"Thumbs.db", b"desktop.ini",
                 b".DS_Store", b"x.bak", b"Draft 2.docx", b"@eaDir/x.docx", b".stfolder/x.docx"]
        for name in names:
            self.daemon.drop(b"tax/" + name, b"accept\n")
        self.daemon.drop(b"tax/empty.docx", b"")
        self.daemon.drop(b"tax/real.docx", b"accept\n")
        self.daemon.start()
        self.expect_answers(1)
        time.sleep(3)
        self.assertEqual(len(self.daemon.answers()), 1)
        self.assertEqual(self.daemon.in_inbox(), sorted(b"tax/" + name for name in names + [b"empty.docx"]))

    def test_a_slow_writer_is_waited_for(self):
        """Requirement 9: no open writer, unchanged for a while."""
        content = b"accept " + random.randbytes(5000)
        self.daemon.start()
        os.mkdir(self.daemon.inbox + b"/tax")
        with open(self.daemon.inbox + b"/tax/slow.docx", "wb", buffering=0) as file:
            for start in range(0, len(content), 1000):
                file.write(content[start:start + 1000])
                time.sleep(1.5)
                self.assertEqual(self.daemon.answers(), [])
        self.expect_answers(1)
        self.assertEqual(self.daemon.report(self.daemon.answers()[0])["submission"]["sha256"], sha256(content))

    def test_an_upload_that_never_ends_is_answered_once(self):
        """Requirement 11: a note at the limit, and the file stays; finished after all, it is taken."""
        self.daemon.configure(SETTINGS.replace("[inbox]", "[inbox]\nlimit_seconds = 3"))
        self.daemon.start()
        os.mkdir(self.daemon.inbox + b"/tax")
        with open(self.daemon.inbox + b"/tax/endless.docx", "wb", buffering=0) as file:
            for _ in range(2):
                file.write(b"accept this\n")
                self.assertTrue(wait_until(lambda: len(self.daemon.answers()) == 1))
                time.sleep(3)
                self.daemon.kill()
                self.daemon.start()
            answer = self.daemon.answers()[0]
            self.assertEqual(len(self.daemon.answers()), 1)
            self.assertEqual(answer[:2], (b"returned", b"tax"))
            self.assertEqual(self.daemon.report(answer)["findings"][0]["code"], "unfinished")
            self.assertEqual(self.daemon.list(b"outbox", *answer), [b"note.html", b"note.txt", b"report.json"])
            self.assertEqual(self.daemon.in_inbox(), [b"tax/endless.docx"])
        self.expect_answers(2)
        self.assertEqual(self.daemon.in_inbox(), [])

    def test_found_by_the_first_scan_is_tested_too(self):
        """Requirement 10: the same settle test for what a scan finds."""
        content = b"accept " + random.randbytes(3000)
        os.mkdir(self.daemon.inbox + b"/tax")
        with open(self.daemon.inbox + b"/tax/slow.docx", "wb", buffering=0) as file:
            file.write(content[:1000])
            self.daemon.start()
            time.sleep(3)
            self.assertEqual(self.daemon.answers(), [])
            file.write(content[1000:])
        self.expect_answers(1)
        self.assertEqual(self.daemon.report(self.daemon.answers()[0])["submission"]["sha256"], sha256(content))

    def test_what_is_no_file_is_left_alone(self):
        """Requirement 27: regular files only, never through a link."""
        secret = os.path.join(self.daemon.root, b"secret")
        with open(secret, "wb") as file:
            file.write(b"accept\n")
        os.mkdir(self.daemon.inbox + b"/tax")
        os.symlink(secret, self.daemon.inbox + b"/tax/link.docx")
        os.symlink(self.daemon.root, self.daemon.inbox + b"/tax/folder")
        os.mkfifo(self.daemon.inbox + b"/tax/fifo.docx")
        self.daemon.drop(b"tax/real.docx", b"accept\n")
        self.daemon.start()
        self.expect_answers(1)
        time.sleep(3)
        self.assertEqual(len(self.daemon.answers()), 1)
        self.assertEqual(len(os.listdir(self.daemon.inbox + b"/tax")), 3)

    def test_a_link_into_place_is_noticed(self):
        """Requirement 2: an SFTP server renames by link and unlink, which only tells CREATE."""
        self.daemon.configure(SETTINGS.replace("scan_seconds = 2", "scan_seconds = 3600"))
        os.mkdir(self.daemon.inbox + b"/tax")
        self.daemon.start()
        aside = os.path.join(self.daemon.root, b"aside")
        with open(aside, "wb") as file:
            file.write(b"accept\n")
        os.link(aside, self.daemon.inbox + b"/tax/linked.docx")
        os.unlink(aside)
        self.expect_answers(1)

    def test_an_inbox_on_another_file_system(self):
        """Requirement 17: it is said, and files are copied instead of renamed."""
        if os.stat("/dev/shm").st_dev == os.stat(self.daemon.root).st_dev:
            self.skipTest("no second file system")
        other = os.fsencode(tempfile.mkdtemp(dir="/dev/shm"))
        self.addCleanup(shutil.rmtree, other)
        os.rmdir(self.daemon.inbox)
        os.symlink(other, self.daemon.inbox)
        self.daemon.start()
        self.assertIn("lie on different mounts", self.daemon.messages())
        os.mkdir(other + b"/tax")
        for number in range(20):
            with open(other + b"/tax/report%d.docx" % number, "wb") as file:
                file.write(b"accept %d\n" % number)
        wait_until(lambda: len(self.daemon.answers()) > 3)
        self.daemon.kill()
        self.daemon.start()
        self.expect_answers(20)
        self.assertEqual(os.listdir(other + b"/tax"), [])

    def test_a_writer_that_goes_on_after_the_claim(self):
        """Requirement 16: what is answered is what lies there in the end."""
        self.daemon.start()
        self.daemon.drop(b"tax/report.docx", b"sleep\n")
        claims = os.path.join(self.daemon.root, b"spool/active/*/document")
        self.assertTrue(wait_until(lambda: glob.glob(claims)))
        with open(glob.glob(claims)[0], "r+b") as file:
            file.write(b"accept, at last\n")
        self.expect_answers(1)
        submission = self.daemon.report(self.daemon.answers()[0])["submission"]
        self.assertEqual(submission["sha256"], sha256(b"accept, at last\n"))
        self.assertEqual(submission["id"][-8:], submission["sha256"][:8])
        self.assertEqual(self.daemon.originals()[0][0], submission["sha256"])

    def test_an_inbox_that_is_replaced_is_found_again(self):
        self.daemon.start()
        os.rename(self.daemon.inbox, self.daemon.root + b"/inbox.old")
        time.sleep(3)
        os.mkdir(self.daemon.inbox)
        self.daemon.drop(b"tax/report.docx", b"accept\n")
        self.expect_answers(1)


class Manager:
    """The service manager's end of sd_notify(3)."""

    def __init__(self, folder):
        self.path = folder + "/notify"
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(self.path)
        self.socket.setblocking(False)
        self.heard = []

    def listen(self):
        while True:
            try:
                self.heard += self.socket.recv(65536).decode().splitlines()
            except BlockingIOError:
                return self.heard

    def hears(self, beginning, seconds=10):
        return wait_until(lambda: any(line.startswith(beginning) for line in self.listen()), seconds)


class Service(DaemonTest):
    def manage(self, before=(), **environment):
        manager = Manager(self.daemon.top)
        self.addCleanup(manager.socket.close)
        self.daemon.start(before, NOTIFY_SOCKET=manager.path, **environment)
        return manager

    def test_the_manager_is_told(self):
        """Requirements 51, 56: ready after the first scan, one status line, reloading, stopping."""
        self.daemon.drop(b"tax/early.docx", b"accept\n")
        manager = self.manage()
        self.assertTrue(manager.hears("READY=1"))
        before_ready = manager.heard[:manager.heard.index("READY=1")]
        self.assertTrue(any(line.startswith("STATUS=1 waiting") for line in before_ready), before_ready)
        self.expect_answers(1)
        self.assertTrue(manager.hears("STATUS=0 waiting, 0 active, 0 deferred, 1 answered"))
        manager.heard.clear()
        self.daemon.process.send_signal(signal.SIGHUP)
        self.assertTrue(manager.hears("READY=1"))
        self.assertLess(manager.heard.index("RELOADING=1"), manager.heard.index("READY=1"))
        self.assertTrue(any(line.startswith("MONOTONIC_USEC=") for line in manager.heard))
        self.assertEqual(self.daemon.stop(), 0)
        self.assertTrue(manager.hears("STOPPING=1"))
        self.assertEqual(self.daemon.status()["state"], "stopped")

    def test_the_watchdog_is_fed_while_work_goes_on(self):
        """Requirement 52."""
        manager = self.manage(WATCHDOG_USEC="600000")
        self.assertTrue(manager.hears("WATCHDOG=1"))
        manager.heard.clear()
        self.daemon.process.send_signal(signal.SIGSTOP)
        time.sleep(1)
        self.assertNotIn("WATCHDOG=1", manager.listen())
        self.daemon.process.send_signal(signal.SIGCONT)
        self.assertTrue(manager.hears("WATCHDOG=1"))

    def test_a_lock_that_the_kernel_refuses_is_in_the_status(self):
        """Requirement 31: a reader that is not locked as it should be is used only where that was allowed, and told of."""
        self.daemon.configure(SETTINGS + "[reader]\nreader_lock = best-effort\n")
        manager = self.manage((BUILD + "/tests/refuse", "landlock_create_ruleset"))
        self.assertTrue(manager.hears("READY=1"))
        self.assertTrue(any(line.startswith("STATUS=") and "refuses to lock the reader (paths)" in line
                            for line in manager.heard), manager.heard)
        self.daemon.drop(b"tax/report.docx", b"accept\n")
        self.expect_answers(1)

    def test_a_reader_that_is_killed_is_started_again(self):
        self.daemon.start()
        for _ in range(3):
            before = self.readers()
            self.assertEqual(len(before), 1)
            os.kill(before[0], signal.SIGKILL)
            self.assertTrue(wait_until(lambda: self.readers() and self.readers() != before))
        self.daemon.drop(b"tax/report.docx", b"accept\n")
        self.expect_answers(1)

    def readers(self):
        with open(f"/proc/{self.daemon.process.pid}/task/{self.daemon.process.pid}/children", encoding="ascii") as file:
            return [int(pid) for pid in file.read().split()]

    def test_a_stop_loses_nothing(self):
        self.daemon.start()
        for number in range(30):
            self.daemon.drop(b"tax/report%d.docx" % number, b"accept %d\n" % number)
        wait_until(lambda: self.daemon.answers())
        self.assertEqual(self.daemon.stop(), 0)
        self.assertEqual([name for name in self.daemon.list(b"outbox") if name.startswith(b".")], [])
        self.daemon.start()
        self.expect_answers(30)

    def test_one_daemon_for_one_root(self):
        self.daemon.start()
        second = subprocess.run([self.daemon.program, "--config", self.daemon.settings, "--root", self.daemon.root],
                                capture_output=True, timeout=20, check=False)
        self.assertEqual(second.returncode, 3)
        self.assertIn(b"another docintaked", second.stderr)

    def test_usage_and_settings(self):
        for arguments, code in ((["--help"], 0), (["--version"], 0), (["--nonsense"], 2), (["file"], 2),
                                (["--config", "/nonexistent"], 2)):
            self.assertEqual(subprocess.run([self.daemon.program, *arguments], capture_output=True, timeout=20,
                                            check=False).returncode, code, arguments)
        self.daemon.configure("[inbox]\nsettle_seconds = soon\n")
        bad = subprocess.run([self.daemon.program, "--config", self.daemon.settings], capture_output=True, timeout=20,
                             check=False)
        self.assertEqual(bad.returncode, 2)
        self.assertIn(b"docintake.conf:2: settle_seconds", bad.stderr)

    def test_settings_are_read_again(self):
        self.daemon.start()
        self.daemon.configure(SETTINGS.replace("language = en", "language = klingon"))
        self.daemon.process.send_signal(signal.SIGHUP)
        self.assertTrue(wait_until(lambda: "language must be zh or en" in self.daemon.messages()))
        self.daemon.drop(b"tax/english.docx", b"return\n")
        self.expect_answers(1)
        self.daemon.configure(SETTINGS.replace("language = en", "language = zh"))
        self.daemon.process.send_signal(signal.SIGHUP)
        self.assertTrue(wait_until(lambda: "read again" in self.daemon.messages()))
        self.daemon.drop(b"tax/chinese.docx", b"return\n")
        self.expect_answers(2)
        advice = {self.daemon.report(answer)["submission"]["file_name"]: self.daemon.report(answer)["findings"][0]["advice"]
                  for answer in self.daemon.answers()}
        self.assertTrue(advice["english.docx"].isascii())
        self.assertFalse(advice["chinese.docx"].isascii())

    def test_what_the_office_sets_is_read_again(self):
        """Rules, deadlines and the roster come into force with SIGHUP, and what is on its way is answered once."""
        report = os.path.join(self.daemon.top, "report.docx")
        roster = os.path.join(self.daemon.top, "roster")
        subprocess.run([BUILD + "/tests/pack_fixture", "reports/b1-requests", report], check=True)
        with open(report, "rb") as file:
            content = file.read()
        shutil.copy(BUILD + "/docintake-reader", os.path.dirname(self.daemon.program))
        self.daemon.start()
        self.daemon.drop(b"tax/before.docx", content)
        self.expect_answers(1)
        before = self.codes("before.docx")
        self.assertIn("sum", before)
        self.assertFalse({"late", "agency-unknown", "agency-folder"} & before)

        agency = self.daemon.report(self.daemon.answers()[0])["fields"]["agency"]["value"]
        settings = SETTINGS + "[rules]\nzfxxgk-2014.B1 = off\n[deadlines]\n2017 = 2018-03-31\n" \
                              f"[agencies]\nroster = {roster}\n"
        for number, (line, code) in enumerate((("", "agency-unknown"), (f"forest | | {agency}\n", "agency-folder")), 1):
            with open(roster, "w", encoding="utf-8") as file:
                file.write("tax | | 岚溪市税务局\n" + line)
            self.daemon.configure(settings)
            for copy in range(5):
                self.daemon.drop(b"tax/meanwhile%d-%d.docx" % (number, copy), content)
            self.daemon.process.send_signal(signal.SIGHUP)
            self.assertTrue(wait_until(lambda: self.daemon.messages().count("read again") == number))
            self.daemon.drop(b"tax/after%d.docx" % number, self.other_bytes(content, number))
            self.expect_answers(1 + 6 * number)
            after = self.codes(f"after{number}.docx")
            self.assertLessEqual({"late", code}, after)
            self.assertNotIn("sum", after)
        self.assertEqual(len(self.verdicts()), 13)

    def other_bytes(self, content, number):
        """The same report in an archive with another comment: the same bytes would only be told of their first answer."""
        archive = io.BytesIO(content)
        with zipfile.ZipFile(archive, "a") as package:
            package.comment = str(number).encode("ascii")
        return archive.getvalue()

    def codes(self, name):
        """The codes of the findings on the file of this name."""
        reports = (self.daemon.report(answer) for answer in self.daemon.answers())
        return next({finding["code"] for finding in report["findings"]} for report in reports
                    if report["submission"]["file_name"] == name)


if __name__ == "__main__":
    main()
