#include "sections.h"

#include <string.h>

#include "docintake/text.h"
#include "heading.h"

#define LEVELS 10

/* The sections that are open, outermost first, by level. */
struct outline {
    struct di_report *report;
    struct di_report_section *open[LEVELS + 1];
    const char *heading;               /* the nearest one above, as written */
    struct di_report_section **titled; /* all that have a title, in order */
    size_t n_titled;
    unsigned next_first; /* the number that the next section of level 1 has */
    bool in_parts;       /* the report is divided into 第一部分…, so everything else stands one level lower */
};

static struct di_report_section *innermost(const struct outline *outline, unsigned below)
{
    for (unsigned level = below; level > 0; level--) {
        if (outline->open[level - 1] != NULL) {
            return outline->open[level - 1];
        }
    }
    return NULL;
}

static struct di_place place_of(const struct outline *outline, const struct line *line)
{
    struct di_place place = line->block->place;

    if (outline->heading != NULL) {
        place.heading = outline->heading;
    }
    return place;
}

static bool add_text(struct outline *outline, const struct line *line, const char *text)
{
    struct di_report_section *section = innermost(outline, LEVELS + 1);
    char *trimmed = di_text_trim(outline->report->arena, text);

    if (section == NULL) {
        section = di_report_add_section(outline->report, NULL, 0, NULL, NULL, line->block->place);
        outline->open[0] = section;
    }
    return section != NULL && trimmed != NULL &&
           di_report_add_line(outline->report, section, trimmed, place_of(outline, line)) != NULL;
}

static bool add_heading(struct outline *outline, const struct line *line, struct heading *heading)
{
    struct di_report_section *section;
    unsigned level;

    if (heading->title == NULL) {
        return false;
    }
    outline->in_parts = outline->in_parts || heading->is_part;
    outline->next_first += heading->level == 1;
    level = heading->level + (outline->in_parts && !heading->is_part ? 1 : 0);
    level = level < LEVELS ? level : LEVELS - 1;
    outline->open[0] = NULL; /* the text above the first heading has no sub-sections */
    memset(&outline->open[level], 0, (LEVELS + 1 - level) * sizeof(struct di_report_section *));
    outline->heading = heading->written;
    section = di_report_add_section(outline->report, innermost(outline, level), level, heading->number, heading->title,
                                    place_of(outline, line));
    outline->open[level] = section;
    if (section == NULL) {
        return false;
    }
    outline->titled[outline->n_titled++] = section;
    return heading->rest != NULL && (*heading->rest == '\0' || add_text(outline, line, heading->rest));
}

/* The form's section that each title belongs to; the role is left to those that stand outermost. */
static bool assign_roles(const struct outline *outline, const struct di_form *form)
{
    struct di_arena *arena = outline->report->arena;
    const struct di_form_section **found = di_arena_array(arena, outline->n_titled, sizeof(struct di_form_section *));
    unsigned *outermost = di_arena_array(arena, form->n_sections, sizeof *outermost);

    if (found == NULL || outermost == NULL) {
        return false;
    }
    for (size_t i = 0; i < outline->n_titled; i++) {
        unsigned level = outline->titled[i]->level, *role_level;
        char *folded = di_text_fold(arena, outline->titled[i]->title, DI_SPACES_DROP);

        if (folded == NULL) {
            return false;
        }
        found[i] = di_form_find_section(form, folded);
        if (found[i] != NULL) {
            role_level = &outermost[found[i] - form->sections];
            *role_level = *role_level == 0 || level < *role_level ? level : *role_level;
        }
    }
    for (size_t i = 0; i < outline->n_titled; i++) {
        if (found[i] != NULL && outline->titled[i]->level == outermost[found[i] - form->sections]) {
            outline->titled[i]->role = found[i]->role;
        }
    }
    return true;
}

bool sections_build(struct di_report *report, const struct lines *lines, const struct di_form *form)
{
    struct outline outline = {.report = report,
                              .titled = di_arena_array(report->arena, lines->count, sizeof(struct di_report_section *)),
                              .next_first = 1};

    if (outline.titled == NULL) {
        return false;
    }
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->lines[i];
        struct heading heading;
        bool is_heading;

        if (!line_is_narrative(line)) {
            continue;
        }
        is_heading = line->use != LINE_TITLE && heading_read(report->arena, line, outline.next_first, &heading);
        if (!(is_heading ? add_heading(&outline, line, &heading) : add_text(&outline, line, line->text))) {
            return false;
        }
    }
    return form == NULL || assign_roles(&outline, form);
}
