"""What lies in an inbox in the real world: half files, odd names, things that are no files, files that nobody may read.

Usage: inbox.py BUILD-FOLDER [TEST...]
"""

import glob
import json
import os
import re
import shutil
import socket
import stat
import sys
import time
import unicodedata

from running_daemon import SETTINGS, InboxTest, inbox_settings, main, wait_until, whole

UNSCANNED = SETTINGS.replace("scan_seconds = 2", "scan_seconds = 3600")
NOBODY = 65534


class Completeness(InboxTest):
    def test_the_size_comes_first(self):
        """Requirement 9: Explorer sets the full size and fills it later; some do so in several openings."""
        content = whole(b"accept", size=100000)
        self.daemon.start()
        with open(self.tax + b"/open.docx", "wb", buffering=0) as held:
            held.truncate(len(content))
            os.truncate(self.put(b"closed.docx", b""), len(content))
            self.expect_quiet(0)
            held.write(content[:50000])
            self.expect_quiet(0)
            held.write(content[50000:])
        with open(self.tax + b"/closed.docx", "r+b") as file:
            file.write(content)
        self.expect_hashes([content, content])

    def test_a_file_that_grows_for_ever(self):
        """Requirement 11: looked at ever more seldom, answered once at the limit, and it stays."""
        self.daemon.configure(inbox_settings("limit_seconds = 4", settings=SETTINGS.replace("settle_seconds = 1",
                                                                                            "settle_seconds = 30")))
        self.daemon.start()

        def grow():
            with open(self.tax + b"/log.docx", "ab") as file:
                file.write(b"accept, and on and on\n")
            return len(self.daemon.answers()) == 1

        self.assertTrue(wait_until(grow, 60))
        end = time.monotonic() + 4
        wait_until(lambda: not grow() or time.monotonic() > end)
        answer = self.daemon.answers()[0]
        self.assertEqual(self.daemon.report(answer)["findings"][0]["code"], "unfinished")
        self.assertEqual(self.daemon.in_inbox(), [b"tax/log.docx"])

    def test_what_is_larger_than_any_report(self):
        """Told once and left; a file of holes does not keep the others waiting while it is hashed."""
        self.daemon.start()
        path = self.put(b"huge.docx", b"")
        with open(path, "r+b") as file:
            file.seek(20 << 30)
            file.write(whole(b"accept"))
        self.put(b"small.docx", whole(b"accept"))
        self.expect_answers(2, 20)
        codes = {report["submission"]["file_name"]: [finding["code"] for finding in report["findings"]]
                 for report in map(self.daemon.report, self.daemon.answers())}
        self.assertEqual(codes, {"huge.docx": ["not-taken"], "small.docx": []})
        for answer in self.daemon.answers():
            shutil.rmtree(os.path.join(self.daemon.root, b"outbox", *answer))
        self.daemon.stop()
        self.daemon.start()
        self.expect_quiet(0, 4)
        self.assertEqual(self.daemon.in_inbox(), [b"tax/huge.docx"])

    def test_many_files_that_are_left(self):
        """An agency whose files never become whole does not hold up another."""
        self.daemon.configure(inbox_settings("limit_seconds = 2", "marked = tax"))
        self.daemon.start()
        for number in range(300):
            self.put(b"%d.docx" % number, b"without a marker %d\n" % number)
        time.sleep(3)
        self.daemon.drop(b"health/report.docx", whole(b"accept"))
        self.assertTrue(wait_until(lambda: any(answer[1] == b"health" for answer in self.daemon.answers()), 20))
        self.expect_answers(301, 60)

    def test_changed_after_it_was_whole(self):
        """Requirement 9: rewritten in place, removed, put back, exchanged: what lies there in the end is answered."""
        contents = [whole(b"accept", number, 5000) for number in range(8)]
        self.daemon.start()
        with self.daemon.asleep():
            self.put(b"rewritten.docx", contents[0])
            self.put(b"rewritten.docx", contents[1])
            os.unlink(self.put(b"removed.docx", contents[2]))
            os.unlink(self.put(b"back.docx", contents[3]))
            self.put(b"back.docx", contents[4])
            self.put(b"exchanged.docx", contents[5])
            self.daemon.drop(b"tax/exchanged.docx", contents[6])
            with open(self.put(b"shortened.docx", contents[7]), "r+b") as file:
                file.truncate(1000)
        self.expect_hashes([contents[1], contents[4], contents[6], contents[7][:1000]])

    def test_removed_half_way(self):
        """Requirement 11: an upload that is given up leaves nothing to wait for."""
        self.daemon.start()
        with open(self.tax + b"/given-up.docx", "wb", buffering=0) as file:
            file.write(b"accept, or")
            self.assertTrue(wait_until(lambda: self.daemon.status()["waiting"] == 1))
            os.unlink(self.tax + b"/given-up.docx")
            self.assertTrue(wait_until(lambda: self.daemon.status()["waiting"] == 0))
            file.write(b" not")
        self.expect_quiet(0)

    def test_open_in_a_word_processor(self):
        """Requirement 13: as long as an owner file says so, but not for ever."""
        self.daemon.configure(inbox_settings("open_seconds = 3600"))
        self.daemon.start()
        for name, owner in ((b"annual.docx", b"~$nual.docx"), ("年度工作报告.docx".encode(), ".~年度工作报告.docx".encode())):
            self.put(owner, b"somebody")
            self.daemon.drop(b"tax/" + name, whole(b"accept"))
        self.expect_quiet(0)
        os.unlink(self.tax + b"/~$nual.docx")
        self.expect_answers(1)
        self.daemon.configure(inbox_settings("open_seconds = 2"))
        self.daemon.stop()
        self.daemon.start()
        self.expect_answers(2)
        self.assertEqual(self.daemon.in_inbox(), [("tax/.~年度工作报告.docx").encode()])

    def test_marked_by_the_sender(self):
        """Requirement 14: NAME is taken when NAME.done is there, at once, and not before."""
        self.daemon.configure(inbox_settings("marked = tax", settings=UNSCANNED.replace("settle_seconds = 1",
                                                                                        "settle_seconds = 2")))
        self.daemon.start()
        contents = [b"accept this\n", b"accept that\n"]
        self.put(b"report.docx", contents[0])
        self.daemon.drop(b"health/report.docx.done", whole(b"accept")) # no marker there, but a name like any other
        self.expect_answers(1)
        self.expect_quiet(1, 5)
        self.put(b"report.docx.done", b"")
        self.expect_answers(2)
        self.assertTrue(wait_until(lambda: self.daemon.in_inbox() == []))
        self.put(b"report.docx.done", b"") # of nothing
        time.sleep(0.1)
        self.put(b"report.docx", contents[1])
        self.expect_quiet(2, 5)
        self.put(b"report.docx.done", b"")
        self.expect_answers(3)
        self.assertTrue(wait_until(lambda: self.daemon.in_inbox() == []))


