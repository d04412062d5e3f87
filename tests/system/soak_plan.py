"""When which file comes in a soak, from which agency, under which name, and how it is put into the inbox.

All of it follows from the seed, so that a soak can be repeated as far as a machine allows.
"""

from dataclasses import dataclass
from random import Random

# Of a hundred files. These are the methods of soak_files.Maker, and three that are not made.
REPEATED, EMPTY, IGNORED = "repeated", "empty", "ignored"
CONTENTS = {"report": 62, "as_word_writes": 5, "refusal": 9, "hostile": 2, "costly": 2, "cut_anywhere": 4, "garbled": 4,
            "noise": 3, REPEATED: 6, EMPTY: 1, IGNORED: 2}

# RENAMED: written aside; PART: beside, under a name that says so. SLOW, SIZED: piece by piece and held open; SIZED has its
# full size from the beginning. LINKED: a second name for what was written aside. FOLDER: with its folder.
RENAMED, PART, WRITTEN, SLOW, SIZED, LINKED, FOLDER = "renamed", "part", "written", "slow", "sized", "linked", "folder"
WAYS = {RENAMED: 40, PART: 10, WRITTEN: 25, SLOW: 10, SIZED: 5, LINKED: 5, FOLDER: 5}

AGENCIES = {"林业局".encode(): 30, "云岭分局".encode(): 20, b"tax": 10, b"health": 10, b"-": 10, "税务局".encode("gbk"): 5,
            b"%s%n": 5, b"TAX": 5, b"a" * 255: 5}
USUAL_NAMES = ["年度工作报告.docx".encode(), b"report.docx", b"REPORT.DOCX"]
ODD_NAMES = ["报告%d".encode("gbk") + b".docx", b"two\nlines %d.docx", b"-rf %d", b"%d%%s%%n.docx", b"n" * 240 + b"%d.docx",
             b"%d'; $(touch x).docx", "\u202ecod.exe%d.docx".encode(), b"\x01\x7f%d.docx", b"con%d", b"%d.docx ", b"%d\\..",
             b"receipt.txt%d", "长".encode() * 80 + b"%d"]
FOLDERS = [b"", b"2023", b"2023/final"]
COSTLY_KINDS = 5  # as many as Maker knows
IGNORED_NAMES = [b"~$%d.docx", b"%d.tmp", b".%d.docx", b"%d.docx.crdownload", b".~lock.%d.docx#"]


@dataclass(frozen=True)
class Arrival:
    """at: seconds from the beginning. content, made_from: what Maker makes, and of which number. folder: below the
    agency's. seconds: how long a slow one takes."""
    at: float
    number: int
    content: str
    made_from: int
    agency: bytes
    folder: bytes
    name: bytes
    way: str
    seconds: float


def _times(random, count, seconds):
    """Seven of ten come one by one, the others in crowds of up to thirty."""
    times = [random.uniform(0, seconds) for _ in range(round(0.7 * count))]
    while len(times) < count:
        crowd = min(random.randint(10, 30), count - len(times))
        times += [random.uniform(0, seconds)] * crowd
    return sorted(times)


def _deck(random, shares):
    """Draws for ever; of every hundred as many as the shares say."""
    while True:
        cards = [card for card, share in shares.items() for _ in range(share)]
        random.shuffle(cards)
        yield from cards


def _name(random, number):
    kind = random.random()
    if kind < 0.25:
        return random.choice(USUAL_NAMES)
    return random.choice(ODD_NAMES) % number if kind < 0.4 else "第%d号报告.docx".encode() % number


def plan(seed, minutes, rate, slowest, calm_from):
    """The arrivals, in order. rate: files a minute. slowest: the most seconds that a slow upload takes. calm_from: when
    what has been seen of memory begins to count."""
    random = Random(f"{seed}/plan")
    contents, ways, agencies = _deck(random, CONTENTS), _deck(random, WAYS), _deck(random, AGENCIES)
    arrivals = []
    for number, at in enumerate(_times(random, round(minutes * rate), 60 * minutes)):
        content, made_from, way, agency = next(contents), number, next(ways), next(agencies)
        name, folder = _name(random, number), random.choices(FOLDERS, (8, 1, 1))[0]
        if content in (EMPTY, IGNORED):
            name, way = b"%d.docx" % number if content == EMPTY else random.choice(IGNORED_NAMES) % number, RENAMED
        earlier = [arrival for arrival in arrivals[-300:] if arrival.content not in (EMPTY, IGNORED)]
        if content == REPEATED:
            again = random.choice(earlier) if earlier else None
            content, made_from = (again.content, again.made_from) if again else ("report", number)
            if again and random.random() < 0.75:
                agency = again.agency
            if again and random.random() < 0.5:
                name = again.name
        arrivals.append(Arrival(at, number, content, made_from, agency, folder, name, way, random.uniform(1, slowest)))
    return sorted(arrivals + _costly(len(arrivals), calm_from), key=lambda arrival: arrival.at)


def _costly(number, at):
    """One of each kind that takes much memory, from this number on: what comes later takes no more."""
    return [Arrival(at, number + step, "costly", number + step, b"-", b"", b"costly %d.docx" % step, RENAMED, 0)
            for step in range(COSTLY_KINDS)]
