#include "sections.h"

#include <string.h>

#include "docintake/text.h"
#include "heading.h"
#include "roles.h"
#include "titled_lines.h"

#define LEVELS 10

/* The sections that are open, outermost first, by level. */
struct outline {
    struct di_report *report;
    struct di_report_section *open[LEVELS + 1];
    const char *heading; /* the nearest one above, as written */
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

static bool add_heading(struct outline *outline, const struct line *line, const struct headline *headline)
{
    const struct heading *heading = &headline->heading;
    unsigned level = headline->level < LEVELS ? headline->level : LEVELS - 1;
    struct di_report_section *section;

    outline->open[0] = NULL; /* the text above the first heading has no sub-sections */
    memset(&outline->open[level], 0, (LEVELS + 1 - level) * sizeof(struct di_report_section *));
    outline->heading = heading->written;
    section = di_report_add_section(outline->report, innermost(outline, level), level, heading->number, heading->title,
                                    place_of(outline, line));
    outline->open[level] = section;
    if (section == NULL) {
        return false;
    }
    section->role = headline->role;
    return heading->rest != NULL && (*heading->rest == '\0' || add_text(outline, line, heading->rest));
}

/* A table of the form is the content of its own section only, wherever it stands: that is for validating. */
static void add_block(struct outline *outline, const struct line *line)
{
    struct di_report_section *section = innermost(outline, LEVELS + 1);

    if (section != NULL && line->use != LINE_TABLE) {
        section->holds_block = true;
    }
}

/* One for each line: what kind of heading it is, if any. NULL when the arena failed. */
static struct headline *read_headlines(struct di_arena *arena, const struct titled_lines *lines)
{
    struct headline *headlines = di_arena_array(arena, lines->count, sizeof *headlines);
    unsigned next_first = 1;
    bool in_parts = false; /* the report is divided into 第一部分…, so everything else stands one level lower */

    for (size_t i = 0; headlines != NULL && i < lines->count; i++) {
        const struct titled_line *titled = &lines->lines[i];
        struct headline *headline = &headlines[i];

        if (titled->line.use != LINE_NARRATIVE || titled->line.text == NULL ||
            !heading_read(arena, &titled->line, next_first, &headline->heading)) {
            continue;
        }
        if (headline->heading.title == NULL) {
            return NULL;
        }
        in_parts = in_parts || headline->heading.is_part;
        next_first += headline->heading.level == 1;
        headline->level = headline->heading.level + (in_parts && !headline->heading.is_part ? 1 : 0);
    }
    return headlines;
}

bool sections_build(struct di_report *report, const struct lines *lines, const struct di_form *form)
{
    struct outline outline = {.report = report};
    struct titled_lines titled;
    struct headline *headlines;

    if (!titled_lines_make(report->arena, lines, form, &titled)) {
        return false;
    }
    headlines = read_headlines(report->arena, &titled);
    if (headlines == NULL || (form != NULL && !roles_assign(report->arena, form, &titled, headlines))) {
        return false;
    }
    for (size_t i = 0; i < titled.count; i++) {
        const struct line *line = &titled.lines[i].line;

        if (line->text == NULL) {
            add_block(&outline, line);
        } else if (line_is_narrative(line) && !(headlines[i].level > 0 ? add_heading(&outline, line, &headlines[i])
                                                                       : add_text(&outline, line, line->text))) {
            return false;
        }
    }
    return true;
}
