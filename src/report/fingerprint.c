#include "fingerprint.h"

#include <stdlib.h>
#include <string.h>

#include "docintake/buffer.h"
#include "docintake/hash.h"

/* Arguments that say what a finding is about, not what was found. */
static const char *const telling[] = {"role", "section", "section.zh", "label", "what", "what.zh"};

static void append_part(struct di_buffer *buffer, const char *part)
{
    di_buffer_text(buffer, part != NULL ? part : "");
    di_buffer_char(buffer, '\n');
}

static void describe(const struct di_finding *finding, struct di_buffer *out)
{
    append_part(out, finding->rule);
    append_part(out, di_reason_row(finding->reason)->code);
    for (size_t i = 0; i < finding->n_cells; i++) {
        append_part(out, finding->cells[i].table);
        append_part(out, finding->cells[i].row);
        append_part(out, finding->cells[i].column);
    }
    for (size_t i = 0; finding->n_cells == 0 && i < sizeof telling / sizeof *telling; i++) {
        append_part(out, di_finding_argument(finding, telling[i]));
    }
}

static enum di_status hash(const struct di_buffer *bytes, struct di_fingerprint *fingerprint, struct di_error *error)
{
    char digest[DI_SHA256_TEXT_BYTES];

    if (bytes->failed) {
        return di_fail_no_memory(error);
    }
    di_hash_bytes(bytes->data, bytes->size, digest);
    memcpy(fingerprint->text, digest, DI_FINGERPRINT_BYTES - 1);
    fingerprint->text[DI_FINGERPRINT_BYTES - 1] = '\0';
    return DI_OK;
}

static int by_text(const void *left, const void *right)
{
    const struct di_fingerprint *a = left, *b = right;
    int difference = strcmp(a->text, b->text);

    return difference != 0 ? difference : (a->order > b->order) - (a->order < b->order);
}

static int by_order(const void *left, const void *right)
{
    const struct di_fingerprint *a = left, *b = right;

    return (a->order > b->order) - (a->order < b->order);
}

/* Makes the second and later ones of a kind their own, by their number. */
static enum di_status tell_apart(struct di_fingerprint *fingerprints, size_t count, struct di_error *error)
{
    size_t first = 0;

    qsort(fingerprints, count, sizeof *fingerprints, by_text);
    for (size_t i = 1; i < count; i++) {
        DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

        if (strcmp(fingerprints[first].text, fingerprints[i].text) != 0) {
            first = i;
            continue;
        }
        di_buffer_printf(&text, "%s %zu", fingerprints[first].text, i - first + 1);
        if (hash(&text, &fingerprints[i], error) != DI_OK) {
            return DI_FAILED;
        }
    }
    qsort(fingerprints, count, sizeof *fingerprints, by_order);
    return DI_OK;
}

enum di_status di_fingerprints_make(const struct di_report *report, struct di_fingerprint **ret_fingerprints,
                                    struct di_error *error)
{
    struct di_fingerprint *fingerprints;
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;
    enum di_status status = DI_OK;
    size_t order = 0;

    if (report->n_findings == 0) {
        *ret_fingerprints = NULL;
        return DI_OK;
    }
    fingerprints = calloc(report->n_findings, sizeof *fingerprints);
    if (fingerprints == NULL) {
        return di_fail_no_memory(error);
    }
    for (const struct di_finding *finding = report->findings; finding != NULL && status == DI_OK;
         finding = finding->next, order++) {
        di_buffer_truncate(&text, 0);
        describe(finding, &text);
        fingerprints[order].order = order;
        status = hash(&text, &fingerprints[order], error);
    }
    if (status == DI_OK) {
        status = tell_apart(fingerprints, report->n_findings, error);
    }
    if (status != DI_OK) {
        free(fingerprints);
        return DI_FAILED;
    }
    *ret_fingerprints = fingerprints;
    return DI_OK;
}
