"""Faults of the words: numbers that contradict a table, remains, copied and personal text (R7, R10 to R12)."""

from agencies import random_agency
from catalogue import EVERY_FORM, WITH_TABLES, Planted, fault
from statements import BROKEN, PHRASES, state


def _contradicts(report, wanted):
    """A statement whose number is none that its cells allow."""
    random = report.random
    said = {place for statement in report.statements for place in statement.places}
    phrases = [phrase for phrase in PHRASES[report.form.id] if wanted(phrase) and report.section(phrase.role)
               and not said & {place for places in phrase.sums for place in places}]
    random.shuffle(phrases)
    for phrase in phrases:
        values = [sum(report.cells[place].value or 0 for place in places) for places in phrase.sums]
        number = int(values[0]) + random.choice((-1, 1, 2, 10)) if "{n}" in phrase.text else 0
        statement = state(phrase, max(number, 0), report)
        if statement.holds(report.cells) == BROKEN:
            report.statements.append(statement)
            report.say(phrase.role, statement.text)
            return [Planted("R7", "warning", places=frozenset(statement.places))]
    return []


@fault("R7", *WITH_TABLES, touches=("words", "year"))
def number_differs_from_the_table(report):
    return _contradicts(report, lambda phrase: "{n}" in phrase.text)


@fault("R7", *WITH_TABLES, touches=("words", "year"))
def none_where_the_table_has_some(report):
    return _contradicts(report, lambda phrase: "{n}" not in phrase.text)


@fault("R10", *EVERY_FORM, touches=("changes",))
def tracked_change_left(report):
    report.oddities.append(lambda word: word.tracked("我们坚持", "及时", "准确、及时", "公开各项信息。"))
    return [Planted("R10", "warning")]


@fault("R10", *EVERY_FORM, touches=("changes",))
def comment_left(report):
    report.oddities.append(lambda word: word.commented("公开的范围逐步扩大。", "这里请再核实一下"))
    return [Planted("R10", "warning")]


@fault("R10", *EVERY_FORM, touches=("words",))
def template_remains(report):
    role = report.random.choice([section.role for section in report.sections])
    report.say(role, report.random.choice((
        "（略）", "由XX科室牵头落实公开任务。", "某某单位负责日常维护。", "填写说明：本栏填写本年度的工作情况。",
        "与××部门建立了会商机制。")))
    return [Planted("R10", "warning", also={"R11"})]


@fault("R11", *EVERY_FORM, touches=("agency", "words"))
def sentence_copied_from_another_agency(report):
    other = random_agency(report.random, other_than=report.agency).name
    role = report.random.choice([section.role for section in report.sections])
    report.say(role, report.random.choice((f"{other}严格执行发布审查的规定，未出现失误。", f"一年来，{other}的公开工作取得新的成效。")))
    return [Planted("R11", "warning", quotes=other, also={"R2"})]


def _identity_number(random):
    """One that passes its own check, of a person born 1950 to 2000 who does not exist."""
    birthday = f"{random.randint(1950, 2000)}{random.randint(1, 12):02}{random.randint(1, 28):02}"
    body = f"{random.randint(110101, 659004)}{birthday}{random.randint(100, 999)}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, weights)) % 11]


@fault("R12", *EVERY_FORM, touches=("words",))
def personal_data(report):
    random = report.random
    text = random.choice((f"申请人王某某，身份证号{_identity_number(random)}，申请公开征地补偿材料。",
                          f"申请人手机号码1{random.choice('3578')}{random.randint(10 ** 8, 10 ** 9 - 1)}，已电话答复。"))
    report.say("requests", text)
    return [Planted("R12", "warning", also={"R10"})]
