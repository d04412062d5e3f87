/*
 * Each allocation fails in turn, in our code as in libxml2 and libzip: the reading must fail as ours, never refuse the
 * document and never lose a part of it. Only where no sanitizer has a malloc of its own.
 */
#include "cases.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>

#ifdef __SANITIZE_ADDRESS__
#define HAS_SANITIZER
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_SANITIZER
#endif
#endif

#ifndef HAS_SANITIZER

#include "docintake/buffer.h"
#include "docintake/document_json.h"

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);

/* How many allocations are left before one fails; negative: all succeed. */
static long left = -1;

static bool is_due(void)
{
    if (left != 0) {
        left -= left > 0;
        return false;
    }
    left = -1;
    errno = ENOMEM;
    return true;
}

/* NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): glibc's own names are reserved */
void *malloc(size_t size)
{
    return is_due() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return is_due() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *block, size_t size)
{
    return is_due() ? NULL : __libc_realloc(block, size);
}
/* NOLINTEND(readability-inconsistent-declaration-parameter-name) */

static const struct word everything = {
    .body = "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>a</w:t></w:r><w:r><w:pict><w:txbxContent>" P(
        "b") "</w:txbxContent></w:pict></w:r></w:p><w:tbl><w:tr><w:tc>" P("c") "</"
                                                                               "w:tc><w:tc><w:tbl><w:tr><w:"
                                                                               "tc>" P("d") "</w:tc></w:tr></"
                                                                                            "w:tbl></w:tc></"
                                                                                            "w:tr></"
                                                                                            "w:tbl><w:p><w:r><"
                                                                                            "w:fldChar "
                                                                                            "w:fldCharType='"
                                                                                            "begin'/><w:t>e</"
                                                                                            "w:t></w:r>"
                                                                                            "<m:oMath><m:t>f</"
                                                                                            "m:t></"
                                                                                            "m:oMath><w:ins/></"
                                                                                            "w:p>",
    .styles = "<w:style w:type='paragraph' w:styleId='a'><w:basedOn w:val='b'/><w:pPr><w:numPr><w:numId w:val='1'/>"
              "</w:numPr></w:pPr></w:style>",
    .numbering = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:lvlText w:val='%1.'/>"
                 "</w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
    .header = P("g"),
    .footnotes = "<w:footnote w:id='1'>" P("h") "</w:footnote>",
};

/* Reads the document when so many allocations succeed. */
static enum di_status read_with(long allocations, int fd, struct di_buffer *json)
{
    struct di_arena *own = di_arena_new(DI_LIMIT_ARENA_BYTES);
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_error error = DI_ERROR_NONE;
    struct di_document *document;
    enum di_status status;

    left = allocations;
    status = di_read_document(fd, own, &document, &refusal, &error);
    left = -1;
    ck_assert_msg(status != DI_REFUSED, "after %ld: [%s] %s", allocations, refusal.part, refusal.detail);
    ck_assert_msg((status == DI_FAILED) == di_error_is_set(&error), "after %ld: %s", allocations, error.text);
    if (status == DI_OK) {
        ck_assert_int_eq(di_document_json_write(document, json, &error), DI_OK);
    }
    di_arena_free(own);
    return status;
}

START_TEST(every_allocation_fails_in_turn)
{
    DI_AUTO_FD fd = word_pack(&everything);
    DI_AUTO_BUFFER expected = DI_BUFFER_EMPTY;
    long failures = 0;

    ck_assert_int_eq(read_with(-1, fd, &expected), DI_OK);
    for (long allocations = 0; allocations < 100000; allocations++) {
        DI_AUTO_BUFFER json = DI_BUFFER_EMPTY;

        if (read_with(allocations, fd, &json) == DI_FAILED) {
            failures++;
            continue;
        }
        ck_assert_msg(strcmp(di_buffer_string(&json), expected.data) == 0, "after %ld: %s", allocations,
                      di_buffer_string(&json));
        if (allocations > 10 * failures) {
            break; /* long past the last one */
        }
    }
    ck_assert_int_gt(failures, 100);
}
END_TEST

TCase *memory_cases(void)
{
    TCase *cases = parse_cases("memory");

    tcase_add_test(cases, every_allocation_fails_in_turn);
    return cases;
}

#else

TCase *memory_cases(void)
{
    return parse_cases("memory");
}

#endif
