#include <string.h>
#include <strings.h>

#include "package_parts.h"

#define MEDIA_TYPE_BYTES 64

static bool is_word_file(const struct di_package_part *part)
{
    static const char *const endings[] = {".docx", ".doc", ".docm", ".wps"};
    const char *dot = strrchr(part->key, '.');

    for (size_t i = 0; dot != NULL && i < sizeof endings / sizeof *endings; i++) {
        if (strcmp(dot, endings[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The first bytes of a part, as a string; "" where they cannot be unpacked. */
static enum di_status read_beginning(struct di_package *package, struct di_package_part *part,
                                     char text[MEDIA_TYPE_BYTES], struct di_error *error)
{
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_unpacking unpacking;
    size_t size = 0;
    enum di_status status = di_unpacking_open(&unpacking, &package->archive, part, &refusal, error);

    if (status == DI_OK) {
        status = di_unpacking_read(&unpacking, text, MEDIA_TYPE_BYTES - 1, &size, &refusal, error);
    }
    text[status == DI_OK ? size : 0] = '\0';
    di_unpacking_close(&unpacking);
    return status == DI_FAILED ? DI_FAILED : DI_OK;
}

/* OpenDocument, part 3, 3.3: the media type is in a part of its own. */
static enum di_status refuse_open_document(struct di_package *package, struct di_package_part *media_type,
                                           struct di_refusal *refusal, struct di_error *error)
{
    static const char root[] = "application/vnd.oasis.opendocument.";
    char text[MEDIA_TYPE_BYTES];

    if (read_beginning(package, media_type, text, error) != DI_OK) {
        return DI_FAILED;
    }
    if (strncmp(text, root, strlen(root)) == 0 && strncmp(text + strlen(root), "text", strlen("text")) != 0) {
        return di_refuse(refusal, DI_REASON_NOT_DOCX, NULL, "an OpenDocument file (%s)", text + strlen(root));
    }
    return di_refuse(refusal, DI_REASON_NOT_DOCX_ODT, NULL, "an OpenDocument file");
}

enum di_status di_package_refuse_kind(struct di_package *package, struct di_refusal *refusal, struct di_error *error)
{
    const struct di_archive *archive = &package->archive;
    struct di_package_part *media_type = di_archive_find(archive, "mimetype");

    for (size_t i = 0; i < archive->n_parts; i++) {
        if (archive->parts[i].content == DI_CONTENT_EXCEL) {
            return di_refuse(refusal, DI_REASON_NOT_DOCX_XLSX, NULL, "an Excel workbook");
        }
        if (archive->parts[i].content == DI_CONTENT_POWERPOINT) {
            return di_refuse(refusal, DI_REASON_NOT_DOCX, NULL, "a PowerPoint presentation");
        }
    }
    if (media_type != NULL && di_archive_find(archive, "content.xml") != NULL) {
        return refuse_open_document(package, media_type, refusal, error);
    }
    if (di_archive_find(archive, "ofd.xml") != NULL) {
        return di_refuse(refusal, DI_REASON_NOT_DOCX, NULL, "an OFD document");
    }
    for (size_t i = 0; i < archive->n_parts; i++) {
        if (is_word_file(&archive->parts[i])) {
            return di_refuse(refusal, DI_REASON_NOT_DOCX, NULL, "a ZIP archive in which the document lies packed: %s",
                             archive->parts[i].name);
        }
    }
    return di_refuse(refusal, DI_REASON_NOT_DOCX, NULL, "a ZIP archive without a Word document in it");
}
