"""What senders use to put files into the inbox: Samba, SFTP, rsync and the usual tools, each as it is.

No scan helps in these tests: what is answered was noticed by events. Every file is answered once and whole.

Usage: transfer.py BUILD-FOLDER [TEST...]
"""

import getpass
import os
import random
import shutil
import socket
import subprocess
import tempfile
import time

from running_daemon import SETTINGS, DaemonTest, main, wait_until, whole

# No scan, and long enough for a sender that holds its file open to be seen with it.
PATIENT = SETTINGS.replace("scan_seconds = 2", "scan_seconds = 3600").replace("settle_seconds = 1", "settle_seconds = 4")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def answers_on(port):
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


class Transfer(DaemonTest):
    """A daemon, a folder for the agency "tax", and documents to send."""

    def setUp(self):
        super().setUp()
        self.daemon.configure(PATIENT)
        self.tax = os.path.join(self.daemon.inbox, b"tax").decode()
        os.mkdir(self.tax)
        self.desk = tempfile.mkdtemp(prefix="docintake-desk-")
        self.addCleanup(shutil.rmtree, self.desk)
        self.sent = []

    def document(self, name, size=200000):
        """A document on the sender's desk; returns its path."""
        content = whole(b"accept", len(self.sent), size)
        self.sent.append(content)
        return self.write(name, content)

    def write(self, name, content):
        path = os.path.join(self.desk, name)
        with open(path, "wb") as file:
            file.write(content)
        return path

    def run_tool(self, *command, **options):
        done = subprocess.run(command, capture_output=True, timeout=60, check=False, **options)
        self.assertEqual(done.returncode, 0, (command, done.stdout, done.stderr))
        return done.stdout.decode()

    def serve(self, port, *command):
        """Starts a server and waits until it answers."""
        if shutil.which(command[0]) is None:
            self.skipTest(f"{command[0]} is not installed")
        with open(self.desk + "/server.log", "wb") as log:
            # A session of its own: smbd ends all of its process group with itself.
            server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        self.addCleanup(server.wait, 20)
        self.addCleanup(server.terminate)
        if not wait_until(lambda: server.poll() is not None or answers_on(port), 20) or server.poll() is not None:
            with open(self.desk + "/server.log", encoding="utf-8", errors="replace") as log:
                self.fail(f"{command[0]} does not run: {log.read()}")


class LocalTools(Transfer):
    def test_every_usual_tool(self):
        """Requirements 2, 9: however a file is put there, it is noticed and answered once, whole."""
        self.daemon.start()
        self.run_tool("cp", self.document("cp.docx"), self.tax)
        self.run_tool("cp", "--preserve", self.document("preserved.docx"), self.tax)
        self.run_tool("install", "-m", "640", self.document("install.docx"), self.tax)
        self.run_tool("mv", self.document("mv.docx"), self.tax)
        self.run_tool("ln", self.document("ln.docx"), self.tax)
        self.run_tool("dd", "if=" + self.document("dd.docx"), "of=" + self.tax + "/dd.docx", "bs=8k", "conv=fsync")
        self.run_tool("sh", "-c", 'cat "$0" >"$1"', self.document("cat.docx"), self.tax + "/cat.docx")
        self.document("tar.docx")
        self.run_tool("sh", "-c", "tar c tar.docx | tar x -C \"$0\"", self.tax, cwd=self.desk)
        self.run_tool("rsync", self.document("rsync.docx"), self.tax)
        self.run_tool("rsync", "--times", "--inplace", self.document("inplace.docx"), self.tax)
        self.run_tool("rsync", "--partial", "--delay-updates", self.document("delayed.docx"), self.tax)
        self.expect_hashes(self.sent)

    def test_a_move_from_another_file_system(self):
        """Requirement 9: mv copies, keeps the old date, and removes."""
        if os.stat("/dev/shm").st_dev == os.stat(self.tax).st_dev:
            self.skipTest("no second file system")
        other = tempfile.mkdtemp(dir="/dev/shm")
        self.addCleanup(shutil.rmtree, other)
        self.daemon.start()
        moved = shutil.move(self.document("moved.docx"), other)
        os.utime(moved, (1000000000, 1000000000))
        self.run_tool("mv", moved, self.tax)
        self.expect_hashes(self.sent)


