"""What a document takes while it is judged, the daemon does not keep.

Usage: memory.py BUILD-FOLDER [TEST...]
"""

import re

from running_daemon import BUILD, Daemon, DaemonTest, main, wait_until
from soak_files import Maker
from soak_processes import has_sanitizers


class Memory(DaemonTest):
    def setUp(self):
        self.daemon = Daemon(reader=BUILD + "/docintake-reader")
        self.addCleanup(self.daemon.remove)

    def taken(self):
        """KiB that are the daemon's alone, and no part of a file."""
        with open(f"/proc/{self.daemon.process.pid}/status", encoding="ascii") as file:
            return int(re.search(r"RssAnon:\s+(\d+)", file.read()).group(1))

    def test_what_large_answers_took_is_given_back(self):
        """One after the other and all at once; ten MiB and more would stay."""
        maker = Maker(1, times=10)
        self.daemon.start()
        self.daemon.drop(b"tax/report.docx", maker.as_word_writes(0).content)
        self.expect_answers(1)
        before = self.taken()
        costly = [maker.costly(number).content for number in range(2 * len(maker.huge))]
        for number, content in enumerate(costly[:len(maker.huge)]):
            self.daemon.drop(b"tax/%d.docx" % number, content)
            self.expect_answers(2 + number, 120)
        self.expect_given_back(before)
        with self.daemon.asleep():
            for number, content in enumerate(costly[len(maker.huge):]):
                self.daemon.drop(b"tax/crowd %d.docx" % number, content)
        self.expect_answers(1 + len(costly), 120)
        self.expect_given_back(before)

    def expect_given_back(self, before):
        if not has_sanitizers():
            self.assertTrue(wait_until(lambda: self.taken() - before < 1024), f"{before} KiB before, {self.taken()} after")


if __name__ == "__main__":
    main()
