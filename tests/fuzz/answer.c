/*
 * The bytes are what a reader answers, who may be in the hands of a hostile document. What was let in must be fit for
 * all that is made of it.
 */
#include "docintake/document_json.h"
#include "docintake/letter.h"
#include "docintake/report_json.h"
#include "docintake/sheet.h"
#include "fuzz/parts.h"

static bool can_be_published(const struct di_report *report)
{
    DI_AUTO_BUFFER json = DI_BUFFER_EMPTY, html = DI_BUFFER_EMPTY, text = DI_BUFFER_EMPTY, sheet = DI_BUFFER_EMPTY;
    struct di_error error = DI_ERROR_NONE;
    struct di_letter *letter;

    for (const struct di_report_table *table = report->tables; table != NULL; table = table->next) {
        if (di_sheet_write(table, &sheet, &error) != DI_OK) {
            return false;
        }
    }
    return di_report_json_write(report, 2, &json, &error) == DI_OK &&
           di_letter_make(report, NULL, report->arena, &letter, &error) == DI_OK &&
           di_letter_html(letter, &html, &error) == DI_OK && di_letter_text(letter, true, &text, &error) == DI_OK;
}

/* The answer of the other task. A document that is let in without its text is let in with it. */
static void read_document(const char *bytes, size_t size)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;
    struct di_refusal refusal = DI_REFUSAL_NONE;

    if (di_document_json_read(bytes, size, NULL, &refusal, NULL) !=
        di_document_json_read(bytes, size, &text, &refusal, NULL)) {
        __builtin_trap();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct di_arena *arena = di_arena_new(FUZZ_ARENA_BYTES);
    struct di_error error = DI_ERROR_NONE;
    struct di_report *report;

    if (arena != NULL && di_answer_read((const char *)bytes, size, arena, &report, &error) == DI_OK &&
        !can_be_published(report) && !di_arena_over_budget(arena)) {
        __builtin_trap();
    }
    di_arena_free(arena);
    read_document((const char *)bytes, size);
    return 0;
}
