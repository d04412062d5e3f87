/*
 * narrative-agrees: numbers of the narrative that restate a cell agree with it. The form's phrases say which do. A
 * false question costs more trust than a missed one, so that whatever may have another scope is passed over: other
 * years, and what the form lists as unless.
 */
#include <inttypes.h>
#include <string.h>

#include "checks.h"
#include "docintake/numeral.h"
#include "docintake/pattern.h"
#include "docintake/text.h"
#include "each_sentence.h"
#include "follow_on.h"

/* Different wrong numbers that are told; a real report has a few. What is beyond is counted. */
#define TOLD_MAX 100

/* How far before a phrase its scope is looked for: two hundred ideographs. A bound on time too. */
#define SCOPE_BYTES 600

struct told {
    const struct di_form_phrase *phrase;
    int64_t value;
};

struct phrases {
    const struct di_form_phrase **items;
    size_t count;
};

struct narrative {
    const struct validation *validation;
    const struct di_rule *rule;
    const struct di_report_field *year; /* the report's; NULL where unknown */
    struct phrases comparable;          /* with a number to compare them with */
    struct phrases expected;            /* of these, the ones to look for in the section */
    const struct di_report_section *section;
    struct told told[TOLD_MAX];
    size_t n_told;
};

/* A phrase found in a sentence. */
struct restatement {
    const struct di_form_phrase *phrase;
    const struct sentence *sentence;
    const struct di_report_line *line;
    struct di_pattern_match match;
    int64_t value;
};

static bool stands_in(const struct di_report_section *section, const char *role)
{
    while (section != NULL && (section->role == NULL || strcmp(section->role, role) != 0)) {
        section = section->parent;
    }
    return section != NULL;
}

/* Where the words begin that may tell the scope of what stands at this byte of the folded sentence. */
static size_t scope_before(const char *folded, size_t at)
{
    size_t start = at > SCOPE_BYTES ? at - SCOPE_BYTES : 0;

    while (((unsigned char)folded[start] & 0xC0) == 0x80) {
        start++;
    }
    return start;
}

/* The last year that is named between these bytes, in any script; 0 where none. */
static int64_t last_year(const char *folded, size_t start, size_t end)
{
    int64_t year = 0, number;

    for (size_t at = start, bytes; at < end; at += bytes) {
        bytes = di_numeral_span(folded + at);
        if (bytes == 0) {
            di_text_next(folded + at, &bytes);
        } else if (at + bytes < end && strncmp(folded + at + bytes, "年", strlen("年")) == 0 &&
                   di_numeral_parse(folded + at, bytes, &number) && number >= 1900 && number < 2100) {
            year = number;
        }
    }
    return year;
}

static bool has_other_scope(const struct narrative *narrative, const struct restatement *found)
{
    const char *folded = found->sentence->folded;
    size_t end = found->match.start, start = scope_before(folded, end);
    int64_t year = last_year(folded, start, end);
    struct di_pattern_match ignored;

    if (year != 0 && narrative->year != NULL && year != narrative->year->number) {
        return true;
    }
    return found->phrase->compiled_unless != NULL &&
           di_pattern_find(found->phrase->compiled_unless, folded, end, start, &ignored);
}

static bool told_before(struct narrative *narrative, const struct restatement *found)
{
    for (size_t i = 0; i < narrative->n_told; i++) {
        if (narrative->told[i].phrase == found->phrase && narrative->told[i].value == found->value) {
            return true;
        }
    }
    if (narrative->n_told == TOLD_MAX) {
        raise_unlisted(narrative->validation, narrative->rule, DI_REASON_NARRATIVE_DIFFERS);
        return true;
    }
    narrative->told[narrative->n_told++] = (struct told){found->phrase, found->value};
    return false;
}

