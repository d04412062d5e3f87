"""The four forms as the official notices print them: tables, rows, columns, labels.

Written from the notices and not from src/forms, so that a label mistyped there shows here as a report not understood.
"""

from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """A cell by the names that report.json gives it."""
    table: str
    row: str
    column: str


@dataclass(frozen=True)
class Row:
    """One row of figures. beside: the labels of the merged cells on its left, the outermost first."""
    id: str
    label: str
    unit: str = ""
    beside: tuple = ()
    money: bool = False

    @property
    def is_group(self):
        return self.unit == "—"


@dataclass(frozen=True)
class Column:
    """One column of figures. above: the labels of the header cells above its own, the outermost first."""
    id: str
    label: str
    above: tuple = ()
    unit: str = ""
    signed: bool = False

    @property
    def money(self):
        return self.unit.endswith("元")


@dataclass(frozen=True)
class Table:
    id: str
    rows: tuple
    columns: tuple
    caption: str = ""

    def places(self):
        """Every cell that holds a figure."""
        return [Place(self.id, row.id, column.id) for row in self.rows if not row.is_group for column in self.columns]


@dataclass(frozen=True)
class Form:
    id: str
    first_year: int
    last_year: int
    tables: tuple
    authority: str

    def table(self, table_id):
        return next(table for table in self.tables if table.id == table_id)


def _statistics_rows():
    """The rows of 政府信息公开情况统计表; one line each: id, unit, label."""
    lines = """
1 — 一、主动公开情况
1.1 条 （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）
1.1a 条 其中：主动公开规范性文件数
1.1b 件 制发规范性文件总数
1.2 — （二）通过不同渠道和方式公开政府信息的情况
1.2.1 条 1.政府公报公开政府信息数
1.2.2 条 2.政府网站公开政府信息数
1.2.3 条 3.政务微博公开政府信息数
1.2.4 条 4.政务微信公开政府信息数
1.2.5 条 5.其他方式公开政府信息数
2 — 二、回应解读情况
2.1 次 （一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）
2.2 — （二）通过不同渠道和方式回应解读的情况
2.2.1 次 1.参加或举办新闻发布会总次数
2.2.1a 次 其中：主要负责同志参加新闻发布会次数
2.2.2 次 2.政府网站在线访谈次数
2.2.2a 次 其中：主要负责同志参加政府网站在线访谈次数
2.2.3 篇 3.政策解读稿件发布数
2.2.4 次 4.微博微信回应事件数
2.2.5 次 5.其他方式回应事件数
3 — 三、依申请公开情况
3.1 件 （一）收到申请数
3.1.1 件 1.当面申请数
3.1.2 件 2.传真申请数
3.1.3 件 3.网络申请数
3.1.4 件 4.信函申请数
3.2 件 （二）申请办结数
3.2.1 件 1.按时办结数
3.2.2 件 2.延期办结数
3.3 件 （三）申请答复数
3.3.1 件 1.属于已主动公开范围数
3.3.2 件 2.同意公开答复数
3.3.3 件 3.同意部分公开答复数
3.3.4 件 4.不同意公开答复数
3.3.4a 件 其中：涉及国家秘密
3.3.4b 件 涉及商业秘密
3.3.4c 件 涉及个人隐私
3.3.4d 件 危及国家安全、公共安全、经济安全和社会稳定
3.3.4e 件 不是《条例》所指政府信息
3.3.4f 件 法律法规规定的其他情形
3.3.5 件 5.不属于本行政机关公开数
3.3.6 件 6.申请信息不存在数
3.3.7 件 7.告知作出更改补充数
3.3.8 件 8.告知通过其他途径办理数
4 件 四、行政复议数量
4.1 件 （一）维持具体行政行为数
4.2 件 （二）被依法纠错数
4.3 件 （三）其他情形数
5 件 五、行政诉讼数量
5.1 件 （一）维持具体行政行为或者驳回原告诉讼请求数
5.2 件 （二）被依法纠错数
5.3 件 （三）其他情形数
6 件 六、举报投诉数量
7 万元 七、依申请公开信息收取的费用
8 — 八、机构建设和保障经费情况
8.1 个 （一）政府信息公开工作专门机构数
8.2 个 （二）设置政府信息公开查阅点数
8.3 人 （三）从事政府信息公开工作人员数
8.3.1 人 1.专职人员数（不包括政府公报及政府网站工作人员数）
8.3.2 人 2.兼职人员数
8.4 万元 （四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）
9 — 九、政府信息公开会议和培训情况
9.1 次 （一）召开政府信息公开工作会议或专题会议数
9.2 次 （二）举办各类培训班数
9.3 人次 （三）接受培训人员数
"""
    rows = (line.split(" ", 2) for line in lines.split("\n") if line)
    return tuple(Row(row, label, unit, money=unit == "万元") for row, unit, label in rows)


