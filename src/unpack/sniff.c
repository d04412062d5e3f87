#include "sniff.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include "source.h"

#define HEAD_BYTES 4096

static const char zip_local[] = "PK\3\4", zip_end[] = "PK\5\6", compound[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
                  byte_order_mark[] = "\xEF\xBB\xBF";

struct head {
    char bytes[HEAD_BYTES];
    size_t size;
};

static bool begins(const char *bytes, size_t size, const char *with)
{
    return size >= strlen(with) && memcmp(bytes, with, strlen(with)) == 0;
}

static bool holds(const struct head *head, const char *word)
{
    return memmem(head->bytes, head->size, word, strlen(word)) != NULL;
}

/* A web page, or the "single file web page" (MHTML) that Word saves too. */
static bool is_html(const struct head *head)
{
    static const char *const tags[] = {"<!doctype html", "<html", "<head", "<body", "<meta", "<table", "MIME-Version:"};
    const char *text = head->bytes;
    size_t size = head->size;

    if (begins(text, size, byte_order_mark)) {
        text += strlen(byte_order_mark);
        size -= strlen(byte_order_mark);
    }
    while (size > 0 && strchr(" \t\r\n", *text) != NULL) {
        text++;
        size--;
    }
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        if (size >= strlen(tags[i]) && strncasecmp(text, tags[i], strlen(tags[i])) == 0) {
            return true;
        }
    }
    return holds(head, "http://www.w3.org/1999/xhtml");
}

static bool is_all_zero(const struct head *head)
{
    return head->size > 0 && head->bytes[0] == '\0' && memcmp(head->bytes, head->bytes + 1, head->size - 1) == 0;
}

static enum di_status refuse_text(const struct head *head, struct di_refusal *refusal)
{
    if (holds(head, "%PDF-")) { /* readers take it anywhere in the first kilobyte */
        return di_refuse(refusal, DI_REASON_NOT_DOCX_PDF, NULL, "a PDF file");
    }
    if (begins(head->bytes, head->size, "{\\rtf")) {
        return di_refuse(refusal, DI_REASON_NOT_DOCX_RTF, NULL, "a Rich Text Format file");
    }
    if (is_html(head)) {
        return di_refuse(refusal, DI_REASON_NOT_DOCX_HTML, NULL, "a web page");
    }
    if (holds(head, "<pkg:package") || holds(head, "<w:wordDocument")) {
        return di_refuse(refusal, DI_REASON_NOT_DOCX, NULL, "a Word document in one XML file");
    }
    return di_refuse(refusal, DI_REASON_NOT_DOCX, NULL, "it does not begin as a Word document does");
}

enum di_status di_sniff(int fd, uint64_t size, struct di_refusal *refusal, struct di_error *error)
{
    struct head head;
    ssize_t count = di_source_read_at(fd, 0, head.bytes, sizeof head.bytes);

    if (count < 0) {
        return di_fail(error, errno, "cannot read the document");
    }
    head.size = (size_t)count;
    if (head.size == 0) {
        return di_refuse(refusal, DI_REASON_DAMAGED, NULL, "the file is empty");
    }
    if (begins(head.bytes, head.size, zip_local)) {
        return DI_OK;
    }
    if (begins(head.bytes, head.size, zip_end)) {
        return di_refuse(refusal, DI_REASON_NOT_DOCX, NULL, "an empty ZIP archive");
    }
    if (begins(head.bytes, head.size, compound)) {
        return di_sniff_compound(fd, size, refusal, error);
    }
    if (is_all_zero(&head)) {
        return di_refuse(refusal, DI_REASON_DAMAGED, NULL, "the file begins with nothing but zeros");
    }
    return refuse_text(&head, refusal);
}