/* The sum of the cells in these rows and the phrase's columns; false where one of them holds no number. */
static bool add_cells(const struct narrative *narrative, const struct di_form_phrase *phrase, const unsigned *rows,
                      size_t n_rows, struct di_decimal *ret_sum)
{
    const struct table_view *view = &narrative->validation->tables[phrase->table];
    struct di_decimal sum = di_decimal_of(0);

    for (size_t i = 0; i < n_rows * phrase->n_columns; i++) {
        const struct di_report_cell *cell =
            view_cell(view, rows[i / phrase->n_columns], phrase->columns[i % phrase->n_columns]);

        if (cell->state != DI_CELL_NUMBER || !di_decimal_add(sum, cell->value, &sum)) {
            return false;
        }
    }
    *ret_sum = sum;
    return n_rows > 0;
}

static const char *quote(const struct validation *validation, const struct restatement *found)
{
    return sentence_quote(validation->report->arena, validation->scratch, found->sentence, found->match.start);
}

/* "正文第7段写的是“收到申请20件。”，即收到申请数 20，与统计表不同。" */
static struct di_words sentence_of(const struct validation *validation, const struct restatement *found)
{
    struct di_arena *arena = validation->report->arena;
    const struct di_words *name = &found->phrase->name;
    const char *quoted = quote(validation, found), *zh = "正文", *en = "The text";

    if (found->line->where.paragraph > 0) {
        zh = di_arena_printf(arena, "正文第%u段", found->line->where.paragraph);
        en = di_arena_printf(arena, "Paragraph %u", found->line->where.paragraph);
    }
    return (struct di_words){
        di_arena_printf(arena, "%s写的是“%s”，即%s %" PRId64 "，与统计表不同。", zh, quoted, name->zh, found->value),
        di_arena_printf(arena, "%s says “%s”: %s %" PRId64 ", which is not what the table has.", en, quoted, name->en,
                        found->value),
    };
}

/* Where the text has what sums ask of the cell, the cell is wrong and not the text: it is told with the sums. */
static bool is_told_with_sums(const struct narrative *narrative, const struct restatement *found)
{
    const struct validation *validation = narrative->validation;
    const struct di_form_phrase *phrase = found->phrase;
    struct di_decimal asked;
    struct di_words sentence;
    struct cause *cause;

    if (phrase->n_rows * phrase->n_columns != 1) {
        return false;
    }
    cause =
        follow_on_cause(validation, &validation->tables[phrase->table], phrase->rows[0], phrase->columns[0], &asked);
    if (cause == NULL || di_decimal_compare(asked, di_decimal_of(found->value)) != 0) {
        return false;
    }
    sentence = sentence_of(validation, found);
    return sentence.zh != NULL && sentence.en != NULL && follow_on_add(validation, cause, narrative->rule, &sentence);
}

static void tell(const struct narrative *narrative, const struct restatement *found, struct di_decimal value)
{
    const struct validation *validation = narrative->validation;
    const struct di_form_phrase *phrase = found->phrase;
    struct di_finding *finding =
        raise_finding(validation, narrative->rule, DI_REASON_NARRATIVE_DIFFERS, found->line->where);

    raise_words(validation, finding, "what", &phrase->name);
    di_finding_argue_number(validation->report, finding, "text_value", di_decimal_of(found->value));
    di_finding_argue_number(validation->report, finding, "value", value);
    di_finding_argue(validation->report, finding, "sentence", quote(validation, found));
    for (size_t i = 0; i < phrase->n_rows * phrase->n_columns; i++) {
        raise_cell(validation, finding, &validation->tables[phrase->table], phrase->rows[i / phrase->n_columns],
                   phrase->columns[i % phrase->n_columns]);
    }
}

