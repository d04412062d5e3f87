"""The words of a report: section titles in the wordings in use, and sentences invented for this bench."""

from dataclasses import dataclass, field


@dataclass
class Section:
    """One first-level section. tables: the ids of those printed at its end. parts: (title, paragraphs) inside it."""
    role: str
    title: str
    paragraphs: list
    parts: list = field(default_factory=list)
    tables: list = field(default_factory=list)


_TITLES_UNTIL_2018 = {
    "overview": ("概述", "概况", "总体情况", "基本工作情况"),
    "proactive": ("主动公开政府信息情况", "政府信息主动公开情况", "主动公开政府信息的情况", "公开政府信息情况"),
    "response": ("回应解读情况", "政策解读和回应关切情况"),
    "requests": ("依申请公开政府信息情况", "依申请公开和不予公开政府信息情况", "政府信息依申请公开办理情况",
                 "政府信息公开申请的办理情况"),
    "fees": ("收费及减免情况", "收费与减免情况", "政府信息公开收费及减免情况"),
    "review": ("因政府信息公开申请行政复议、提起行政诉讼的情况", "行政复议、行政诉讼情况", "复议、诉讼和申诉情况",
               "行政复议诉讼和举报投诉情况"),
    "organisation": ("机构建设、保障经费和培训会议情况", "政府信息公开机构建设和保障经费情况"),
    "problems": ("存在的主要问题及改进情况", "存在的主要问题及改进措施", "存在问题及工作打算", "主要问题和下步工作措施"),
    "other": ("其他需要报告的事项", "需要说明的其他事项"),
}
_TITLES_SINCE_2019 = {
    "overview": ("总体情况",),
    "proactive": ("主动公开政府信息情况", "行政机关主动公开政府信息情况"),
    "requests": ("收到和处理政府信息公开申请情况", "行政机关收到和处理政府信息公开申请情况"),
    "review": ("政府信息公开行政复议、行政诉讼情况", "因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
    "problems": ("存在的主要问题及改进情况",),
    "other": ("其他需要报告的事项",),
}
_SENTENCES = {
    "overview": (
        "{we}把公开透明作为改进作风的抓手，由办公室牵头、各科室分工，做到有人管、有人审、有人发。",
        "结合职能梳理了公开目录，对照目录逐条补充更新。", "主要负责同志定期听取公开工作汇报，研究解决难点。",
        "制定了发布审查的办法，先审后发，责任到人。"),
    "proactive": (
        "围绕群众关心的办事指南、资金安排和人事信息，及时在门户网站发布。", "对历史信息做了清理，过时的注明失效。",
        "重点公开了年度计划、工作进展和检查结果。", "在办事大厅设立了公告栏和电子屏，方便不上网的群众查看。"),
    "response": ("对出台的文件同步编写图文说明，方便群众看懂。", "安排专人留意群众来信和网上留言，尽快给出说明。"),
    "requests": (
        "{we}畅通当面、信函和网络三种渠道，专人登记、按时限办理。", "答复文书使用统一样式，写明依据和救济途径。",
        "对内容不清楚的申请，一次告知需要补充的材料。"),
    "fees": ("{we}没有向申请人收取任何费用。", "本年度没有收费，也没有减免。"),
    "review": ("{we}对答复文书实行法制审核，减少争议。", "注意与申请人沟通，把矛盾化解在前面。"),
    "organisation": ("{we}由办公室承担日常工作，所需经费列入部门预算。", "各科室明确了联络员，分工清楚。"),
    "problems": (
        "主要不足：一是更新不够快，个别栏目内容偏少；二是解读的形式比较单一；三是人员变动后业务不熟。",
        "下一步，将完善目录、加强培训，把公开嵌入办文办事的全过程。", "针对上年指出的栏目更新慢，已经增加人手并按月检查。"),
    "other": ("无其他需要报告的事项。", "没有需要另外报告的事项。", "无。"),
}
_PARTS_OF_OVERVIEW = {
    "主动公开": "围绕群众办事需求，按目录发布各类信息。",
    "依申请公开": "严格按照规定的时限登记、办理和答复。",
    "政府信息管理": "对信息的制作、审核、归档实行全过程管理。",
    "政府信息公开平台建设": "维护网站专栏和查阅场所，保证随时可用。",
    "监督保障": "把公开工作列入年度考核，定期检查通报。",
}


def _sections_of(form, random):
    """The roles in their order. Provincial templates add, leave out and move those that are not required."""
    if form.id in ("zfxxgk-2019", "zfxxgk-2021"):
        return ["overview", "proactive", "requests", "review", "problems", "other"]
    roles = ["overview", "proactive", "requests", "review"]
    if random.random() < 0.7:
        roles.insert(3, "fees")
    if form.id == "zfxxgk-2014":
        roles.insert(2, "response")
        roles.append("organisation")
    roles.append("problems")
    if random.random() < 0.6:
        roles.append("other")
    if random.random() < 0.15:
        roles.remove("overview")
    return roles


def sound_sections(report):
    """Every section that the form asks for, with what its agency has to say."""
    random, form = report.random, report.form
    since_2019 = form.id in ("zfxxgk-2019", "zfxxgk-2021")
    titles = _TITLES_SINCE_2019 if since_2019 else _TITLES_UNTIL_2018
    sections = []
    for role in _sections_of(form, random):
        most = 1 if role in ("fees", "other") else min(3, len(_SENTENCES[role]))
        sentences = random.sample(_SENTENCES[role], random.randint(1, most))
        paragraphs = [sentence.format(we=report.agency.we) for sentence in sentences]
        sections.append(Section(role, random.choice(titles[role]), paragraphs))
        if since_2019 and role == "overview" and random.random() < 0.7:
            parts = random.sample(list(_PARTS_OF_OVERVIEW.items()), random.randint(3, 5))
            sections[-1].parts = [(title, [text]) for title, text in parts]
        if since_2019 and role in ("proactive", "requests", "review"):
            prefix = {"proactive": "art20", "requests": "requests", "review": "review"}[role]
            sections[-1].tables = [table.id for table in form.tables if table.id.startswith(prefix)]
            if random.random() < 0.6:
                sections[-1].paragraphs = []
    return sections


def title_lines(report, year):
    """The title, in one of the wordings in use, over one or two lines."""
    name, what = report.agency.name, "政府信息公开工作年度报告"
    written = report.habits.year(year)
    return (
        [f"{name}{written}年{what}"], [f"{written}年{name}{what}"], [f"{name}{written}年度{what}"],
        [name, f"{written}年{what}"], [f"{written}年度{name}", what], [f"{name}{written}年度政府信息公开", "工作年度报告"],
        [f"{name}政府信息公开年度报告（{written}年）"], [f"{name}{written}年政务公开工作年度报告"],
    )[report.habits.title]


def opening(report):
    """The first sentence: why the report is written, and whose it is."""
    written = report.habits.year(report.year)
    name = report.agency.name if report.habits.names_itself == "name" else report.agency.local
    return report.random.choice((
        f"根据《中华人民共和国政府信息公开条例》的规定，{name}编制了{written}年度政府信息公开工作年度报告。",
        f"按照政府信息公开条例和上级要求，现公布{name}{written}年度政府信息公开工作年度报告。"))


def introduction(report):
    """What follows it: the period, and where to ask."""
    random, sentences = report.random, [report.period]
    if report.habits.counts_parts:
        sentences.append(f"全文由总体情况、主动公开情况等{random.choice('四五九十')}部分组成。")
    if random.random() < 0.4:
        sentences.append(f"对本报告有疑问的，可与{report.agency.we}办公室联系，电话{report.phone}。")
    if random.random() < 0.2:
        sentences.append(f"本报告依照{report.cited}编写。")
    return "".join(sentences)
