#include "compiled.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

struct kept_pattern {
    const char *text;
    struct di_pattern *pattern;
};

struct kept_expression {
    struct kept_expression *next;
    struct di_expression *expression;
};

struct di_compiled {
    void *patterns; /* a tree of struct kept_pattern, by text (tsearch(3)) */
    struct kept_expression *expressions;
    struct di_expression_context *context;
};

struct di_compiled *compiled_new(void)
{
    struct di_compiled *compiled = calloc(1, sizeof *compiled);

    if (compiled == NULL) {
        return NULL;
    }
    compiled->context = di_expression_context_new();
    if (compiled->context == NULL) {
        free(compiled);
        return NULL;
    }
    return compiled;
}

static void free_pattern(void *node)
{
    struct kept_pattern *kept = node;

    di_pattern_free(kept->pattern);
    free(kept);
}

void compiled_free(struct di_compiled *compiled)
{
    if (compiled == NULL) {
        return;
    }
    tdestroy(compiled->patterns, free_pattern);
    for (struct kept_expression *kept = compiled->expressions, *next; kept != NULL; kept = next) {
        next = kept->next;
        di_expression_free(kept->expression);
        free(kept);
    }
    di_expression_context_free(compiled->context);
    free(compiled);
}

static int compare_texts(const void *a, const void *b)
{
    const struct kept_pattern *left = a, *right = b;

    return strcmp(left->text, right->text);
}

static enum di_status keep_pattern(struct di_compiled *compiled, struct kept_pattern new, struct di_error *error)
{
    struct kept_pattern *kept = malloc(sizeof *kept);

    if (kept != NULL) {
        *kept = new;
        if (tsearch(kept, &compiled->patterns, compare_texts) != NULL) {
            return DI_OK;
        }
        free(kept);
    }
    di_pattern_free(new.pattern);
    return di_fail_no_memory(error);
}

enum di_status compiled_pattern(struct di_compiled *compiled, const char *text, const struct di_pattern **ret_pattern,
                                char ret_fault[DI_PATTERN_FAULT_BYTES], struct di_error *error)
{
    struct kept_pattern sought = {.text = text};
    struct kept_pattern *const *found = tfind(&sought, &compiled->patterns, compare_texts);
    enum di_status status;

    if (found != NULL) {
        *ret_pattern = (*found)->pattern;
        return DI_OK;
    }
    status = di_pattern_compile(text, &sought.pattern, ret_fault, error);
    if (status == DI_OK) {
        status = keep_pattern(compiled, sought, error);
    }
    if (status == DI_OK) {
        *ret_pattern = sought.pattern;
    }
    return status;
}

enum di_status compiled_expression(struct di_compiled *compiled, const char *text,
                                   const struct di_expression **ret_expression,
                                   char ret_fault[DI_EXPRESSION_FAULT_BYTES], struct di_error *error)
{
    struct kept_expression *kept = malloc(sizeof *kept);
    enum di_status status;

    if (kept == NULL) {
        return di_fail_no_memory(error);
    }
    status = di_expression_compile(compiled->context, text, &kept->expression, ret_fault, error);
    if (status != DI_OK) {
        free(kept);
        return status;
    }
    kept->next = compiled->expressions;
    compiled->expressions = kept;
    *ret_expression = kept->expression;
    return DI_OK;
}
