"""Faults of the report as a whole: year, agency, sections, form, tables, period, dates (B17, B18, R1 to R5, R8, R9)."""

import datetime

from agencies import random_agency
from catalogue import EVERY_FORM, WITH_TABLES, Planted, fault
from judged import RECEIVED
from narrative import title_lines

_REQUIRED = {
    "zfxxgk-2008": ("proactive", "requests", "review", "problems"),
    "zfxxgk-2014": ("proactive", "requests", "review", "problems"),
    "zfxxgk-2019": ("overview", "problems", "other"),
    "zfxxgk-2021": ("overview", "problems", "other"),
}


def _another_year(report):
    """The year before or after; without tables one of the same form, because the year is all that tells it."""
    years = [report.year - 1, report.year + 1]
    if not report.form.tables:
        years = [year for year in years if report.form.first_year <= year <= report.form.last_year]
    return report.random.choice(years)


@fault("B17", "zfxxgk-2014", touches=("year",))
def table_of_another_year(report):
    report.table_year_line = report.year_line(_another_year(report))
    return [Planted("B17", "error", also={"R1"})]


@fault("B18", "zfxxgk-2014", touches=("agency",))
def table_of_another_agency(report):
    report.table_agency = random_agency(report.random, other_than=report.agency).name
    return [Planted("B18", "warning", quotes=report.table_agency, also={"R2"})]


@fault("R1", *EVERY_FORM, touches=("year", "title"))
def title_of_another_year(report):
    """The title was left as it was: an error where period or table deny it, a question where a sentence does."""
    report.title = title_lines(report, _another_year(report))
    certain = report.period or report.form.id == "zfxxgk-2014"
    return [Planted("R1", "error" if certain else "warning", rules={"R1", "B17"}, also={"R4", "R8", "R9"})]


@fault("R1", "zfxxgk-2008", alone=True)
def year_nowhere_and_no_table(report):
    """Nothing tells the form either, and what is owed is any error that asks for what is missing."""
    year_nowhere(report)
    return [Planted("R1", "error", rules={"R1", "R5"})]


@fault("R1", *WITH_TABLES, touches=("year", "title", "period", "date"))
def year_nowhere(report):
    """Only 本年度: no title, period, heading or sentence says which year it is."""
    report.title = [report.agency.name, "政府信息公开工作年度报告"]
    report.opening = f"按照政府信息公开条例的要求，{report.agency.name}编制了本年度报告。"
    report.table_year_line = report.habits.signs("（    年度）")
    report.period, report.signed = "", None
    report.footer = []
    report.replace(f"{report.habits.year(report.year)}年，", "本年度，")
    return [Planted("R1", "error", also={"B17"})]


@fault("R2", *EVERY_FORM, touches=("agency", "title"))
def agency_nowhere(report):
    """Only 我局."""
    report.title = [f"{report.habits.year(report.year)}年度政府信息公开工作年度报告"]
    report.opening = f"按照政府信息公开条例的要求，{report.agency.we}编制了{report.habits.year(report.year)}年度报告。"
    report.table_agency, report.signature = "", ""
    report.habits.index_block = False
    return [Planted("R2", "error", also={"B18"})]


@fault("R2", *EVERY_FORM, touches=("agency",))
def signed_by_another_agency(report):
    report.signature = random_agency(report.random, other_than=report.agency).name
    return [Planted("R2", "warning", quotes=report.signature, also={"R11"})]


@fault("R3", *EVERY_FORM, touches=("sections", "words"))
def section_left_out(report):
    role = report.random.choice(_REQUIRED[report.form.id])
    report.sections = [section for section in report.sections if section.role != role]
    return [Planted("R3", "error")] if len(report.sections) > 2 else []


@fault("R3", *EVERY_FORM, touches=("sections", "words"))
def section_empty(report):
    section = report.section(report.random.choice(_REQUIRED[report.form.id]))
    if section is None:
        return []
    section.paragraphs, section.parts, report.habits.local_table = [], [], False
    return [Planted("R3", "error")]


_YEARS_OF_OTHERS = {
    "zfxxgk-2014": (2012, 2013, 2019, 2020, 2021), "zfxxgk-2019": (2017, 2018, 2021, 2022),
    "zfxxgk-2021": (2016, 2018, 2019, 2020),
}


@fault("R4", *WITH_TABLES, alone=True, year=lambda random, form: random.choice(_YEARS_OF_OTHERS[form]))
def form_of_another_generation(report):
    return [Planted("R4", "error")]


@fault("R4", "zfxxgk-2008", alone=True, year=lambda random, form: random.choice((2015, 2017, 2020, 2023)))
def words_only_when_tables_were_due(report):
    return [Planted("R4", "error", rules={"R4", "R5"}, also={"R3"})]


def _replace_tables(report, stand_in):
    """One table of the form, or all of section 二, or all tables, are no tables."""
    ids = [table.id for table in report.form.tables]
    groups = [ids, [table for table in ids if table.startswith("art20")], ["requests"], ["review"]]
    chosen = report.random.choice(groups if len(ids) > 1 else [ids])
    report.stand_ins = {table: "nothing" for table in chosen}
    report.stand_ins[chosen[0]] = stand_in
    return [Planted("R5", "error", also={"R3"})]


@fault("R5", *WITH_TABLES, alone=True)
def table_is_a_picture(report):
    return _replace_tables(report, "picture")


@fault("R5", *WITH_TABLES, alone=True)
def table_is_a_spreadsheet(report):
    return _replace_tables(report, "spreadsheet")


@fault("R5", *WITH_TABLES, alone=True)
def table_is_not_there(report):
    return _replace_tables(report, "nothing")


@fault("R8", *EVERY_FORM, touches=("period", "year"))
def period_is_not_the_year(report):
    """It overruns the year, or was cut early."""
    year = report.habits.year(report.year)
    report.period = report.random.choice((
        f"统计期限自{year}年1月1日起至{report.habits.year(report.year + 1)}年1月8日止。",
        f"统计期限自{year}年1月1日起至{year}年11月30日止。", f"统计期限自{year}年3月1日起至{year}年12月31日止。",
        f"所列数据截至{year}年12月6日。"))
    return [Planted("R8", "warning", also={"R1"} if report.habits.year(report.year + 1) in report.period else ())]


def _sign(report, date):
    report.signed = date
    report.footer = []
    return [Planted("R9", "warning")]


@fault("R9", *EVERY_FORM, touches=("date", "year"))
def signed_before_the_year_ended(report):
    return _sign(report, datetime.date(report.year, report.random.randint(10, 12), report.random.randint(1, 30)))


@fault("R9", *EVERY_FORM, touches=("date", "year"))
def signed_in_the_future(report):
    return _sign(report, RECEIVED + datetime.timedelta(days=report.random.randint(1, 400)))


@fault("R5", *WITH_TABLES, alone=True)
def row_left_out(report):
    """One row of details is not printed: the rest can be read, and the agency is asked."""
    table = report.random.choice([table for table in report.form.tables if len(table.rows) > 5])
    details = {place.row for place in table.places() if place.row.count(".") > 1}
    details -= {place.row for place in table.places() if report.cells[place].value}
    if not details:
        return []
    report.left_out = {report.random.choice(sorted(details))}
    return [Planted("R5", "warning")]


