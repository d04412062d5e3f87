#!/usr/bin/python3
"""bench.py BUILD [CHAPTER...]: what reading and judging reports costs, beside a bare loop over the same XML and beside
other readers. Chapters: report, turns, growth; all of them by default.

Figures are processor time (user and system) of a program and all processes that it started and waited for, so that
another load on the machine disturbs little. Peak memory is that of the largest of these processes.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile

import documents

build = os.path.abspath(sys.argv[1])
COPIES = 300  # so that starting, and loading the forms, weigh little
ROUNDS = 5
FEW = 10  # for other readers, which are slow
GROWTH_ROUNDS = 5

PYTHON_DOCX = """
import sys, docx
for path in sys.argv[1:]:
    document = docx.Document(path)
    text = [paragraph.text for paragraph in document.paragraphs]
    text += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
"""

MAMMOTH = """
const mammoth = require("mammoth");
(async () => { for (const path of process.argv.slice(1)) await mammoth.extractRawText({path}); })();
"""


def cost(command, allowed=(0,), **options):
    """Runs a command to its end. Returns processor seconds and peak MB."""
    run = subprocess.run([build + "/tests/cost_of", *command], stdout=subprocess.PIPE, check=True, **options)
    status, microseconds, peak = map(int, run.stdout.split())
    if status not in allowed:
        sys.exit(f"bench: {command[0]} ended with {status}")
    return microseconds / 1e6, peak / 1024


def median_cost(rounds, command, **options):
    costs = [cost(command, **options) for _ in range(rounds)]
    return statistics.median(seconds for seconds, _ in costs), max(peak for _, peak in costs)


def copies_of(path, count, folder):
    paths = [os.path.join(folder, f"{number:04}.docx") for number in range(count)]
    for copy in paths:
        shutil.copyfile(path, copy)
    return paths


def print_cost(name, seconds, peak, files, loop):
    milliseconds = 1000 * seconds / files
    print(f"{name:28} {milliseconds:9.2f} ms {milliseconds / loop:9.2f} x {peak:7.1f} MB")


def ours(paths):
    """The bare loop and ours in turn, so that both meet the same machine."""
    commands = {
        "bare loop": [build + "/tests/bare_loop", *paths],
        "docintake check": [build + "/docintake", "check", "--format", "json", *paths],
        "docintake extract": [build + "/docintake", "extract", *paths],
    }
    costs = {name: [] for name in commands}
    loop = None
    for _ in range(ROUNDS):
        for name, command in commands.items():
            costs[name].append(cost(command))
    for name, measured in costs.items():
        seconds = statistics.median(seconds for seconds, _ in measured)
        loop = 1000 * seconds / len(paths) if loop is None else loop
        print_cost(name, seconds, max(peak for _, peak in measured), len(paths), loop)
    return loop


def answers(command, **options):
    """The program is there and ends as it should."""
    return shutil.which(command[0]) is not None and \
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, **options).returncode == 0


def node_modules():
    """Where node looks for modules: NODE_PATH, and those that npm has installed for all."""
    paths = [os.environ.get("NODE_PATH", "")]
    if shutil.which("npm"):
        paths.append(subprocess.run(["npm", "root", "-g"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                    check=True).stdout.strip())
    return ":".join(filter(None, paths))


def peers(folder):
    """Other readers: name, command to get the text of files, whether it takes them all at once, environment."""
    node = {**os.environ, "NODE_PATH": node_modules()}
    office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "txt:Text",
              "--outdir", folder + "/texts"]
    found = {
        "pandoc": shutil.which("pandoc"),
        "python-docx": answers([sys.executable, "-c", "import docx"]),
        "mammoth": answers(["node", "-e", 'require.resolve("mammoth")'], env=node),
        "LibreOffice": shutil.which("soffice"),
    }
    commands = [
        ("pandoc", ["pandoc", "--to", "plain"], False, None),
        ("python-docx", [sys.executable, "-c", PYTHON_DOCX], True, None),
        ("mammoth", ["node", "-e", MAMMOTH], True, node),
        ("LibreOffice", office, True, None),
    ]
    for name in (name for name in found if not found[name]):
        print(f"{name:28} not installed")
    return [command for command in commands if found[command[0]]]


def measure_peers(paths, folder, loop):
    for name, command, takes_all, environment in peers(folder):
        runs = [paths] if takes_all else [[path] for path in paths]
        costs = [cost([*command, *run], env=environment) for run in runs]
        print_cost(name, sum(seconds for seconds, _ in costs), max(peak for _, peak in costs), len(paths), loop)


def report_chapter(folder):
    plain, word = folder + "/plain.docx", folder + "/word.docx"
    subprocess.run([build + "/tests/pack_fixture", "reports/sound", plain], check=True)
    size = documents.word_like(plain, word)
    print(f"\nA report as Word writes it: {size / 1000:.0f} KB of document.xml in {os.path.getsize(word) / 1000:.0f} KB; "
          f"{COPIES} copies, {FEW} for other readers")
    print(f"{'':28} {'each':>12} {'loop = 1':>11} {'peak':>10}")
    os.mkdir(folder + "/copies")
    paths = copies_of(word, COPIES, folder + "/copies")
    loop = ours(paths)
    measure_peers(paths[:FEW], folder, loop)


def turns_chapter(folder):
    """The same reader with a fresh child for every document, as the daemon has it, and with many for each child."""
    plain, word, empty = folder + "/plain.docx", folder + "/word.docx", folder + "/empty.docx"
    subprocess.run([build + "/tests/pack_fixture", "reports/sound", plain], check=True)
    documents.word_like(plain, word)
    open(empty, "wb").close()
    print(f"\nA fresh child for every document: {COPIES} documents through one reader")
    print(f"{'':28} {'own child':>12} {'256 a child':>12} {'the child':>12}")
    for name, path in (("the report above", word), ("an empty file", empty)):
        each = []
        for documents_per_child in ("1", "256"):
            command = [build + "/tests/turns", documents_per_child, str(COPIES), build + "/docintake-reader",
                       build + "/forms", path]
            each.append(1000 * median_cost(ROUNDS, command)[0] / COPIES)
        print(f"{name:28} {each[0]:9.2f} ms {each[1]:9.2f} ms {each[0] - each[1]:9.2f} ms")


def must_be_judged(path):
    """A document that is refused for its size costs little and shows nothing."""
    judged = subprocess.run([build + "/docintake", "check", "--format", "json", path], stdout=subprocess.PIPE,
                            check=False)
    if b'"too-large"' in judged.stdout:
        sys.exit("bench: a document that is to grow is refused for its size")


def growth_chapter(folder):
    print("\nTen times as much: processor time without that of an empty document")
    print(f"{'':28} {'extract 1x':>11} {'10x':>8} {'factor':>7} {'check 1x':>11} {'10x':>8} {'factor':>7} {'peak':>9}")
    path = folder + "/growing.docx"
    commands = [[build + "/docintake", "extract", path], [build + "/docintake", "check", "--format", "json", path]]
    documents.empty(path)
    base = [median_cost(GROWTH_ROUNDS, command, allowed=(0, 1))[0] for command in commands]
    for name, (_, count) in documents.GROWING.items():
        measured = []
        for times in (1, 10):
            documents.growing(name, times, path)
            measured.append([median_cost(GROWTH_ROUNDS, command, allowed=(0, 1)) for command in commands])
        must_be_judged(path)
        line = f"{count:>6} {name:21}"
        for which in range(2):
            once, tenfold = (measured[times][which][0] - base[which] for times in (0, 1))
            line += f" {1000 * once:8.0f} ms {1000 * tenfold:5.0f} ms {tenfold / once:6.1f}x"
        print(line + f" {max(peak for _, peak in measured[1]):6.0f} MB")


CHAPTERS = {"report": report_chapter, "turns": turns_chapter, "growth": growth_chapter}


def main():
    chosen = sys.argv[2:] or list(CHAPTERS)
    for name in chosen:
        if name not in CHAPTERS:
            sys.exit(f"bench: there is no chapter {name}; there are {', '.join(CHAPTERS)}")
        with tempfile.TemporaryDirectory(prefix="docintake-bench.") as folder:
            CHAPTERS[name](folder)


if __name__ == "__main__":
    main()
