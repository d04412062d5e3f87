"""Sentences of the narrative that restate figures of the tables, and sentences that only look as if they did.

A statement knows which cells it speaks of, and so whether it agrees with them: the oracle of rule R7.
"""

from dataclasses import dataclass

from forms import Place
from habits import digits, numeral
from relations import BROKEN, FREE, HOLDS


@dataclass(frozen=True)
class Phrase:
    """A way to say a figure. sums: what it may mean, each the cells that are added up. Without {n} it says none."""
    role: str
    text: str
    sums: tuple


@dataclass
class Statement:
    """A phrase with its number, as it stands in a report."""
    phrase: Phrase
    number: int
    text: str

    @property
    def places(self):
        return {place for places in self.phrase.sums for place in places}

    def holds(self, cells):
        if any(cells[place].state != "number" for place in self.places):
            return FREE
        agrees = any(sum(cells[place].value for place in places) == self.number for places in self.phrase.sums)
        return HOLDS if agrees else BROKEN


def _statistics(role, row, *texts):
    return [Phrase(role, text, ((Place("statistics", row, "count"),),)) for text in texts]


def _requests(text, *alternatives):
    sums = tuple(tuple(Place("requests", row, "total") for row in rows) for rows in alternatives)
    return Phrase("requests", text, sums)


def _review(text, *groups):
    return Phrase("review", text, (tuple(Place("review", "cases", f"{group}.total") for group in groups),))


def _decisions(text, table, row):
    return Phrase("proactive", text, ((Place(table, row, "decisions"),),))


_OF_2014 = [
    *_statistics("proactive", "1.1", "全年公开信息总数为{n}条", "共主动公开政府信息{n}条", "全年主动公开政府信息{n}条"),
    *_statistics("requests", "3.1", "受理政府信息公开申请{n}件", "收到政府信息公开申请{n}件", "未收到政府信息公开申请",
                 "没有收到政府信息公开申请", "未接到政府信息公开申请", "没有受理政府信息公开申请", "无依申请公开事项"),
    *_statistics("organisation", "8.3.1", "专职工作人员为{n}人"),
    *_statistics("organisation", "8.3.2", "兼职人员{n}人"),
    *_statistics("organisation", "9.1", "召开{n}次政府信息公开工作会议"),
    *_statistics("organisation", "9.2", "举办各类培训班{n}次"),
    *_statistics("organisation", "9.3", "接受培训人员{n}人"),
    *_statistics("review", "4", "因政府信息公开被申请行政复议{n}件", "未发生因政府信息公开引起的行政复议"),
    *_statistics("review", "5", "因政府信息公开被提起行政诉讼{n}件", "未发生因政府信息公开引起的行政诉讼"),
]
_DETAILS = {
    "不予公开": [f"3.3.{i}" for i in range(1, 9)],
    "无法提供": [f"3.4.{i}" for i in range(1, 4)],
    "不予处理": [f"3.5.{i}" for i in range(1, 6)],
}
_SINCE_2019 = [
    _requests("新收政府信息公开申请{n}件", ["1"]),
    _requests("收到政府信息公开申请{n}件", ["1"]),
    _requests("受理政府信息公开申请{n}件", ["1"]),
    _requests("收办政府信息公开申请{n}件", ["1"], ["1", "2"]),
    _requests("未收到政府信息公开申请", ["1"]),
    _requests("没有收到政府信息公开申请", ["1"]),
    _requests("未接到政府信息公开申请", ["1"]),
    _requests("予以公开{n}件", ["3.1"]),
    _requests("部分公开{n}件", ["3.2"]),
    *(_requests(f"{result}{{n}}件", rows) for result, rows in _DETAILS.items()),
    _requests("转下年度办理{n}件", ["4"]),
    _review("因政府信息公开被申请行政复议{n}件", "reconsideration"),
    _review("因政府信息公开被提起行政诉讼{n}件", "direct", "after"),
    _review("未发生因政府信息公开引起的行政复议", "reconsideration"),
    _review("未发生因政府信息公开引起的行政诉讼", "direct", "after"),
    _decisions("行政许可处理事项{n}件", "art20.5", "licence"),
    _decisions("行政处罚处理事项{n}件", "art20.6", "penalty"),
]
PHRASES = {"zfxxgk-2008": [], "zfxxgk-2014": _OF_2014, "zfxxgk-2019": _SINCE_2019, "zfxxgk-2021": _SINCE_2019}

_BEFORE = {
    "proactive": ("{year}年，{we}", "据统计，{we}本年度"),
    "requests": ("{year}年，{we}", "本年度{we}共", "经汇总，{we}全年"),
    "review": ("{year}年，{we}", "本年度，{we}"),
    "organisation": ("{year}年，{we}", "目前，{we}"),
}
_RESULTS = ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "转下年度")


def state(phrase, number, report):
    """The phrase as a sentence of this report."""
    random, text = report.random, phrase.text
    if "{n}" in text:
        forms = [str(number)] * 6 + [digits(number, 5)]
        if 1 <= number < 1000 and number not in (1, 2):
            forms.append(numeral(number))
        text = text.replace("{n}", random.choice(forms))
    if text.startswith(_RESULTS):
        before = random.choice(("在上述申请中，", "办理结果为："))
    else:
        before = random.choice(_BEFORE[phrase.role]).format(year=report.habits.year(report.year), we=report.agency.we)
    return Statement(phrase, number, f"{before}{text}。")


def agreeing_statements(report):
    """Statements that agree with the report's cells, some for each section."""
    statements = []
    for phrase in PHRASES[report.form.id]:
        values = [sum(report.cells[place].value for place in places)
                  for places in phrase.sums if all(report.cells[place].state == "number" for place in places)]
        if not values or report.random.random() < 0.5:
            continue
        number = int(report.random.choice(values))
        if "{n}" in phrase.text or number == 0:
            statements.append(state(phrase, number, report))
    return statements


# What must not be compared: inexact, in part, cumulative, of other scopes, of another year.
_DECOYS = {
    "proactive": (
        "通过政务新媒体推送各类动态{n}余条。", "历年累计主动公开政府信息{n}条。", "主动公开政府信息近{n}条，内容涵盖重点工作。",
        "所属各单位和乡镇、街道共主动公开政府信息{n}条。", "本年信息公开量较上年增长{p}%。", "上年共主动公开政府信息{n}条。",
        "其中，政府网站公开的占{p}%。", "自条例施行以来共主动公开政府信息{n}条。", "全年发布各类信息{m}万余条。"),
    "requests": (
        "来电来访咨询{n}人次，均当场答复。", "通过网络提出的申请占{p}%。", "上年收到政府信息公开申请{n}件。",
        "自条例施行以来累计收到政府信息公开申请{n}件。", "所属各单位收到政府信息公开申请{n}余件。",
        "答复及时率为{p}%。"),
    "review": ("近三年累计发生行政复议{n}件。", "对有关工作人员进行了{n}余人次的应诉培训。"),
    "other": ("本年度收取信息处理费{n}元。", "没有收取信息处理费。"),
    "organisation": ("组织业务骨干{n}余人参加了上级的学习。", "基层单位另有信息员{n}人。", "各乡镇、街道共召开推进会{n}余次。"),
}


def decoys(role, report):
    """Up to two sentences whose numbers restate no cell."""
    random = report.random
    sentences = random.sample(_DECOYS.get(role, ()), min(random.randrange(3), len(_DECOYS.get(role, ()))))
    return [sentence.format(n=random.randint(3, 90) * 10, p=random.randint(2, 99), m=random.randint(2, 9))
            for sentence in sentences]
