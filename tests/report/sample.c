#include "report/sample.h"

#include <check.h>

#include "docintake/form.h"
#include "docintake/limits.h"

#define AGENCY "青禾市林业局云岭分局"
#define TABLE_HEADING "附件"

struct di_arena *sample_arena(void)
{
    struct di_arena *arena = di_arena_new(128 * DI_MIB);

    ck_assert_ptr_nonnull(arena);
    return arena;
}

static struct di_place paragraph(unsigned number, const char *heading)
{
    return (struct di_place){.part = DI_PART_BODY, .paragraph = number, .heading = heading};
}

static struct di_place cell_place(unsigned row, unsigned column)
{
    return (struct di_place){.part = DI_PART_BODY, .table = 1, .row = row, .column = column, .heading = TABLE_HEADING};
}

static void add_fields(struct di_report *report)
{
    struct di_report_field *year = di_report_add_field(report, "year", NULL, "2017年", paragraph(1, NULL));

    year->is_number = true;
    year->number = 2017;
    di_report_add_field(report, "agency", AGENCY, AGENCY, paragraph(1, NULL));
    di_report_add_field(report, "signed", "2018-03-06", "2018年3月6日", paragraph(2, NULL));
    year = di_report_add_field(report, "statistics.year", NULL, "（2016年度）", paragraph(19, TABLE_HEADING));
    year->is_number = true;
    year->number = 2016;
    di_report_add_field(report, "statistics.agency", AGENCY, AGENCY, paragraph(20, TABLE_HEADING));
}

static void add_sections(struct di_report *report)
{
    struct di_report_section *top, *section;

    top = di_report_add_section(report, NULL, 0, NULL, NULL, paragraph(1, NULL));
    di_report_add_line(report, top, AGENCY "2017年政府信息公开工作年度报告", paragraph(1, NULL));
    section = di_report_add_section(report, NULL, 1, "一", "基本工作情况", paragraph(3, "一、基本工作情况"));
    section->role = "overview";
    section = di_report_add_section(report, section, 2, "（一）", "健全工作机制", paragraph(4, "（一）健全工作机制"));
    di_report_add_line(report, section, "办公室承担日常工作，\t各科室指定一名联络员。\n“谁公开、谁负责”。",
                       paragraph(5, "（一）健全工作机制"));
    section =
        di_report_add_section(report, NULL, 1, "二", "主动公开政府信息情况", paragraph(6, "二、主动公开政府信息情况"));
    section->role = "proactive";
    di_report_add_line(report, section, "2017年，全局公开信息总数为126条。", paragraph(7, "二、主动公开政府信息情况"));
}

static void add_row(struct di_report *report, struct di_report_table *table, const char *id, const char *under,
                    const char *label, const char *unit, const char *text)
{
    static unsigned printed;
    struct di_report_row *row;

    printed = table->rows == NULL ? 2 : printed + 1;
    row = di_report_add_row(report, table, id, label, cell_place(printed, 1));
    ck_assert_ptr_nonnull(row);
    row->unit = unit;
    row->under = under;
    row->cells[0].present = true;
    row->cells[0].text = text;
    row->cells[0].where = cell_place(printed, 3);
    if (text[0] == '\0') {
        row->cells[0].state = DI_CELL_BLANK;
    } else if (!di_decimal_parse(text, &row->cells[0].value)) {
        row->cells[0].state = text[0] == '/' ? DI_CELL_NOT_APPLICABLE : DI_CELL_TEXT;
    }
}

