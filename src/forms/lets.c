#include "lets.h"

#include <ctype.h>
#include <string.h>

#include "docintake/buffer.h"
#include "docintake/language.h"
#include "element.h"

static const struct let *find(const struct lets *lets, const char *name, size_t size)
{
    for (size_t i = 0; i < lets->n_lets; i++) {
        if (strlen(lets->lets[i].name) == size && strncmp(lets->lets[i].name, name, size) == 0) {
            return &lets->lets[i];
        }
    }
    return NULL;
}

/* The first {name} at or after text, which begins at `start`; NULL where there is none. *ret_size: of the name. */
static const char *find_place(const char *start, const char *text, size_t *ret_size)
{
    for (const char *open = strchr(text, '{'); open != NULL; open = strchr(open + 1, '{')) {
        size_t size = strcspn(open + 1, "}");
        bool escape = open - start >= 2 && open[-2] == '\\';

        if (isalpha((unsigned char)open[1]) && open[1 + size] == '}' && !escape &&
            strncmp(open, "{n}", strlen("{n}")) != 0) {
            *ret_size = size;
            return open;
        }
    }
    return NULL;
}

const char *lets_put_in(struct builder *builder, const struct lets *lets, unsigned line, const char *pattern)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;
    const char *rest = pattern, *copy;
    size_t size;

    for (const char *place; (place = find_place(pattern, rest, &size)) != NULL; rest = place + size + 2) {
        const struct let *let = find(lets, place + 1, size);

        if (let == NULL) {
            complain(builder->complaints, line, _("there is no <let name=\"%.*s\">"), (int)size, place + 1);
        }
        di_buffer_append(&out, rest, (size_t)(place - rest));
        di_buffer_printf(&out, "(?:%s)", let != NULL ? let->pattern : "");
    }
    di_buffer_text(&out, rest);
    copy = out.failed ? NULL : di_arena_strdup(builder->arena, di_buffer_string(&out));
    return copy != NULL ? copy : "";
}

void lets_build(struct builder *builder, const xmlNode *narrative, struct lets *ret_lets)
{
    struct lets lets = {di_arena_array(builder->arena, element_count(narrative, "let"), sizeof *lets.lets), 0};

    for (const xmlNode *element = element_child(narrative, "let"); lets.lets != NULL && element != NULL;
         element = element_next(element, "let")) {
        const char *name = element_own_id(builder, element, "name");

        if (find(&lets, name, strlen(name)) != NULL || strcmp(name, "n") == 0) {
            complain(builder->complaints, element_line(element), _("<let name=\"%s\">: the name is taken"), name);
        }
        lets.lets[lets.n_lets].name = name;
        lets.lets[lets.n_lets].pattern =
            lets_put_in(builder, &lets, element_line(element), element_attribute(builder, element, "pattern"));
        lets.n_lets++;
    }
    *ret_lets = lets;
}