class Kinds(InboxTest):
    """Requirement 27: regular files only, never through a link."""

    def test_what_is_no_file(self):
        secret = os.path.join(self.daemon.root, b"secret")
        with open(secret, "wb") as file:
            file.write(whole(b"accept"))
        self.daemon.start()
        os.symlink(secret, self.tax + b"/link.docx")
        os.symlink(b"link.docx", self.tax + b"/loop.docx")
        os.symlink(self.daemon.root, self.tax + b"/folder")
        os.mkfifo(self.tax + b"/fifo.docx")
        with socket.socket(socket.AF_UNIX) as listener:
            os.chdir(self.tax)
            listener.bind("socket.docx")
            os.chdir("/")
        try:
            os.mknod(self.tax + b"/zero.docx", stat.S_IFCHR | 0o666, os.makedev(1, 5))
            os.mknod(self.tax + b"/block.docx", stat.S_IFBLK | 0o666, os.makedev(7, 200))
        except PermissionError:
            print("devices cannot be made here", file=sys.stderr)
        left = len(os.listdir(self.tax))
        self.daemon.drop(b"tax/real.docx", whole(b"accept"))
        self.expect_answers(1)
        self.expect_quiet(1)
        self.assertEqual(len(os.listdir(self.tax)), left)
        self.assertIsNone(self.daemon.process.poll())

    def test_a_name_that_becomes_something_else(self):
        content = whole(b"accept", 1)
        self.daemon.start()
        with self.daemon.asleep():
            for number, name in enumerate((b"folder.docx", b"link.docx", b"fifo.docx")):
                os.unlink(self.put(name, whole(b"return", number)))
            os.mkdir(self.tax + b"/folder.docx")
            with open(self.tax + b"/folder.docx/inside.docx", "wb") as file:
                file.write(content)
            os.symlink(b"folder.docx/inside.docx", self.tax + b"/link.docx")
            os.mkfifo(self.tax + b"/fifo.docx")
        self.expect_hashes([content])

    def test_other_hard_links(self):
        content = whole(b"accept")
        self.daemon.configure(inbox_settings("refuse_hard_links = yes"))
        self.daemon.start()
        os.link(self.put(b"report.tmp", content), self.tax + b"/report.docx")
        self.assertTrue(wait_until(lambda: "report.docx: it has other hard links" in self.daemon.messages()))
        self.assertEqual(self.daemon.answers(), [])
        os.unlink(self.tax + b"/report.tmp")
        self.expect_hashes([content])


