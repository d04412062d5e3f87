#include <string.h>

#include "cases.h"

#define EXTERNAL(type, target)                                                                                         \
    "<Relationship TargetMode='External' Type='" SCHEMA "officeDocument/2006/relationships/" type "' Target='" target  \
    "'/>"
#define WORD_ML "application/vnd.openxmlformats-officedocument.wordprocessingml."

/* A package of content types, package relationships and some parts, each "<a/>". NULL leaves the first two out. */
static struct outcome open_package(const char *types, const char *relationships, const char *const *names, size_t count)
{
    struct di_craft entries[8];
    size_t n = 0;

    if (types != NULL) {
        entries[n++] = (struct di_craft){.name = "[Content_Types].xml", .bytes = types};
    }
    if (relationships != NULL) {
        entries[n++] = (struct di_craft){.name = "_rels/.rels", .bytes = relationships};
    }
    for (size_t i = 0; i < count; i++) {
        entries[n++] = (struct di_craft){.name = names[i], .bytes = "<a/>"};
    }
    return open_entries(entries, n);
}

static void check_main(const char *types, const char *relationships, const char *expected)
{
    static const char *const names[] = {"word/document.xml", "Text/Main part.xml", "other.xml"};
    struct outcome outcome = open_package(types, relationships, names, COUNT(names));

    ck_assert_msg(outcome.status == DI_OK, "%s %s", outcome.refusal.part, outcome.refusal.detail);
    ck_assert_str_eq(outcome.main_part, expected);
}

START_TEST(the_relationship_names_the_main_part)
{
    const char *types = TYPES(OVERRIDE("/word/document.xml", WORD_TYPE) OVERRIDE("/text/main%20part.xml", WORD_TYPE));
    static const char *const targets[] = {
        RELATIONSHIP("officeDocument", "Text/Main part.xml"),
        RELATIONSHIP("officeDocument", "/Text/Main%20part.xml"),
        RELATIONSHIP("officeDocument", "./x/../text/MAIN%20PART.xml"),
        RELATIONSHIP("officeDocument", "..\\text\\main part.xml"),
        "<Relationship Type='" STRICT "officeDocument/relationships/officeDocument' Target='Text/Main part.xml'/>",
        (RELATIONSHIP("officeDocument", "gone.xml") RELATIONSHIP("officeDocument", "Text/Main part.xml")),
        (RELATIONSHIP("extended-properties", "other.xml") RELATIONSHIP("officeDocument", "Text/Main part.xml")),
        (EXTERNAL("officeDocument", "word/document.xml") RELATIONSHIP("officeDocument", "Text/Main part.xml")),
    };

    for (size_t i = 0; i < COUNT(targets); i++) {
        DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

        di_buffer_printf(&text, RELATIONSHIPS("%s"), targets[i]);
        check_main(types, text.data, "Text/Main part.xml");
    }
}
END_TEST

START_TEST(without_a_relationship_the_content_type_does)
{
    check_main(TYPES(OVERRIDE("/Text/Main part.xml", WORD_TYPE)), NULL, "Text/Main part.xml");
    check_main(TYPES(OVERRIDE("/Text/Main part.xml", WORD_TYPE)), RELATIONSHIPS(""), "Text/Main part.xml");
}
END_TEST

START_TEST(without_content_types_the_relationship_does)
{
    check_main(NULL, RELATIONSHIPS(RELATIONSHIP("officeDocument", "word/document.xml")), "word/document.xml");
}
END_TEST

START_TEST(documents_and_templates_are_word)
{
    static const char *const types[] = {
        WORD_TYPE,
        (WORD_ML "template.main+xml"),
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
        "APPLICATION/VND.MS-WORD.DOCUMENT.MACROENABLED.MAIN+XML",
    };

    for (size_t i = 0; i < COUNT(types); i++) {
        DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

        di_buffer_printf(&text, TYPES("<Override PartName='/other.xml' ContentType='%s'/>"), types[i]);
        check_main(text.data, NULL, "other.xml");
    }
}
END_TEST

