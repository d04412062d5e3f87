/*
 * sections-present: the required sections are there and not empty. Order, numbers, nesting and wording are the
 * agency's own; a sentence such as 无 is an answer, and so is a table, a picture or a sub-section.
 */
#include <string.h>

#include "agency_name.h"
#include "checks.h"
#include "docintake/text.h"

static bool has_role(const struct di_report_section *section, const struct di_form_section *required)
{
    return section->role != NULL && strcmp(section->role, required->role) == 0;
}

/* The level of the form's sections where they stand side by side; 0 where any level will do. */
static unsigned level_of_sections(const struct validation *validation)
{
    if (!validation->form->side_by_side) {
        return 0;
    }
    for (const struct di_report_section *section = validation->report->sections; section != NULL;
         section = di_report_section_after(section)) {
        if (section->role != NULL) {
            return section->level;
        }
    }
    return 0;
}

/* One heading may speak of two contents, and has the role of one: 主动公开和依申请公开情况. */
static bool names(const struct validation *validation, const struct di_report_section *section,
                  const struct di_form_section *required)
{
    static const char *const links[] = {"和", "及", "与", "、", ","};
    struct di_arena *arena = validation->report->arena;
    const char *number, *title;

    if (section->title == NULL || !di_label_fold(arena, section->title, &number, &title)) {
        return false;
    }
    while (*title != '\0') {
        size_t size = strlen(title), link = 0;
        const char *piece;

        for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
            const char *found = strstr(title, links[i]);

            if (found != NULL && (size_t)(found - title) < size) {
                size = (size_t)(found - title);
                link = strlen(links[i]);
            }
        }
        piece = di_arena_strndup(arena, title, size);
        if (piece == NULL || di_form_find_section(validation->form, piece) == required) {
            return true;
        }
        title += size + (title[size] != '\0' ? link : 0);
    }
    return false;
}

static const struct table_view *find_table(const struct validation *validation, const char *role)
{
    for (size_t i = 0; i < validation->form->n_tables; i++) {
        const struct table_view *view = &validation->tables[i];

        if (view->report != NULL && view->form->section != NULL && strcmp(view->form->section, role) == 0) {
            return view;
        }
    }
    return NULL;
}

static bool stands_at(const struct di_report_line *line, const struct di_report_field *field)
{
    return field != NULL && field->where.part == line->where.part && field->where.paragraph == line->where.paragraph &&
           field->where.table == line->where.table && field->where.row == line->where.row;
}