class Names(InboxTest):
    def test_names_that_others_take_for_one(self):
        """Requirements 20, 26: names that differ in case or in their Unicode form; the longest; those with odd bytes."""
        names = [b"Report.docx", b"report.docx", b"REPORT.DOCX", unicodedata.normalize("NFC", "é.docx").encode(),
                 unicodedata.normalize("NFD", "é.docx").encode(), b"n" * 250 + b".docx", "长".encode() * 85,
                 "年度报告".encode("gbk"), b"\x80\xff", b"-", b"--help", b"a\nb", b"a\tb\x1b[31m", b"%n%s", b"`id`", b" ",
                 b"con", b"a:b*c?", b"\\", b"report.docx "]
        contents = [whole(b"accept", number) for number in range(len(names))]
        self.daemon.start()
        for name, content in zip(names, contents):
            self.daemon.drop(b"tax/" + name, content)
        self.expect_hashes(contents)
        self.assertEqual(self.daemon.in_inbox(), [])
        self.assertNotRegex(self.daemon.messages(), "[\x00-\x09\x0b-\x1f\x7f]")

    def test_agencies_with_odd_names(self):
        """Requirement 26: folders, too."""
        names = [b"Tax", b"TAX", "税务局".encode(), "税务局".encode("gbk"), b"two\nlines", b"-rf", b"a" * 255, b"%s",
                 unicodedata.normalize("NFD", "é").encode(), unicodedata.normalize("NFC", "é").encode()]
        contents = [whole(b"return", number) for number in range(len(names))]
        self.daemon.start()
        for name, content in zip(names, contents):
            self.daemon.drop(name + b"/report.docx", content)
        self.expect_hashes(contents)
        self.assertEqual({answer[1] for answer in self.daemon.answers()},
                         {{b"two\nlines": b"two_lines", b"-rf": b"_-rf"}.get(name, name) for name in names})


class Senders(InboxTest):
    def test_who_sent_it_is_recorded(self):
        """Requirement 30: the folder and the owner, as long as the claim lasts; and the unit lets owners be seen."""
        if os.geteuid() != 0:
            self.skipTest("to give a file to somebody else takes root")
        self.daemon.start()
        aside = self.daemon.root + b"/aside"
        with open(aside, "wb") as file:
            file.write(whole(b"sleep"))
        os.chown(aside, 4321, -1)
        os.rename(aside, self.tax + b"/report.docx")
        records = self.daemon.root + b"/spool/active/*/record.json"
        self.assertTrue(wait_until(lambda: glob.glob(records)))
        with open(glob.glob(records)[0], "rb") as file:
            record = json.load(file)
        self.assertEqual((record["agency"], record["owner"]), ("tax", 4321))
        with open(os.path.dirname(__file__) + "/../../systemd/docintaked.service", encoding="utf-8") as file:
            self.assertNotRegex(file.read(), "(?m)^PrivateUsers=")


class Rights(InboxTest):
    def setUp(self):
        super().setUp()
        if os.geteuid() != 0:
            self.skipTest("to be somebody else takes root")
        # What a user without rights may read: not the build folder, which may lie in somebody's home.
        programs = os.path.dirname(self.daemon.program)
        for name in ("forms", "locale"):
            source = os.path.realpath(programs + "/" + name)
            os.unlink(programs + "/" + name)
            shutil.copytree(source, programs + "/" + name)
        os.chmod(self.daemon.top, 0o755)
        for folder in (self.daemon.root, self.daemon.inbox, self.tax):
            os.chown(folder, NOBODY, NOBODY)
        self.nobody = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")

    def test_what_cannot_be_read_is_told(self):
        """Requirement 28: by name, once, in the journal and the status; the others are answered."""
        closed, hidden = self.put(b"closed.docx", whole(b"accept", 1)), self.daemon.inbox + b"/hidden"
        os.chmod(closed, 0o600)
        os.mkdir(hidden, 0o700)
        self.daemon.start(before=self.nobody)
        self.daemon.drop(b"tax/open.docx", whole(b"accept", 2))
        self.expect_answers(1)
        self.assertTrue(wait_until(lambda: "tax/closed.docx: cannot look at a file in the inbox: Permission denied"
                                   in self.daemon.messages()))
        self.assertIn("out of reach: inbox/hidden (Permission denied)", self.daemon.messages())
        time.sleep(3)
        self.assertEqual(self.daemon.messages().count("inbox/hidden"), 1)
        os.chmod(closed, 0o644)
        os.chmod(hidden, 0o755)
        self.expect_answers(2, 60)

    def test_many_that_cannot_be_read_do_not_flood_the_journal(self):
        for number in range(120):
            os.chmod(self.put(b"closed%d.docx" % number, whole(b"accept", number)), 0o600)
        self.daemon.start(before=self.nobody)
        self.assertTrue(wait_until(lambda: self.daemon.messages().count("cannot look at a file") >= 50))
        time.sleep(2)
        self.assertEqual(self.daemon.messages().count("cannot look at a file"), 50)
        self.assertIn("cannot look at a file", self.daemon.last_error())

    def test_a_folder_from_which_nothing_can_be_moved(self):
        """Requirement 28: told, and taken when it can be."""
        content = whole(b"accept")
        os.chown(self.tax, 0, 0)
        self.put(b"report.docx", content)
        self.daemon.start(before=self.nobody)
        self.assertTrue(wait_until(lambda: re.search("tax/report.docx: .*Permission denied", self.daemon.messages())))
        self.assertEqual(self.daemon.answers(), [])
        os.chmod(self.tax, 0o777)
        self.expect_hashes([content])


if __name__ == "__main__":
    main()