static void compare(struct narrative *narrative, const struct restatement *found)
{
    const struct di_form_phrase *phrase = found->phrase;
    struct di_decimal value, other, text = di_decimal_of(found->value);

    if (has_other_scope(narrative, found) || !add_cells(narrative, phrase, phrase->rows, phrase->n_rows, &value)) {
        return;
    }
    if (di_decimal_compare(value, text) == 0) {
        narrative->validation->report->checks.phrases_agreed++;
        return;
    }
    if (phrase->n_other_rows > 0) {
        if (!add_cells(narrative, phrase, phrase->other_rows, phrase->n_other_rows, &other)) {
            return; /* the other meaning may be the right one */
        }
        if (di_decimal_compare(other, text) == 0) {
            narrative->validation->report->checks.phrases_agreed++;
            return;
        }
    }
    if (!told_before(narrative, found) && !is_told_with_sums(narrative, found)) {
        tell(narrative, found, value);
    }
}

/* Where the next match may begin: a pattern that takes nothing in would match here again. */
static size_t behind(const struct sentence *sentence, const struct di_pattern_match *match)
{
    size_t bytes = 0;

    if (match->end == match->start && match->end < sentence->folded_size) {
        di_text_next(sentence->folded + match->end, &bytes);
    }
    return match->end + bytes;
}

static void check_phrase(struct narrative *narrative, const struct di_form_phrase *phrase,
                         const struct sentence *sentence, const struct di_report_line *line)
{
    struct restatement found = {.phrase = phrase, .sentence = sentence, .line = line};
    size_t from = 0;

    while (from < sentence->folded_size &&
           di_pattern_find(phrase->compiled, sentence->folded, sentence->folded_size, from, &found.match)) {
        const char *number = sentence->folded + found.match.number_start;
        size_t size = found.match.number_end - found.match.number_start;

        found.value = phrase->fixed;
        if (phrase->is_fixed || di_numeral_parse(number, size, &found.value)) {
            compare(narrative, &found);
        }
        from = behind(sentence, &found.match);
    }
}

/* Keeps the phrases of the rule whose cells hold numbers. False when the arena failed. */
static bool find_comparable(struct narrative *narrative)
{
    const struct di_form *form = narrative->validation->form;
    struct phrases *phrases = &narrative->comparable;
    struct di_decimal ignored;

    phrases->items =
        di_arena_array(narrative->validation->report->arena, form->n_phrases, sizeof(struct di_form_phrase *));
    for (size_t i = 0; phrases->items != NULL && i < form->n_phrases; i++) {
        const struct di_form_phrase *phrase = &form->phrases[i];

        if (&form->rules[phrase->rule] == narrative->rule &&
            add_cells(narrative, phrase, phrase->rows, phrase->n_rows, &ignored)) {
            phrases->items[phrases->count++] = phrase;
        }
    }
    return phrases->items != NULL;
}

static void enter_section(struct narrative *narrative, const struct di_report_section *section)
{
    const struct phrases *from = &narrative->comparable;
    struct phrases *phrases = &narrative->expected;

    narrative->section = section;
    phrases->count = 0;
    for (size_t i = 0; i < from->count; i++) {
        if (from->items[i]->section == NULL || stands_in(section, from->items[i]->section)) {
            phrases->items[phrases->count++] = from->items[i];
        }
    }
}

static void look(const struct spoken *spoken)
{
    struct narrative *narrative = spoken->own;

    if (spoken->line == NULL) { /* a title restates nothing */
        return;
    }
    if (spoken->section != narrative->section) {
        enter_section(narrative, spoken->section);
    }
    for (size_t i = 0; i < narrative->expected.count; i++) {
        const struct di_form_phrase *phrase = narrative->expected.items[i];

        if (di_pattern_may_match(phrase->compiled, &spoken->sentence->sketch)) {
            check_phrase(narrative, phrase, spoken->sentence, spoken->line);
        }
    }
}

void check_narrative_agrees(const struct validation *validation, const struct di_rule *rule)
{
    struct narrative narrative = {.validation = validation, .rule = rule, .year = stated_year(validation)};

    if (!find_comparable(&narrative)) {
        return;
    }
    narrative.expected.items =
        di_arena_array(validation->report->arena, narrative.comparable.count, sizeof(struct di_form_phrase *));
    if (narrative.expected.items != NULL) {
        each_sentence(validation, rule, look, &narrative);
    }
}
