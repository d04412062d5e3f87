#include "results.h"

#include <stdlib.h>
#include <string.h>

#include "docintake/letter.h"
#include "docintake/report_json.h"
#include "docintake/sheet.h"

const char *const results_reserved[] = {
    "report.json", "note.html", "note.txt", "receipt.html", "receipt.txt", "annotated.docx",
};
const size_t results_n_reserved = sizeof results_reserved / sizeof *results_reserved;

/* report.json, HTML and text of the letter. */
#define N_LETTER_FILES 3

static struct di_buffer *add(struct results *results, const char *name)
{
    results->blobs[results->count].name = name;
    return &results->buffers[results->count++];
}

static bool has(const struct results *results, const char *name)
{
    for (size_t i = 0; i < results->count; i++) {
        if (strcmp(results->blobs[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

/*
 * "statistics.csv"; "table-1.csv" for the unknown table "+1". NULL where the id is not fit to be a name: ids come from
 * the reader, which is not to be trusted.
 */
static const char *sheet_name(struct di_arena *arena, const char *id)
{
    static const char fit[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    bool unknown = *id == '+';
    const char *stem = unknown ? id + 1 : id;

    if (*stem == '\0' || strlen(stem) > 64 || stem[strspn(stem, fit)] != '\0') {
        return NULL;
    }
    return di_arena_printf(arena, "%s%s.csv", unknown ? "table-" : "", stem);
}

static enum di_status add_sheets(struct results *results, const struct di_report *report, struct di_error *error)
{
    for (const struct di_report_table *table = report->tables; table != NULL; table = table->next) {
        const char *name = sheet_name(report->arena, table->id);

        if (di_arena_failed(report->arena)) {
            return di_fail_no_memory(error);
        }
        if (name != NULL && !has(results, name) && di_sheet_write(table, add(results, name), error) != DI_OK) {
            return DI_FAILED;
        }
    }
    return DI_OK;
}

static enum di_status add_letter(struct results *results, const struct di_report *report, const char *contact,
                                 struct di_error *error)
{
    bool returned = di_report_verdict(report) == DI_RETURNED;
    struct di_letter *letter;

    if (di_letter_make(report, contact, report->arena, &letter, error) != DI_OK ||
        di_letter_html(letter, add(results, returned ? "note.html" : "receipt.html"), error) != DI_OK) {
        return DI_FAILED;
    }
    return di_letter_text(letter, true, add(results, returned ? "note.txt" : "receipt.txt"), error);
}

static enum di_status fill(struct results *results, struct di_report *report, const char *contact,
                           struct di_error *error)
{
    if (di_report_json_write(report, 2, add(results, "report.json"), error) != DI_OK ||
        add_sheets(results, report, error) != DI_OK || add_letter(results, report, contact, error) != DI_OK) {
        return DI_FAILED;
    }
    for (size_t i = 0; i < results->count; i++) {
        if (results->buffers[i].failed) {
            return di_fail_no_memory(error);
        }
        results->blobs[i].bytes = di_buffer_string(&results->buffers[i]);
        results->blobs[i].size = results->buffers[i].size;
    }
    return DI_OK;
}

enum di_status results_make(struct di_report *report, const char *contact, struct results *ret_results,
                            struct di_error *error)
{
    struct results results = {.capacity = N_LETTER_FILES};

    for (const struct di_report_table *table = report->tables; table != NULL; table = table->next) {
        results.capacity++;
    }
    results.blobs = calloc(results.capacity, sizeof *results.blobs);
    results.buffers = calloc(results.capacity, sizeof *results.buffers);
    if (results.blobs == NULL || results.buffers == NULL) {
        results_clear(&results);
        return di_fail_no_memory(error);
    }
    if (fill(&results, report, contact, error) != DI_OK) {
        results_clear(&results);
        return DI_FAILED;
    }
    *ret_results = results;
    return DI_OK;
}

void results_clear(struct results *results)
{
    for (size_t i = 0; i < results->count; i++) {
        di_buffer_clear(&results->buffers[i]);
    }
    free(results->buffers);
    free(results->blobs);
    *results = (struct results){0};
}