START_TEST(packages_of_another_kind)
{
    static const char *const document[] = {"xl/workbook.xml"}, *const odt[] = {"mimetype", "content.xml"};
    const char *relationships = RELATIONSHIPS(RELATIONSHIP("officeDocument", "xl/workbook.xml"));
    const char *excel = TYPES(
        OVERRIDE("/xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"));
    const char *powerpoint = TYPES(OVERRIDE(
        "/xl/workbook.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"));

    ck_assert_uint_eq(open_package(excel, relationships, document, 1).refusal.reason, DI_REASON_NOT_DOCX_XLSX);
    ck_assert_uint_eq(open_package(excel, NULL, document, 1).refusal.reason, DI_REASON_NOT_DOCX_XLSX);
    ck_assert_uint_eq(open_package(powerpoint, relationships, document, 1).refusal.reason, DI_REASON_NOT_DOCX);
    ck_assert_uint_eq(open_package(NULL, NULL, odt, 2).refusal.reason, DI_REASON_NOT_DOCX_ODT);
    ck_assert_uint_eq(open_package(NULL, NULL, document, 1).refusal.reason, DI_REASON_NOT_DOCX);
}
END_TEST

START_TEST(a_missing_main_part_is_damage)
{
    static const char *const names[] = {"other.xml"};
    struct outcome outcome =
        open_package(TYPES(""), RELATIONSHIPS(RELATIONSHIP("officeDocument", "/word/document.xml")), names, 1);

    ck_assert_uint_eq(outcome.refusal.reason, DI_REASON_DAMAGED);
    ck_assert_str_eq(outcome.refusal.part, "word/document.xml");
}
END_TEST

START_TEST(a_main_part_outside_is_damage)
{
    static const char *const names[] = {"word/document.xml"};
    struct outcome outcome = open_package(TYPES(OVERRIDE("/word/document.xml", WORD_TYPE)),
                                          RELATIONSHIPS(EXTERNAL("officeDocument", "word/document.xml")), names, 1);

    ck_assert_uint_eq(outcome.refusal.reason, DI_REASON_DAMAGED);
    ck_assert_str_eq(outcome.refusal.part, "_rels/.rels");
}
END_TEST

/* The checksum is compared at the end of a part, and its XML may make no sense before. */
START_TEST(damage_comes_before_what_it_made_of_the_xml)
{
    const struct di_craft garbled[] = {ORDINARY, {.name = "word/document.xml", .bytes = "<a>&</b> ", .checksum = 1}},
                          whole[] = {ORDINARY, {.name = "word/document.xml", .bytes = "<a>&</b> "}},
                          empty[] = {ORDINARY, {.name = "word/document.xml", .bytes = ""}};
    struct outcome outcome = open_entries(garbled, COUNT(garbled));

    ck_assert_uint_eq(outcome.refusal.reason, DI_REASON_DAMAGED);
    ck_assert_str_eq(outcome.refusal.part, "word/document.xml");
    ck_assert_uint_eq(open_entries(whole, COUNT(whole)).refusal.reason, DI_REASON_MALFORMED_XML);
    outcome = open_entries(empty, COUNT(empty));
    ck_assert_uint_eq(outcome.refusal.reason, DI_REASON_MALFORMED_XML);
    ck_assert_str_eq(outcome.refusal.detail, "the part is empty");
}
END_TEST

START_TEST(archives_of_another_kind)
{
    static const struct {
        struct di_craft entries[2];
        enum di_reason reason;
        const char *detail;
    } archives[] = {
        {{{.name = "mimetype", .bytes = "application/vnd.oasis.opendocument.text"},
          {.name = "content.xml", .bytes = "<a/>"}},
         DI_REASON_NOT_DOCX_ODT,
         "an OpenDocument file"},
        {{{.name = "mimetype", .bytes = "application/vnd.oasis.opendocument.spreadsheet"},
          {.name = "content.xml", .bytes = "<a/>"}},
         DI_REASON_NOT_DOCX,
         "an OpenDocument file (spreadsheet)"},
        {{{.name = "OFD.xml", .bytes = "<a/>"}, {.name = "Doc_0/Document.xml", .bytes = "<a/>"}},
         DI_REASON_NOT_DOCX,
         "an OFD document"},
        {{{.name = "a.jpg", .bytes = "a"}, {.name = "年报.DOCX", .bytes = "a"}},
         DI_REASON_NOT_DOCX,
         "a ZIP archive in which the document lies packed: 年报.DOCX"},
    };

    for (size_t i = 0; i < COUNT(archives); i++) {
        struct outcome outcome = open_entries(archives[i].entries, 2);

        ck_assert_uint_eq(outcome.refusal.reason, archives[i].reason);
        ck_assert_str_eq(outcome.refusal.detail, archives[i].detail);
    }
}
END_TEST