static void add_table(struct di_report *report)
{
    struct di_report_table *table = di_report_add_table(report, "statistics", cell_place(0, 0));

    table->caption = "政府信息公开情况统计表";
    table->columns = DI_NEW(report->arena, struct di_report_column);
    ck_assert_ptr_nonnull(table->columns);
    table->columns[0] = (struct di_report_column){.id = "count", .label = "统计数", .form_column = DI_NO_INDEX};
    table->n_columns = 1;
    add_row(report, table, "1", NULL, "一、主动公开情况", "—", "");
    add_row(report, table, "1.1", "1", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", "126");
    add_row(report, table, "3", NULL, "三、依申请公开情况", "—", "");
    add_row(report, table, "3.1", "3", "（一）收到申请数", "件", "20");
    add_row(report, table, "3.1.1", "3.1", "1.当面申请数", "件", "3");
    add_row(report, table, "3.1.2", "3.1", "2.传真申请数", "件", "0");
    add_row(report, table, "3.1.3", "3.1", "3.网络申请数", "件", "12");
    add_row(report, table, "3.1.4", "3.1", "4.信函申请数", "件", "4");
    add_row(report, table, "7", NULL, "七、依申请公开信息收取的费用", "万元", "5.10");
    add_row(report, table, "8.2", "8", "（二）设置政府信息公开查阅点数", "个", "/");
    add_row(report, table, "9.1", "9", "（一）召开政府信息公开工作会议或专题会议数", "次", "1");
    add_row(report, table, "9.3", "9", "（三）接受培训人员数", "人次", "=1+1");
    add_row(report, table, "+1", "9", "（四）编印宣传册", "册", "200");
    report->checks = (struct di_checks){.rows_read = 12,
                                        .rows_expected = 12,
                                        .cells_filled = 9,
                                        .cells_blank = 2,
                                        .relations_held = 14,
                                        .relations_open = 6,
                                        .phrases_agreed = 3};
}

struct di_report *sample_report(struct di_arena *arena)
{
    struct di_report *report = di_report_new(arena);

    ck_assert_ptr_nonnull(report);
    report->form = (struct di_report_form){.id = "zfxxgk-2014",
                                           .version = "1",
                                           .name_zh = "政府信息公开工作年度报告（2014）",
                                           .name_en = "Annual report on government information disclosure (2014)"};
    add_fields(report);
    add_sections(report);
    add_table(report);
    ck_assert(!di_arena_failed(arena));
    return report;
}

static void add_errors(struct di_report *report)
{
    struct di_finding *finding;

    finding = di_report_add_finding(report, DI_REASON_TABLE_YEAR, "B17", paragraph(19, TABLE_HEADING));
    di_finding_argue(report, finding, "found_text", "（2016年度）");
    di_finding_argue(report, finding, "other_text", AGENCY "2017年政府信息公开工作年度报告");
    di_finding_argue(report, finding, "year", "2017");

    finding = di_report_add_finding(report, DI_REASON_SUM, "B1", cell_place(5, 3));
    di_finding_argue(report, finding, "label", "收到申请数");
    di_finding_argue(report, finding, "total", "20");
    di_finding_argue(report, finding, "arithmetic",
                     "当面申请数 3 ＋ 传真申请数 0 ＋ 网络申请数 12 ＋ 信函申请数 4 ＝ 19");
    di_finding_argue(report, finding, "difference", "1");
    di_finding_name_cell(report, finding, "statistics", "3.1", "count");
    di_finding_name_cell(report, finding, "statistics", "3.1.1", "count");
    di_finding_name_cell(report, finding, "statistics", "3.1.2", "count");
    di_finding_name_cell(report, finding, "statistics", "3.1.3", "count");
    di_finding_name_cell(report, finding, "statistics", "3.1.4", "count");
    di_finding_name_rule(report, finding, "B14");
    di_finding_argue(report, finding, "also.zh", "收到申请数为 20，而申请办结数为 0。");
    di_finding_argue(report, finding, "also.en", "Applications received are 20, but 0 were finished.");

    finding = di_report_add_finding(report, DI_REASON_CELL_TEXT, "R6", cell_place(13, 3));
    di_finding_argue(report, finding, "found_text", "=1+1");
    di_finding_argue(report, finding, "label", "接受培训人员数");
    di_finding_name_cell(report, finding, "statistics", "9.3", "count");

    finding = di_report_add_finding(report, DI_REASON_SECTION_MISSING, "R3", DI_PLACE_NONE);
    di_finding_argue(report, finding, "role", "problems");
    di_finding_argue(report, finding, "section.zh", "存在问题及工作打算");
    di_finding_argue(report, finding, "section.en", "Problems and plans");
}

static void add_warnings(struct di_report *report)
{
    struct di_finding *finding;

    finding = di_report_add_finding(report, DI_REASON_NARRATIVE_DIFFERS, "R7",
                                    paragraph(16, "六、机构建设、保障经费和培训会议情况"));
    di_finding_argue(report, finding, "what.zh", "会议次数");
    di_finding_argue(report, finding, "what.en", "Meetings");
    di_finding_argue(report, finding, "text_value", "2");
    di_finding_argue(report, finding, "value", "1");
    di_finding_argue(report, finding, "sentence", "全年召开2次政府信息公开工作会议");
    di_finding_name_cell(report, finding, "statistics", "9.1", "count");

    finding = di_report_add_finding(report, DI_REASON_TABLE_AGENCY, "B18", paragraph(20, TABLE_HEADING));
    di_finding_argue(report, finding, "found_text", "青禾市林业局云岭区分局");
    di_finding_argue(report, finding, "other_text", AGENCY);

    finding = di_report_add_finding(report, DI_REASON_RELATION, "B10", cell_place(3, 3));
    finding->severity = DI_WARNING;
    di_finding_argue(report, finding, "message.zh", "主动公开规范性文件数 9，多于制发规范性文件总数 7。");
    di_finding_argue(report, finding, "message.en", "9 normative documents disclosed, more than the 7 issued.");
    di_finding_argue(report, finding, "advice.zh", "如公开的文件有往年制发的，无需修改；否则请更正。");
    di_finding_argue(report, finding, "advice.en", "Nothing to change if some were issued earlier.");
    di_finding_name_cell(report, finding, "statistics", "1.1", "count");
}

void sample_findings(struct di_report *report)
{
    struct di_finding *finding;

    add_errors(report);
    add_warnings(report);
    finding = di_report_add_finding(report, DI_REASON_CELLS_BLANK, "R6", DI_PLACE_NONE);
    di_finding_argue(report, finding, "count", "2");
    finding = di_report_add_finding(report, DI_REASON_ROW_EXTRA, NULL, cell_place(14, 1));
    di_finding_argue(report, finding, "label", "（四）编印宣传册");
    di_finding_name_cell(report, finding, "statistics", "+1", NULL);
    report->checks.relations_broken = 2;
    ck_assert(!di_arena_failed(report->arena));
}

void sample_submission(struct di_report *report)
{
    report->submission = (struct di_submission){
        .id = "20180306T013012.417Z-5ad1220e",
        .file_name = "2017年度政府信息公开工作年度报告.docx",
        .bytes = 21504,
        .sha256 = "5ad1220e1f1d2c3b4a59687786950a1b2c3d4e5f60718293a4b5c6d7e8f90a1b",
        .agency = "云岭分局",
        .received = INT64_C(1520299812417),
        .judged = INT64_C(1520299813002),
        .attempt = 1,
    };
}

struct di_report *sample_refused(struct di_arena *arena, enum di_reason reason, const char *part, const char *detail)
{
    struct di_report *report = di_report_new(arena);
    struct di_refusal refusal = DI_REFUSAL_NONE;

    ck_assert_ptr_nonnull(report);
    di_refuse(&refusal, reason, part, "%s", detail);
    ck_assert_ptr_nonnull(di_report_refuse(report, &refusal));
    return report;
}
