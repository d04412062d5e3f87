#include "docintake/pattern.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "beginnings.h"
#include "docintake/buffer.h"
#include "docintake/text.h"
#include "needs.h"
#include "pattern_text.h"

/* One sentence of ordinary length needs some hundreds. */
#define MATCH_LIMIT 100000

/* What may not stand before a number, nor behind it, if it is to be whole and exact. */
#define NOT_BEFORE                                                                                                          \
    "(?<![0-9.几第每约近超逾增减多少" PATTERN_NUMERALS "])(?<![0-9],)(?<!超过|不足|至少|最多|增加|减少|分之)" \
    "(?!(?<=数)[十百千万亿])"
#define NOT_AFTER "(?![0-9多余来几%‰" PATTERN_NUMERALS "]|[.,][0-9]|左右|上下|以上|以下|以内)"

/* What it must begin with is looked at first: most patterns meet many signs and few numbers. */
#define NUMBER                                                                                                         \
    "(?=[0-9" PATTERN_NUMERALS "])" NOT_BEFORE "(?<n>(?>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+|[" PATTERN_NUMERALS            \
    "]+))" NOT_AFTER

struct di_pattern {
    struct needs needs;
    struct beginnings beginnings;
    pcre2_code *code;
    pcre2_match_data *found;
    pcre2_match_context *limits;
};

/* The pattern with this in the place of {n}, as one alternative of numbers that all have the same group. */
static void write_out(const char *text, const char *number, struct di_buffer *ret_source)
{
    di_buffer_text(ret_source, "(?|");
    for (const char *place; (place = strstr(text, PATTERN_NUMBER)) != NULL; text = place + strlen(PATTERN_NUMBER)) {
        di_buffer_append(ret_source, text, (size_t)(place - text));
        di_buffer_text(ret_source, number);
    }
    di_buffer_text(ret_source, text);
    di_buffer_text(ret_source, ")(?!左右|上下|以上|以下|以内|多|余)");
}

/*
 * Without PCRE2's just-in-time compiler: few sentences come this far (di_pattern_may_match), compiling takes longer
 * than it saves, and a process that reads foreign documents is better off without memory that it can write and execute.
 */
static enum di_status compile(const char *text, const char *number, pcre2_code **ret_code,
                              char ret_fault[DI_PATTERN_FAULT_BYTES], struct di_error *error)
{
    DI_AUTO_BUFFER source = DI_BUFFER_EMPTY;
    PCRE2_SIZE offset;
    int fault;

    write_out(text, number, &source);
    if (source.failed) {
        return di_fail_no_memory(error);
    }
    *ret_code = pcre2_compile((PCRE2_SPTR)di_buffer_string(&source), PCRE2_ZERO_TERMINATED,
                              PCRE2_UTF | PCRE2_NO_AUTO_CAPTURE | PCRE2_NEVER_BACKSLASH_C, &fault, &offset, NULL);
    if (*ret_code == NULL) {
        pcre2_get_error_message(fault, (PCRE2_UCHAR *)ret_fault, DI_PATTERN_FAULT_BYTES);
        return DI_REFUSED;
    }
    return DI_OK;
}

/* What matching takes beside the code. */
static enum di_status prepare(struct di_pattern *pattern, struct di_error *error)
{
    pattern->found = pcre2_match_data_create_from_pattern(pattern->code, NULL);
    pattern->limits = pcre2_match_context_create(NULL);
    if (pattern->found == NULL || pattern->limits == NULL) {
        return di_fail_no_memory(error);
    }
    pcre2_set_match_limit(pattern->limits, MATCH_LIMIT);
    return DI_OK;
}

enum di_status di_pattern_compile(const char *text, struct di_pattern **ret_pattern,
                                  char ret_fault[DI_PATTERN_FAULT_BYTES], struct di_error *error)
{
    struct di_pattern *pattern = calloc(1, sizeof *pattern);
    enum di_status status;

    if (pattern == NULL) {
        return di_fail_no_memory(error);
    }
    needs_of_pattern(text, &pattern->needs);
    status = compile(text, NUMBER, &pattern->code, ret_fault, error);
    if (status == DI_OK) {
        beginnings_of_pattern(text, &pattern->beginnings);
        status = prepare(pattern, error);
    }
    if (status != DI_OK) {
        di_pattern_free(pattern);
        return status;
    }
    *ret_pattern = pattern;
    return DI_OK;
}

enum di_status di_pattern_check(const char *text, char ret_fault[DI_PATTERN_FAULT_BYTES], struct di_error *error)
{
    pcre2_code *code;
    enum di_status status = compile(text, "0", &code, ret_fault, error);

    if (status == DI_OK) {
        pcre2_code_free(code);
    }
    return status;
}

void di_pattern_free(struct di_pattern *pattern)
{
    if (pattern != NULL) {
        pcre2_match_context_free(pattern->limits);
        pcre2_match_data_free(pattern->found);
        pcre2_code_free(pattern->code);
        free(pattern);
    }
}

static int match(const struct di_pattern *pattern, const char *subject, size_t size, size_t from, uint32_t options)
{
    return pcre2_match(pattern->code, (PCRE2_SPTR)subject, size, from, PCRE2_NO_UTF_CHECK | options, pattern->found,
                       pattern->limits);
}

/* As pcre2_match, which would try at every sign: here only at those that a match can begin with. */
static int search(const struct di_pattern *pattern, const char *subject, size_t size, size_t from)
{
    int groups = PCRE2_ERROR_NOMATCH;

    if (pattern->beginnings.any) {
        return match(pattern, subject, size, from, 0);
    }
    for (size_t at = from, bytes; at < size && groups == PCRE2_ERROR_NOMATCH; at += bytes) {
        if (beginnings_have(&pattern->beginnings, di_text_next(subject + at, &bytes))) {
            groups = match(pattern, subject, size, at, PCRE2_ANCHORED);
        }
    }
    return groups;
}

bool di_pattern_find(const struct di_pattern *pattern, const char *subject, size_t size, size_t from,
                     struct di_pattern_match *ret_match)
{
    const PCRE2_SIZE *places = pcre2_get_ovector_pointer(pattern->found);
    int groups = search(pattern, subject, size, from);

    if (groups < 1) {
        return false;
    }
    *ret_match = (struct di_pattern_match){.start = places[0], .end = places[1]};
    if (groups > 1 && places[2] != PCRE2_UNSET) {
        ret_match->number_start = places[2];
        ret_match->number_end = places[3];
    }
    return true;
}

bool di_pattern_may_match(const struct di_pattern *pattern, const struct di_sketch *sketch)
{
    return needs_are_met(&pattern->needs, sketch);
}
