"""Puts the files of a soak into the inbox, as careful and as careless senders do, and says when each was complete."""

import concurrent.futures
import contextlib
import os
import shutil
import threading
import time
from random import Random

from soak_plan import AGENCIES, EMPTY, FOLDER, FOLDERS, IGNORED, RENAMED, SIZED, SLOW

BLOCK = 1 << 20
PIECES = 12  # of a slow upload


def _write(file, content):
    """Leaves holes where there are only zeros, so that what is large for its own sake costs the disk little."""
    for start in range(0, len(content), BLOCK):
        block = content[start:start + BLOCK]
        if block.count(0) == len(block):
            file.seek(len(block), os.SEEK_CUR)
        else:
            file.write(block)
    file.truncate()


class Senders:
    """All of them. What they send is entered in the accounts before it can be answered."""

    def __init__(self, service, maker, accounts):
        self.root, self.inbox = service.root, service.inbox
        self.maker = maker
        self.accounts = accounts
        self.came = threading.Condition()  # told of each file that has come
        self.slow = concurrent.futures.ThreadPoolExecutor(64)
        self.uploads = []
        self.folders = []  # that came with their files
        for agency in AGENCIES:
            for folder in FOLDERS:
                os.makedirs(self._folder_of(agency, folder), exist_ok=True)

    def _folder_of(self, agency, folder):
        return self.inbox if agency == b"-" else os.path.join(self.inbox, agency, folder)

    def _target(self, arrival, way):
        """Where the file goes: under another name where one of its name is still there, as its sender would see."""
        folder = self._folder_of(arrival.agency, arrival.folder)
        if way == FOLDER:
            folder = os.path.join(folder, b"delivery %d" % arrival.number)
        path = os.path.join(folder, arrival.name)
        return path if not os.path.lexists(path) else os.path.join(folder, b"again %d.docx" % arrival.number)

    def _aside(self, arrival, content, name=b"aside"):
        aside = os.path.join(self.root, b"aside-%d" % arrival.number, name)
        os.mkdir(os.path.dirname(aside))
        with open(aside, "wb") as file:
            _write(file, content)
        return aside

    def make(self, arrival):
        """The file of an arrival; None where it is none that is ever answered."""
        return None if arrival.content in (EMPTY, IGNORED) else getattr(self.maker, arrival.content)(arrival.made_from)

    def send(self, arrival, file):
        """Sends it, or begins to."""
        way = RENAMED if arrival.agency == b"-" and arrival.way == FOLDER else arrival.way
        target = self._target(arrival, way)
        if file is None:
            self.accounts.expect_to_stay(target)
            content = b"" if arrival.content == EMPTY else b"not yet\n"
            self._rename(self._aside(arrival, content), target)
            return
        sent = self.accounts.sent(file, arrival.agency, os.path.basename(target), way)
        if way in (SLOW, SIZED):
            open(target, "xb").close()  # the name is taken from now on
            self.uploads.append(self.slow.submit(self._upload, arrival, file.content, target, sent))
        else:
            getattr(self, "_" + way)(arrival, file.content, target, sent)
        with self.came:
            self.came.notify_all()

    @staticmethod
    def _rename(aside, target):
        os.rename(aside, target)
        shutil.rmtree(os.path.dirname(aside), ignore_errors=True)

    def _renamed(self, arrival, content, target, sent):
        aside = self._aside(arrival, content)
        sent.completed = time.time_ns()
        self._rename(aside, target)

    @staticmethod
    def _part(arrival, content, target, sent):
        with open(target + b".part", "wb") as file:
            _write(file, content)
        sent.completed = time.time_ns()
        os.rename(target + b".part", target)

    @staticmethod
    def _written(arrival, content, target, sent):
        with open(target, "wb") as file:
            _write(file, content)
        sent.completed = time.time_ns()

    def _linked(self, arrival, content, target, sent):
        aside = self._aside(arrival, content)
        sent.completed = time.time_ns()
        os.link(aside, target)
        shutil.rmtree(os.path.dirname(aside))

    def _folder(self, arrival, content, target, sent):
        aside = self._aside(arrival, content, os.path.basename(target))
        sent.completed = time.time_ns()
        os.rename(os.path.dirname(aside), os.path.dirname(target))
        self.folders.append(os.path.dirname(target))

    def tidy(self):
        """Removes the folders out of which the files were taken: others that lie there would be watched for ever."""
        for folder in list(self.folders):
            with contextlib.suppress(OSError):  # not yet empty
                os.rmdir(folder)
                self.folders.remove(folder)

    def _upload(self, arrival, content, target, sent):
        """Piece by piece, with pauses of any length, and open all the time: nobody may take it meanwhile."""
        random = Random(arrival.number)
        size = max(1, len(content) // PIECES)
        with open(target, "r+b", buffering=0) as file:
            if arrival.way == SIZED:
                file.truncate(len(content))
            for start in range(0, len(content), size):
                file.write(content[start:start + size])
                time.sleep(random.uniform(0, 2 * arrival.seconds / PIECES))
        sent.completed = time.time_ns()

    def wait(self):
        """Until the last slow upload has ended; what went wrong in one goes wrong here."""
        for upload in self.uploads:
            upload.result()
