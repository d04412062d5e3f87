#include "roles.h"

#include "docintake/text.h"

/* Headings have nine levels, and 第一部分 puts them one lower. */
enum { LEVELS = 12 };

/* Which sections of the form have headings, by level. */
struct survey {
    const struct di_form *form;
    const struct di_form_section **found; /* one for each line; NULL where it is a heading of none */
    unsigned *outermost;                  /* one for each section: the outermost level, 0 where it has no heading */
    bool *at_level;                       /* by level, then section: it has a heading there */
    unsigned main; /* the level that most sections have, the outer of two; 0 where there is none */
};

static unsigned level_of(const struct headline *headline)
{
    return headline->level < LEVELS ? headline->level : LEVELS - 1;
}

static bool find_sections(struct di_arena *arena, struct survey *survey, const struct headline *headlines, size_t count)
{
    survey->found = di_arena_array(arena, count, sizeof(struct di_form_section *));
    survey->outermost = di_arena_array(arena, survey->form->n_sections, sizeof *survey->outermost);
    if (survey->found == NULL || survey->outermost == NULL) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        char *folded = headlines[i].level > 0 ? di_text_fold(arena, headlines[i].heading.title, DI_SPACES_DROP) : NULL;

        if (headlines[i].level > 0 && folded == NULL) {
            return false;
        }
        survey->found[i] = folded != NULL ? di_form_find_section(survey->form, folded) : NULL;
    }
    return true;
}

/* Each section counts once a level. */
static bool survey_levels(struct di_arena *arena, struct survey *survey, const struct headline *headlines, size_t count)
{
    unsigned sections[LEVELS] = {0};
    size_t n = survey->form->n_sections;

    survey->at_level = di_arena_array(arena, n * LEVELS, sizeof *survey->at_level);
    if (survey->at_level == NULL) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        unsigned level = level_of(&headlines[i]), *outermost;
        size_t section;

        if (survey->found[i] == NULL) {
            continue;
        }
        section = (size_t)(survey->found[i] - survey->form->sections);
        outermost = &survey->outermost[section];
        *outermost = *outermost == 0 || level < *outermost ? level : *outermost;
        sections[level] += !survey->at_level[level * n + section];
        survey->at_level[level * n + section] = true;
    }
    survey->main = 0;
    for (unsigned level = 1; level < LEVELS; level++) {
        survey->main = sections[level] > sections[survey->main] ? level : survey->main;
    }
    return true;
}

/*
 * Where other headings show what sections look like, one by its words alone counts if it has the full name of a section
 * that is not among them. Where none does, it counts by any title; but of sections that stand side by side, the
 * first may have sub-sections with the short titles of others (主动公开情况 in 总体情况), so only behind the second
 * one.
 */
static bool counts(const struct survey *survey, const struct titled_line *line, unsigned accepted)
{
    size_t section;

    if (line->plain == NULL) {
        return false;
    }
    if (survey->main == 0) {
        return line->is_full || !survey->form->side_by_side || accepted >= 2;
    }
    section = (size_t)(line->plain - survey->form->sections);
    return line->is_full && !survey->at_level[survey->main * survey->form->n_sections + section];
}

/* Headings by their words alone stand where the others do. */
static bool add_plain(struct di_arena *arena, struct survey *survey, const struct titled_lines *lines,
                      struct headline *headlines)
{
    unsigned accepted = 0;

    for (size_t i = 0; i < lines->count; i++) {
        const struct titled_line *line = &lines->lines[i];
        struct headline *headline = &headlines[i];

        if (headline->level > 0 || !counts(survey, line, accepted)) {
            continue;
        }
        headline->level = survey->main > 0 ? survey->main : 1;
        headline->heading = (struct heading){
            .level = headline->level, .title = line->title, .written = line->title, .rest = line->rest};
        survey->found[i] = line->plain;
        accepted++;
    }
    return accepted == 0 || survey_levels(arena, survey, headlines, lines->count);
}

bool roles_assign(struct di_arena *arena, const struct di_form *form, const struct titled_lines *lines,
                  struct headline *headlines)
{
    struct survey survey = {.form = form};

    if (!find_sections(arena, &survey, headlines, lines->count) ||
        !survey_levels(arena, &survey, headlines, lines->count) || !add_plain(arena, &survey, lines, headlines)) {
        return false;
    }
    for (size_t i = 0; i < lines->count; i++) {
        const struct di_form_section *section = survey.found[i];

        if (section != NULL && level_of(&headlines[i]) ==
                                   (form->side_by_side ? survey.main : survey.outermost[section - form->sections])) {
            headlines[i].role = section->role;
        }
    }
    return true;
}