def _request_rows(other_ways):
    """The rows of section 三; other_ways: those of （六）其他处理, which tell the forms of 2019 and 2021 apart."""
    result = "三、本年度办理结果"
    groups = {
        "（三）不予公开": (
            "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
            "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项"),
        "（四）无法提供": (
            "1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"),
        "（五）不予处理": (
            "1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
            "5.要求行政机关确认或重新出具已获取信息"),
        "（六）其他处理": other_ways,
    }
    rows = [
        Row("1", "一、本年新收政府信息公开申请数量"),
        Row("2", "二、上年结转政府信息公开申请数量"),
        Row("3.1", "（一）予以公开", beside=(result,)),
        Row("3.2", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", beside=(result,)),
    ]
    for number, (group, labels) in enumerate(groups.items(), 3):
        rows += [Row(f"3.{number}.{i}", label, beside=(result, group)) for i, label in enumerate(labels, 1)]
        if not labels:
            rows.append(Row(f"3.{number}", group, beside=(result,)))
    return tuple(rows + [Row("3.7", "（七）总计", beside=(result,)), Row("4", "四、结转下年度继续办理")])


ORGANISATIONS = ("commercial", "research", "welfare", "legal", "other")
OUTCOMES = ("upheld", "corrected", "other", "pending")
_APPLICANTS, _ORGANISATION = "申请人情况", "法人或其他组织"
_REQUEST_COLUMNS = (
    Column("natural", "自然人", (_APPLICANTS,)),
    *(Column(column, label, (_APPLICANTS, _ORGANISATION)) for column, label in
      zip(ORGANISATIONS, ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"))),
    Column("total", "总计", (_APPLICANTS,)),
)
REQUESTS_CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

REVIEW_GROUPS = {
    "reconsideration": ("行政复议",),
    "direct": ("行政诉讼", "未经复议直接起诉"),
    "after": ("行政诉讼", "复议后起诉"),
}
_REVIEW = Table("review", (Row("cases", ""),), tuple(
    Column(f"{group}.{outcome}", label, above) for group, above in REVIEW_GROUPS.items()
    for outcome, label in zip((*OUTCOMES, "total"), ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"))))

_LAST_YEAR = Column("last_year", "上一年项目数量")
_CHANGE = Column("change", "本年增/减", signed=True)
_DECISIONS = Column("decisions", "处理决定数量")
_DECISIONS_2021 = Column("decisions", "本年处理决定数量")
_LICENCE, _FEES = Row("licence", "行政许可"), Row("fees", "行政事业性收费")
_SANCTIONS = (Row("penalty", "行政处罚"), Row("coercion", "行政强制"))

NARRATIVE = Form("zfxxgk-2008", 2008, 2013, (), "《中华人民共和国政府信息公开条例》")
STATISTICS = Form("zfxxgk-2014", 2014, 2018,
                  (Table("statistics", _statistics_rows(), (Column("count", "统计数"),), "政府信息公开情况统计表"),),
                  "《国务院办公厅关于加强和规范政府信息公开情况统计报送工作的通知》（国办发〔2014〕32号）")
TRIAL = Form("zfxxgk-2019", 2019, 2020, (
    Table("art20.1", (Row("rules", "规章"), Row("normative", "规范性文件")), (
        Column("made", "本年新制作数量"), Column("opened", "本年新公开数量"), Column("total", "对外公开总数量")),
        "第二十条第（一）项"),
    Table("art20.5", (_LICENCE, Row("other_service", "其他对外管理服务事项")), (_LAST_YEAR, _CHANGE, _DECISIONS),
          "第二十条第（五）项"),
    Table("art20.6", _SANCTIONS, (_LAST_YEAR, _CHANGE, _DECISIONS), "第二十条第（六）项"),
    Table("art20.8", (_FEES,), (_LAST_YEAR, _CHANGE), "第二十条第（八）项"),
    Table("art20.9", (Row("procurement", "政府集中采购"),), (
        Column("items", "采购项目数量"), Column("amount", "采购总金额", unit="元")), "第二十条第（九）项"),
    Table("requests", _request_rows(()), _REQUEST_COLUMNS),
    _REVIEW,
), "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）")
CURRENT = Form("zfxxgk-2021", 2021, 2025, (
    Table("art20.1", (Row("rules", "规章"), Row("normative", "行政规范性文件")), (
        Column("made", "本年制发件数"), Column("repealed", "本年废止件数"), Column("in_force", "现行有效件数")),
        "第二十条第（一）项"),
    Table("art20.5", (_LICENCE,), (_DECISIONS_2021,), "第二十条第（五）项"),
    Table("art20.6", _SANCTIONS, (_DECISIONS_2021,), "第二十条第（六）项"),
    Table("art20.8", (_FEES,), (Column("amount", "本年收费金额（单位：万元）", unit="万元"),), "第二十条第（八）项"),
    Table("requests", _request_rows((
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他")), _REQUEST_COLUMNS),
    _REVIEW,
), "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
   "（国办公开办函〔2021〕30号）")

FORMS = {form.id: form for form in (NARRATIVE, STATISTICS, TRIAL, CURRENT)}
