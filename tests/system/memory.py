"""What a document takes while it is judged, the daemon does not keep.

Usage: memory.py BUILD-FOLDER [TEST...]
"""

import re

from running_daemon import BUILD, Daemon, DaemonTest, main
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
        """With the allocator's usual thresholds twelve MiB and more would stay."""
        maker = Maker(1, times=10)
        self.daemon.start()
        self.daemon.drop(b"tax/report.docx", maker.as_word_writes(0).content)
        self.expect_answers(1)
        before = self.taken()
        for number in range(len(maker.huge)):
            self.daemon.drop(b"tax/%d.docx" % number, maker.costly(number).content)
            self.expect_answers(2 + number, 120)
            if not has_sanitizers():
                self.assertLess(self.taken() - before, 6 * 1024)


if __name__ == "__main__":
    main()