class Samba(Transfer):
    """A server of its own on a free port of the loopback; the agency is a guest in one share."""

    def setUp(self):
        super().setUp()
        if os.geteuid() != 0:
            self.skipTest("smbd must be started by root")
        self.port = free_port()
        folders = {key: f"{self.desk}/{key.replace(' ', '-')}" for key in (
            "private dir", "lock directory", "state directory", "cache directory", "pid directory", "ncalrpc dir")}
        for folder in folders.values():
            os.mkdir(folder, 0o755)
        settings = self.write("smb.conf", "\n".join([
            "[global]", "server role = standalone server", "map to guest = Bad User", "guest account = root",
            "interfaces = lo", "bind interfaces only = yes", "disable netbios = yes", "load printers = no",
            "log file = " + self.desk + "/smbd.log", *(f"{key} = {value}" for key, value in folders.items()),
            "[tax]", "path = " + self.tax, "guest ok = yes", "read only = no", ""]).encode())
        self.serve(self.port, "smbd", "--foreground", "--no-process-group", "--configfile=" + settings,
                   f"--port={self.port}")
        self.settings = settings

    def smb(self, commands):
        return self.run_tool("smbclient", "//127.0.0.1/tax", "--port", str(self.port), "--configfile", self.settings,
                             "--user", "%", "--command", commands, cwd=self.desk)

    def test_put_rename_and_append(self):
        """Requirements 2, 9: what Samba does on the disk when a client puts, renames and goes on."""
        self.daemon.start()
        self.document("put.docx")
        self.document("年度报告.docx")
        self.document("renamed.docx")
        self.document("replaced.docx")
        self.smb("put put.docx; put 年度报告.docx; put renamed.docx renamed.docx.tmp; rename renamed.docx.tmp renamed.docx")
        self.write("older", b"return\n")
        with self.daemon.asleep():
            self.smb("put older replaced.docx; put replaced.docx")
            self.write("half", b"accept, but not yet")
            self.write("half-and-more", b"accept, but not yet" + random.randbytes(90000))
            # Some versions of smbclient put what is missing over the beginning. Whatever lies there in the end counts.
            self.smb("put half taken-up.docx; reput half-and-more taken-up.docx")
            with open(self.tax + "/taken-up.docx", "rb") as file:
                self.sent.append(file.read())
        self.expect_hashes(self.sent)
        self.assertIn("年度报告.docx", self.verdicts())

    def test_a_client_that_dies_half_way(self):
        """Requirement 9: as long as Samba has the file open it is waited for; what is left behind then is answered."""
        self.daemon.start()
        with open(self.document("cut.docx", 8000000), "rb") as file:
            content = file.read()
        os.mkfifo(self.desk + "/slow")
        # The oldest protocol has the smallest pieces, 64 KiB.
        client = subprocess.Popen(["smbclient", "//127.0.0.1/tax", "--port", str(self.port), "--configfile",
                                   self.settings, "--user", "%", "--max-protocol", "SMB2_02", "--command",
                                   "put slow cut.docx"], cwd=self.desk, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL)
        self.addCleanup(client.wait)
        with open(self.desk + "/slow", "wb", buffering=0) as pipe:
            pipe.write(content[:6000000])
            self.assertTrue(wait_until(lambda: os.path.exists(self.tax + "/cut.docx") and
                                       os.path.getsize(self.tax + "/cut.docx") > 0))
            time.sleep(6) # past settle_seconds: Samba holds it open
            self.assertEqual(self.daemon.answers(), [])
            client.kill()
        self.expect_answers(1, 60)
        self.assertLess(self.daemon.report(self.daemon.answers()[0])["submission"]["bytes"], len(content))


class Sftp(Transfer):
    """An SSH server of its own on a free port of the loopback, with keys made for the occasion."""

    def setUp(self):
        super().setUp()
        self.port = free_port()
        for name in ("host", "user"):
            self.run_tool("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", f"{self.desk}/{name}")
        if os.geteuid() == 0:
            os.makedirs("/run/sshd", 0o755, exist_ok=True) # sshd of Debian insists on it
        settings = self.write("sshd_config", "\n".join([
            f"Port {self.port}", "ListenAddress 127.0.0.1", f"HostKey {self.desk}/host", "PidFile none", "UsePAM no",
            f"AuthorizedKeysFile {self.desk}/user.pub", "StrictModes no", "PermitRootLogin prohibit-password",
            "Subsystem sftp internal-sftp", ""]).encode())
        self.serve(self.port, "/usr/sbin/sshd", "-D", "-e", "-f", settings)
        self.options = ["-i", self.desk + "/user", "-F", "/dev/null", "-o", "StrictHostKeyChecking=no", "-o",
                        "UserKnownHostsFile=/dev/null", "-o", "BatchMode=yes", "-o", "LogLevel=ERROR"]
        self.there = getpass.getuser() + "@127.0.0.1"

    def sftp(self, *commands):
        batch = self.write("batch", "".join(f"{command}\n" for command in (f"cd {self.tax}", *commands)).encode())
        return self.run_tool("sftp", "-P", str(self.port), *self.options, "-b", batch, self.there, cwd=self.desk)

    def test_put_and_both_kinds_of_rename(self):
        """Requirement 2: the protocol's own rename is a link and an unlink; OpenSSH's extension is a rename."""
        self.daemon.start()
        for name in ("put.docx", "kept.docx", "linked.docx", "renamed.docx", "年度报告.docx"):
            self.document(name)
        self.sftp("put put.docx", "put -p kept.docx", "put 年度报告.docx",
                  "put linked.docx linked.docx.part", "rename -l linked.docx.part linked.docx",
                  "put renamed.docx renamed.docx.part", "rename renamed.docx.part renamed.docx")
        self.expect_hashes(self.sent)

    def test_an_upload_that_is_taken_up_again(self):
        """Requirement 9: a client that goes on where it was cut off."""
        self.daemon.start()
        with open(self.document("again.docx"), "rb") as file:
            self.write("half", file.read(90000))
        with self.daemon.asleep():
            self.sftp("put half again.docx", "reput again.docx")
        self.expect_hashes(self.sent)

    def test_rsync(self):
        """Requirements 2, 9, 12: a hidden temporary name that is renamed, or the file itself."""
        shell = " ".join(["ssh", "-p", str(self.port), *self.options])
        self.daemon.start()
        self.run_tool("rsync", "-e", shell, self.document("rsync.docx"), f"{self.there}:{self.tax}/")
        self.run_tool("rsync", "-e", shell, "--times", "--inplace", "--bwlimit=2000",
                      self.document("inplace.docx", 4000000), f"{self.there}:{self.tax}/")
        self.expect_hashes(self.sent)


if __name__ == "__main__":
    main()
