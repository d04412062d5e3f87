#include "contact.h"

#include "statement.h"

#define SENTENCE_ENDS U"。;!?"

static size_t begin_of_sentence(const struct view *view, size_t at)
{
    while (at > 0 && !view_is_sign(view->codes[at - 1], SENTENCE_ENDS)) {
        at--;
    }
    return at;
}

/* The first of the words in [from, to), or VIEW_NONE; *ret_end is behind it. */
static size_t find_first(const struct view *view, size_t from, size_t to, const char32_t *const *words, size_t count,
                         size_t *ret_end)
{
    for (size_t at = from; at < to; at++) {
        size_t length = view_match_any(view, at, words, count);

        if (length > 0 && at + length <= to) {
            *ret_end = at + length;
            return at;
        }
    }
    return VIEW_NONE;
}

/* Where the name of a department begins that ends at `to`: behind the last sign of an agency before it. */
static size_t end_of_agency(const struct view *view, size_t from, size_t to)
{
    static const char32_t *const departments[] = {U"科", U"室", U"处", U"股", U"办", U"中心", U"组", U"部"};
    bool department = false;

    for (size_t i = 0; i < sizeof departments / sizeof *departments; i++) {
        size_t count = departments[i][1] == 0 ? 1 : 2;

        department = department || (to >= from + count && view_match(view, to - count, departments[i]) > 0);
    }
    for (size_t at = to - 1; department && at > from; at--) {
        if (view_is_sign(view->codes[at - 1], U"局委府厅院会镇乡道校司队所站") ||
            (view->codes[at - 1] == U'处' && at > from + 3 && view_match(view, at - 3, U"办事处") > 0)) {
            return at;
        }
    }
    return to;
}

static bool read_name(struct di_arena *arena, const struct view *view, size_t from, size_t to, struct di_place where,
                      struct facts *facts)
{
    static const char32_t *const verbs[] = {U"请直接与", U"请与", U"请直接联系", U"请联系",
                                            U"请致电",   U"请向", U"请同"};
    size_t name, end, verb = find_first(view, from, to, verbs, sizeof verbs / sizeof *verbs, &name);
    const char *agency;

    if (verb == VIEW_NONE) {
        return true;
    }
    end = view_find_sign(view, name, to, U",:(、");
    end = end != VIEW_NONE ? end : to;
    for (size_t at = name; at + 2 <= end; at++) {
        if (view_match(view, at, U"联系") > 0 || view_match(view, at, U"咨询") > 0 ||
            view_match(view, at, U"反映") > 0) {
            end = at;
        }
    }
    agency = end > name ? agency_name(arena, view, name, end_of_agency(view, name, end)) : NULL;
    return agency == NULL ? !di_arena_failed(arena) : facts_add_name(arena, facts, FACT_CONTACT, agency, where);
}

bool contact_read(struct di_arena *arena, const struct view *view, struct di_place where, struct facts *facts)
{
    static const char32_t *const words[] = {U"联系电话", U"电话:", U"地址:", U"办公地址", U"电话为"};
    size_t end, word, from, to;
    char *text;

    if (facts->contact != NULL) {
        return true;
    }
    word = find_first(view, 0, view->length, words, sizeof words / sizeof *words, &end);
    if (word == VIEW_NONE) {
        return true;
    }
    from = begin_of_sentence(view, word);
    to = view_find_sign(view, word, view->length, U"。");
    to = to != VIEW_NONE ? to : view->length;
    text = view_slice(arena, view, from, to);
    return facts_set(arena, &facts->contact, text, text, where) && read_name(arena, view, from, to, where, facts);
}