static bool ends_like_an_agency(const char *text)
{
    static const char *const endings[] = {"局", "府", "处", "会", "室", "厅", "办", "中心", "队", "所", "（盖章）"};
    size_t size = strlen(text);

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i]);

        if (size > ending && strcmp(text + size - ending, endings[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The name and the date below the last section, or 附件：…: no sentence, and nothing that the section says. */
static bool ends_the_report(const struct validation *validation, const struct di_report_line *line)
{
    enum { SHORT_CODES = 40 };
    const struct di_report_field *date = di_report_find_field(validation->report, "signed");
    const struct di_report_field *agency = di_report_find_field(validation->report, "agency");
    bool before_date = line->next != NULL && stands_at(line->next, date) && ends_like_an_agency(line->text);

    if (strstr(line->text, "。") != NULL || di_text_length(line->text) > SHORT_CODES) {
        return false;
    }
    return stands_at(line, date) || before_date || strncmp(line->text, "附件", strlen("附件")) == 0 ||
           (agency != NULL && agency->value != NULL &&
            agency_name_same(validation->scratch, line->text, agency->value));
}

static bool has_text(const struct validation *validation, const struct di_report_section *section)
{
    for (const struct di_report_line *line = section->lines; line != NULL; line = line->next) {
        if (!ends_the_report(validation, line)) {
            return true;
        }
    }
    return false;
}

static bool is_filled(const struct validation *validation, const struct di_report_section *section, const char *role)
{
    return has_text(validation, section) || section->sections != NULL || section->holds_block ||
           find_table(validation, role) != NULL;
}

enum found { FOUND_NONE, FOUND_EMPTY, FOUND_FILLED };

/* The best of the sections that answer; *ret_empty is the first empty one. level 0: at any level, by role alone. */
static enum found look_for(const struct validation *validation, const struct di_form_section *required, bool by_role,
                           const struct di_report_section **ret_empty)
{
    enum found found = FOUND_NONE;
    unsigned level = by_role ? 0 : level_of_sections(validation);

    for (const struct di_report_section *section = validation->report->sections; section != NULL;
         section = di_report_section_after(section)) {
        if ((level != 0 && section->level != level) ||
            !(by_role ? has_role(section, required) : names(validation, section, required))) {
            continue;
        }
        if (is_filled(validation, section, required->role)) {
            return FOUND_FILLED;
        }
        if (found == FOUND_NONE) {
            *ret_empty = section;
            found = FOUND_EMPTY;
        }
    }
    return found;
}

static void tell(const struct validation *validation, const struct di_rule *rule,
                 const struct di_form_section *required, enum di_reason reason, struct di_place where)
{
    raise_words(validation, raise_finding(validation, rule, reason, where), "section", &required->name);
}

static void check_section(const struct validation *validation, const struct di_rule *rule,
                          const struct di_form_section *required)
{
    const struct di_report_section *empty = NULL;
    const struct table_view *table;
    enum found found = look_for(validation, required, true, &empty);

    if (found == FOUND_NONE) {
        found = look_for(validation, required, false, &empty);
    }
    if (found == FOUND_EMPTY) {
        tell(validation, rule, required, DI_REASON_SECTION_EMPTY, empty->where);
    } else if (found == FOUND_NONE) {
        table = find_table(validation, required->role);
        tell(validation, rule, required, table != NULL ? DI_REASON_SECTION_UNTITLED : DI_REASON_SECTION_MISSING,
             table != NULL ? table->report->where : DI_PLACE_NONE);
    }
}

/* Whether the narrative has headings by which its sections can be told, and sentences at all. */
static void survey(const struct di_report *report, bool *ret_headings, bool *ret_sentences)
{
    *ret_headings = *ret_sentences = false;
    for (const struct di_report_section *section = report->sections; section != NULL;
         section = di_report_section_after(section)) {
        *ret_headings = *ret_headings || section->role != NULL;
        for (const struct di_report_line *line = section->lines; line != NULL && !*ret_sentences; line = line->next) {
            *ret_sentences = strstr(line->text, "。") != NULL;
        }
    }
}

static bool is_mentioned(const struct validation *validation, const struct di_form_section *required)
{
    for (const struct di_report_section *section = validation->report->sections; section != NULL;
         section = di_report_section_after(section)) {
        for (const struct di_report_line *line = section->lines; line != NULL; line = line->next) {
            const char *folded;

            if (!di_arena_failed(validation->scratch)) {
                di_arena_reset(validation->scratch);
            }
            folded = di_text_fold(validation->scratch, line->text, DI_SPACES_DROP);
            if (folded == NULL || di_form_section_mentioned(required, folded)) {
                return true;
            }
        }
    }
    return false;
}

/*
 * A report without headings may answer everything in one paragraph. Which sentence answers what is then for people to
 * say: they are asked once, for the contents of which no word is there.
 */
static void check_contents(const struct validation *validation, const struct di_rule *rule)
{
    struct di_arena *arena = validation->report->arena;
    struct di_words missing = {"", ""};

    for (size_t i = 0; i < validation->form->n_sections; i++) {
        const struct di_form_section *required = &validation->form->sections[i];
        bool first = *missing.zh == '\0';

        if (!required->required || find_table(validation, required->role) != NULL ||
            is_mentioned(validation, required)) {
            continue;
        }
        missing.zh = di_arena_printf(arena, "%s%s%s", missing.zh, first ? "" : "、", required->name.zh);
        missing.en = di_arena_printf(arena, "%s%s%s", missing.en, first ? "" : "; ", required->name.en);
        if (missing.zh == NULL || missing.en == NULL) {
            return;
        }
    }
    if (*missing.zh != '\0') {
        raise_words(validation, raise_finding(validation, rule, DI_REASON_SECTIONS_UNMARKED, DI_PLACE_NONE), "sections",
                    &missing);
    }
}

void check_sections_present(const struct validation *validation, const struct di_rule *rule)
{
    bool headings, sentences;

    survey(validation->report, &headings, &sentences);
    if (!headings && sentences) {
        check_contents(validation, rule);
        return;
    }
    for (size_t i = 0; i < validation->form->n_sections; i++) {
        if (validation->form->sections[i].required) {
            check_section(validation, rule, &validation->form->sections[i]);
        }
    }
}
