#include "follow_on.h"

#include <string.h>

#include "arithmetic.h"

struct cause *follow_on_cause(const struct validation *validation, const struct table_view *view, unsigned row,
                              unsigned column, struct di_decimal *ret_asked)
{
    const struct balance_cell *cell = balance_cell_at(validation, (unsigned)(view - validation->tables), row, column);

    *ret_asked = cell->asked;
    return cell->is_asked ? cell->cause : NULL;
}

static struct di_argument *find_argument(struct di_finding *finding, const char *name)
{
    struct di_argument *argument = finding->arguments;

    while (argument != NULL && (argument->name == NULL || strcmp(argument->name, name) != 0)) {
        argument = argument->next;
    }
    return argument;
}

/* Sets an argument, or writes on in the one that is there. */
static void say_more(const struct validation *validation, struct di_finding *finding, const char *name,
                     const char *text)
{
    struct di_argument *argument = find_argument(finding, name);
    const char *longer;

    if (argument == NULL || argument->value == NULL) {
        di_finding_argue(validation->report, finding, name, text);
        return;
    }
    longer = di_arena_printf(validation->report->arena, "%s%s", argument->value, text);
    argument->value = longer != NULL ? longer : argument->value;
}

static void say_also(const struct validation *validation, struct di_finding *finding, const struct di_words *sentence)
{
    const char *space = find_argument(finding, "also.en") != NULL ? " " : "";
    const char *en = di_arena_printf(validation->report->arena, "%s%s", space, sentence->en);

    if (en != NULL) {
        say_more(validation, finding, "also.zh", sentence->zh);
        say_more(validation, finding, "also.en", en);
    }
}

bool follow_on_add(const struct validation *validation, struct cause *cause, const struct di_rule *rule,
                   const struct di_words *sentence)
{
    enum di_severity severity = rule_severity(validation, rule);

    if (cause == NULL || cause->finding == NULL || severity > cause->finding->severity ||
        (severity == DI_ERROR && cause->culprit == NULL)) {
        return false;
    }
    di_finding_name_rule(validation->report, cause->finding, rule->id);
    say_also(validation, cause->finding, sentence);
    return true;
}

void follow_on_absorb(const struct validation *validation, struct cause *cause, struct di_finding *finding)
{
    DI_AUTO_BUFFER zh = DI_BUFFER_EMPTY, en = DI_BUFFER_EMPTY;

    if (cause == NULL || finding == NULL || cause->finding != NULL || cause->culprit == NULL ||
        finding->severity < rule_severity(validation, &validation->form->rules[cause_rule(validation, cause)])) {
        return;
    }
    cause->finding = finding;
    for (const struct cause_member *member = cause->members; member != NULL; member = member->next) {
        di_buffer_text(&en, en.size > 0 ? " " : "");
        arithmetic_sentence(validation, member->addition, &zh, &en);
        di_buffer_text(&zh, "。");
        di_buffer_text(&en, ".");
        di_finding_name_rule(validation->report, finding, validation->form->rules[member->addition->sum->rule].id);
    }
    say_also(validation, finding,
             &(struct di_words){zh.failed ? "" : di_buffer_string(&zh), en.failed ? "" : di_buffer_string(&en)});
}
