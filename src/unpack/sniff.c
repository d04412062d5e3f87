#include "sniff.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include "end_record.h"
#include "source.h"

#define HEAD_BYTES 4096

static const char zip_local[] = "PK\3\4", zip_end[] = "PK\5\6", compound[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
                  byte_order_mark[] = "\xEF\xBB\xBF";

/* Kinds told by bytes at a fixed place, as they are sent by mistake. */
static const struct {
    size_t at;
    const char *bytes;
    enum di_reason reason;
    const char *what;
} kinds[] = {
    {0, "{\\rtf", DI_REASON_NOT_DOCX_RTF, "a Rich Text Format file"},
    {0, "\xDB\xA5", DI_REASON_OLD_DOC, "a Word 2 document"},
    {0, "\xDC\xA5", DI_REASON_OLD_DOC, "a Word 6 document"},
    {0, "\x1F\x8B", DI_REASON_NOT_DOCX, "a gzip archive"},
    {0, "BZh", DI_REASON_NOT_DOCX, "a bzip2 archive"},
    {0,
     "\xFD"
     "7zXZ",
     DI_REASON_NOT_DOCX, "an xz archive"},
    {0, "7z\xBC\xAF\x27\x1C", DI_REASON_NOT_DOCX, "a 7z archive"},
    {0, "Rar!\x1A\7", DI_REASON_NOT_DOCX, "a RAR archive"},
    {257, "ustar", DI_REASON_NOT_DOCX, "a tar archive"},
    {0, "\x89PNG", DI_REASON_NOT_DOCX, "a picture (PNG)"},
    {0, "\xFF\xD8\xFF", DI_REASON_NOT_DOCX, "a picture (JPEG)"},
    {0, "GIF8", DI_REASON_NOT_DOCX, "a picture (GIF)"},
};

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

/* UTF-16 as ASCII: without byte order mark and NULs. Of what else stands in it nothing is asked. */
static void narrow(struct head *head)
{
    size_t kept = 0;

    if (!begins(head->bytes, head->size, "\xFF\xFE") && !begins(head->bytes, head->size, "\xFE\xFF")) {
        return;
    }
    for (size_t at = 2; at < head->size; at++) {
        if (head->bytes[at] != '\0') {
            head->bytes[kept++] = head->bytes[at];
        }
    }
    head->size = kept;
}

/* A web page, or the "single file web page" (MHTML) that Word and WPS save too, whose headers come in any order. */
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
    return holds(head, "http://www.w3.org/1999/xhtml") || holds(head, "\nMIME-Version:");
}

static bool is_all_zero(const struct head *head)
{
    return head->size > 0 && head->bytes[0] == '\0' && memcmp(head->bytes, head->bytes + 1, head->size - 1) == 0;
}

/* DI_OK where it is nothing that is known. */
static enum di_status refuse_known(struct head *head, struct di_refusal *refusal)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (head->size > kinds[i].at && begins(head->bytes + kinds[i].at, head->size - kinds[i].at, kinds[i].bytes)) {
            return di_refuse(refusal, kinds[i].reason, NULL, "%s", kinds[i].what);
        }
    }
    narrow(head);
    if (holds(head, "%PDF-")) { /* readers take it anywhere in the first kilobyte */
        return di_refuse(refusal, DI_REASON_NOT_DOCX_PDF, NULL, "a PDF file");
    }
    if (is_html(head)) {
        return di_refuse(refusal, DI_REASON_NOT_DOCX_HTML, NULL, "a web page");
    }
    if (holds(head, "<pkg:package") || holds(head, "<w:wordDocument")) {
        return di_refuse(refusal, DI_REASON_NOT_DOCX, NULL, "a Word document in one XML file");
    }
    return DI_OK;
}

/* Something unknown, which an archive may follow: a warning of the server that it came from, or a self-extractor. */
static enum di_status look_behind(const struct head *head, int fd, uint64_t size, struct di_refusal *refusal,
                                  struct di_error *error)
{
    struct di_end_record record;
    struct di_tail tail;
    bool is_found = false;
    enum di_status status = di_tail_read(&tail, fd, size, error);

    if (status == DI_OK) {
        status = di_end_record_find(&tail, &record, &is_found, error);
    }
    if (status != DI_OK || is_found) {
        return status;
    }
    if (begins(head->bytes, head->size, zip_end)) {
        return di_refuse(refusal, DI_REASON_NOT_DOCX, NULL, "an empty ZIP archive");
    }
    return di_refuse(refusal, DI_REASON_NOT_DOCX, NULL, "it does not begin as a Word document does");
}

enum di_status di_sniff(int fd, uint64_t size, struct di_refusal *refusal, struct di_error *error)
{
    struct head head;
    enum di_status status;
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
    if (begins(head.bytes, head.size, compound)) {
        return di_sniff_compound(fd, size, refusal, error);
    }
    if (is_all_zero(&head)) {
        return di_refuse(refusal, DI_REASON_DAMAGED, NULL, "the file begins with nothing but zeros");
    }
    status = refuse_known(&head, refusal);
    return status == DI_OK ? look_behind(&head, fd, size, refusal, error) : status;
}
