"""What comes again: the same bytes, or another version under the same name.

Usage: repeats.py BUILD-FOLDER [TEST...]
"""

import os
import shutil
import signal

from running_daemon import SETTINGS, DaemonTest, main, wait_until


class Repeats(DaemonTest):
    """Requirements 20, 21: a document is known by its bytes; nothing is overwritten, nothing left lying."""

    def setUp(self):
        super().setUp()
        self.daemon.start()
        self.count = 0

    def submit(self, path, content):
        """The report on what is dropped there."""
        before = set(self.daemon.answers())
        self.daemon.drop(path, content)
        self.count += 1
        self.expect_answers(self.count)
        self.assertEqual(self.daemon.in_inbox(), [])
        (answer,) = set(self.daemon.answers()) - before
        return self.daemon.report(answer)

    def codes(self, report):
        return [finding["code"] for finding in report["findings"]]

    def expect_repeat(self, report, first, code="already-accepted"):
        self.assertEqual(self.codes(report), [code])
        self.assertIn(first["submission"]["id"], report["findings"][0]["found"])
        self.assertNotEqual(report["submission"]["id"], first["submission"]["id"])

    def test_the_same_bytes_again_are_told_of_the_first_answer(self):
        first = self.submit(b"tax/report.docx", b"accept\n")
        self.assertEqual(self.codes(first), [])
        for path in (b"tax/report.docx", b"tax/copy of report.docx", b"tax/2017/report.docx"):
            again = self.submit(path, b"accept\n")
            self.expect_repeat(again, first)
            self.assertEqual(again["verdict"], "accepted")
        self.assertEqual(len(set(self.daemon.originals())), 2)  # by content and name: all were kept

    def test_what_was_returned_is_returned_again(self):
        first = self.submit(b"tax/report.docx", b"return\n")
        again = self.submit(b"tax/report.docx", b"return\n")
        self.expect_repeat(again, first, "already-returned")
        self.assertEqual(again["verdict"], "returned")

    def test_a_corrected_report_under_the_same_name_is_judged(self):
        self.submit(b"tax/report.docx", b"return\n")
        self.assertEqual(self.codes(self.submit(b"tax/report.docx", b"accept\n")), [])
        self.assertEqual({answer[0] for answer in self.daemon.answers()}, {b"accepted", b"returned"})

    def test_another_agency_has_its_own_answer(self):
        self.submit(b"tax/report.docx", b"accept\n")
        self.assertEqual(self.codes(self.submit(b"health/report.docx", b"accept\n")), [])
        self.assertEqual(self.codes(self.submit(b"report.docx", b"accept\n")), [])

    def test_it_is_known_after_a_restart_and_a_crash(self):
        first = self.submit(b"tax/report.docx", b"accept\n")
        self.daemon.stop()
        self.daemon.start()
        self.expect_repeat(self.submit(b"tax/report.docx", b"accept\n"), first)
        self.daemon.kill()
        self.daemon.start()
        self.expect_repeat(self.submit(b"tax/report.docx", b"accept\n"), first)

    def test_without_the_answer_it_is_judged_again(self):
        first = self.submit(b"tax/report.docx", b"accept\n")
        shutil.rmtree(os.path.join(self.daemon.root, b"outbox/accepted/tax", first["submission"]["id"].encode()))
        self.count -= 1
        second = self.submit(b"tax/report.docx", b"accept\n")
        self.assertEqual(self.codes(second), [])
        self.expect_repeat(self.submit(b"tax/report.docx", b"accept\n"), second)

    def test_what_was_cleared_away_is_forgotten_at_the_next_start(self):
        first = self.submit(b"tax/report.docx", b"accept\n")
        self.submit(b"health/report.docx", b"accept\n")
        shutil.rmtree(os.path.join(self.daemon.root, b"outbox/accepted/tax", first["submission"]["id"].encode()))
        self.daemon.stop()
        self.daemon.start()
        self.assertEqual(self.daemon.list(b"spool/answered"), [b"health"])
        self.assertEqual(len(self.daemon.list(b"spool/answered/health")), 1)

    def test_under_other_rules_it_is_judged_again(self):
        self.submit(b"tax/report.docx", b"accept\n")
        self.daemon.configure(SETTINGS + "[outbox]\nfile_mode = 0640\n")
        self.daemon.process.send_signal(signal.SIGHUP)
        self.assertTrue(wait_until(lambda: "read again" in self.daemon.messages()))
        second = self.submit(b"tax/report.docx", b"accept\n")
        self.assertEqual(self.codes(second), [])
        self.expect_repeat(self.submit(b"tax/report.docx", b"accept\n"), second)

    def test_a_lost_memory_is_made_anew(self):
        self.submit(b"tax/report.docx", b"accept\n")
        self.daemon.stop()
        shutil.rmtree(os.path.join(self.daemon.root, b"spool/answered"))
        self.daemon.start()
        second = self.submit(b"tax/report.docx", b"accept\n")
        self.expect_repeat(self.submit(b"tax/report.docx", b"accept\n"), second)

    def test_what_its_reader_did_not_survive_is_tried_again(self):
        for _ in range(2):
            self.assertEqual(self.codes(self.submit(b"tax/report.docx", b"crash\n")), ["unreadable"])


if __name__ == "__main__":
    main()