START_TEST(no_part_may_have_a_document_type)
{
    static const char dtd[] = "<!DOCTYPE a><a/>";
    const struct di_craft unread[] = {
        ORDINARY, {.name = "word/document.xml", .bytes = "<a/>"}, {.name = "docProps/app.xml", .bytes = dtd}};
    const struct di_craft relationships[] = {
        ORDINARY, {.name = "word/document.xml", .bytes = "<a/>"}, {.name = "x/_rels/y.rels", .bytes = dtd}};
    const struct di_craft no_xml[] = {
        {.name = "[Content_Types].xml",
         .bytes =
             TYPES("<Default Extension='txt' ContentType='text/plain'/>" OVERRIDE("/word/document.xml", WORD_TYPE))},
        {.name = "_rels/.rels", .bytes = RELATIONSHIPS(RELATIONSHIP("officeDocument", "word/document.xml"))},
        {.name = "word/document.xml", .bytes = "<a/>"},
        {.name = "a.txt", .bytes = dtd}};
    const struct di_craft content_types[] = {{.name = "[Content_Types].xml", .bytes = dtd}};

    ck_assert_uint_eq(open_entries(unread, COUNT(unread)).refusal.reason, DI_REASON_FORBIDDEN_DTD);
    ck_assert_uint_eq(open_entries(relationships, COUNT(relationships)).refusal.reason, DI_REASON_FORBIDDEN_DTD);
    ck_assert_uint_eq(open_entries(content_types, COUNT(content_types)).refusal.reason, DI_REASON_FORBIDDEN_DTD);
    ck_assert_int_eq(open_entries(no_xml, COUNT(no_xml)).status, DI_OK);
}
END_TEST

/* So many elements of one kind in a part of the package. */
static enum di_status open_with_many(const char *name, const char *before, const char *each, size_t count,
                                     const char *after)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;
    struct di_craft entries[] = {ORDINARY, {.name = "word/document.xml", .bytes = "<a/>"}};

    di_buffer_text(&text, before);
    for (size_t i = 0; i < count; i++) {
        di_buffer_text(&text, each);
    }
    di_buffer_text(&text, after);
    for (size_t i = 0; i < COUNT(entries); i++) {
        entries[i].bytes = strcmp(entries[i].name, name) == 0 ? text.data : entries[i].bytes;
    }
    return open_entries(entries, COUNT(entries)).status;
}

START_TEST(relationships_have_a_limit)
{
    const char *before = "<Relationships xmlns='" SCHEMA "package/2006/relationships'>",
               *each = RELATIONSHIP("officeDocument", "word/document.xml");

    ck_assert_int_eq(open_with_many("_rels/.rels", before, each, DI_LIMIT_RELATIONSHIPS, "</Relationships>"), DI_OK);
    ck_assert_int_eq(open_with_many("_rels/.rels", before, each, DI_LIMIT_RELATIONSHIPS + 1, "</Relationships>"),
                     DI_REFUSED);
}
END_TEST

START_TEST(default_types_have_a_limit)
{
    const char *before = "<Types xmlns='" SCHEMA "package/2006/content-types'>",
               *each = "<Default Extension='x' ContentType='y'/>";

    ck_assert_int_eq(open_with_many("[Content_Types].xml", before, each, DI_LIMIT_DEFAULT_CONTENT_TYPES, "</Types>"),
                     DI_OK);
    ck_assert_int_eq(
        open_with_many("[Content_Types].xml", before, each, DI_LIMIT_DEFAULT_CONTENT_TYPES + 1, "</Types>"),
        DI_REFUSED);
}
END_TEST

TCase *package_cases(void)
{
    TCase *cases = unpack_cases("package");

    tcase_add_test(cases, the_relationship_names_the_main_part);
    tcase_add_test(cases, without_a_relationship_the_content_type_does);
    tcase_add_test(cases, without_content_types_the_relationship_does);
    tcase_add_test(cases, documents_and_templates_are_word);
    tcase_add_test(cases, packages_of_another_kind);
    tcase_add_test(cases, a_missing_main_part_is_damage);
    tcase_add_test(cases, a_main_part_outside_is_damage);
    tcase_add_test(cases, damage_comes_before_what_it_made_of_the_xml);
    tcase_add_test(cases, archives_of_another_kind);
    tcase_add_test(cases, no_part_may_have_a_document_type);
    tcase_add_test(cases, relationships_have_a_limit);
    tcase_add_test(cases, default_types_have_a_limit);
    return cases;
}
