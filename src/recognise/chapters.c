#include "chapters.h"

#include <string.h>

#include "docintake/text.h"
#include "heading.h"

static bool find_role(struct di_arena *arena, const struct di_form *form, const char *title, const char **ret_role)
{
    char *folded = di_text_fold(arena, title, DI_SPACES_DROP);
    const struct di_form_section *section = folded != NULL ? di_form_find_section(form, folded) : NULL;

    *ret_role = section != NULL ? section->role : NULL;
    return folded != NULL;
}

/* A heading ends the section that stands beside it or below; one that stands in it (主动公开情况) is no section. */
bool chapters_read(struct di_arena *arena, const struct di_form *form, const struct lines *lines,
                   struct chapters *ret_chapters)
{
    const char **roles = di_arena_array(arena, lines->count, sizeof *roles), *role = NULL;
    unsigned level = 0, next_first = 1;

    for (size_t i = 0; roles != NULL && i < lines->count; i++) {
        const struct line *line = &lines->lines[i];
        struct heading heading;

        if (line->text != NULL && line->use == LINE_NARRATIVE && heading_read(arena, line, next_first, &heading)) {
            next_first += heading.level == 1;
            if (role == NULL || heading.level <= level) {
                if (heading.title == NULL || !find_role(arena, form, heading.title, &role)) {
                    return false;
                }
                level = heading.level;
            }
        }
        roles[i] = role;
    }
    ret_chapters->roles = roles;
    return roles != NULL;
}

bool chapters_has(const struct chapters *chapters, size_t line, const char *role)
{
    return role != NULL && chapters->roles[line] != NULL && strcmp(chapters->roles[line], role) == 0;
}
