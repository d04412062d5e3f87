#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>

#include "docintake/fd.h"
#include "docintake/language.h"
#include "docintake/limits.h"

#define GRAMMAR_NAME "form.rng"

struct grammar {
    struct di_buffer text; /* the schema points into it */
    xmlRelaxNGPtr schema;
};

/* A message of libxml2, without the line feed at its end. */
static int length_of(const char *message)
{
    return message != NULL ? (int)strcspn(message, "\n") : 0;
}

/* The start tag as it is written, but for its name spaces: <rule id="B1" class="LAYOUT">. */
static void write_tag(const xmlNode *element, struct di_buffer *out)
{
    di_buffer_printf(out, "<%s", (const char *)element->name);
    for (const xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next) {
        const char *value = attribute->children != NULL ? (const char *)attribute->children->content : "";

        di_buffer_printf(out, " %s%s=\"%s\"", attribute->ns != NULL ? "xml:" : "", (const char *)attribute->name,
                         value != NULL ? value : "");
    }
    di_buffer_text(out, ">");
}

/* Where attributes are at fault, libxml2 names the element but points to a child of it. */
static const xmlNode *element_at_fault(xmlErrorPtr fault)
{
    const xmlNode *node = fault->node;

    if (fault->code == XML_RELAXNG_ERR_ATTRVALID && fault->str1 != NULL && node != NULL && node->parent != NULL &&
        strcmp((const char *)node->parent->name, fault->str1) == 0) {
        node = node->parent;
    }
    return node != NULL && node->type == XML_ELEMENT_NODE ? node : NULL;
}

/*
 * libxml2 says "failed to validate attributes" and not which: the tag is shown, so that its author sees it. What it
 * says of no place only repeats what it says of one.
 */
static void complain_of_grammar(void *context, xmlErrorPtr fault)
{
    const xmlNode *element = element_at_fault(fault);
    DI_AUTO_BUFFER tag = DI_BUFFER_EMPTY;
    unsigned line = fault->line > 0 ? (unsigned)fault->line : 0;

    if (element == NULL && line == 0) {
        return;
    }
    if (element != NULL) {
        di_buffer_text(&tag, ": ");
        write_tag(element, &tag);
        line = line > 0 ? line : (unsigned)xmlGetLineNo(element);
    }
    complain(context, line, "%.*s%s", length_of(fault->message), fault->message, di_buffer_string(&tag));
}

static void take_grammar_fault(void *context, xmlErrorPtr fault)
{
    di_fail(context, 0, GRAMMAR_NAME ":%d: %.*s", fault->line, length_of(fault->message), fault->message);
}

static enum di_status compile(struct grammar *grammar, struct di_error *error)
{
    xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewMemParserCtxt(grammar->text.data, (int)grammar->text.size);

    if (parser == NULL) {
        return di_fail_no_memory(error);
    }
    xmlRelaxNGSetParserStructuredErrors(parser, take_grammar_fault, error);
    xmlSetStructuredErrorFunc(error, take_grammar_fault); /* for what is no XML at all */
    grammar->schema = xmlRelaxNGParse(parser);
    xmlSetStructuredErrorFunc(NULL, NULL);
    xmlRelaxNGFreeParserCtxt(parser);
    return grammar->schema != NULL ? DI_OK : di_fail(error, 0, GRAMMAR_NAME ": cannot be used");
}

enum di_status grammar_open(int folder_fd, struct grammar **ret_grammar, struct di_error *error)
{
    DI_AUTO_FD fd = openat(folder_fd, GRAMMAR_NAME, O_RDONLY | O_CLOEXEC);
    struct grammar *grammar;

    if (fd < 0) {
        return di_fail(error, errno, "cannot open " GRAMMAR_NAME " beside the forms");
    }
    grammar = calloc(1, sizeof *grammar);
    if (grammar == NULL) {
        return di_fail_no_memory(error);
    }
    if (di_fd_read_all(fd, DI_LIMIT_FORM_BYTES, &grammar->text, GRAMMAR_NAME, error) != DI_OK ||
        compile(grammar, error) != DI_OK) {
        grammar_free(grammar);
        return DI_FAILED;
    }
    *ret_grammar = grammar;
    return DI_OK;
}

void grammar_free(struct grammar *grammar)
{
    if (grammar != NULL) {
        xmlRelaxNGFree(grammar->schema);
        di_buffer_clear(&grammar->text);
        free(grammar);
    }
}

static void refuse_doctype(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    xmlParserCtxtPtr parser = context;

    (void)name;
    (void)external;
    (void)system;
    complain(parser->_private, (unsigned)xmlSAX2GetLineNumber(parser),
             _("a document type declaration (DOCTYPE) is not allowed"));
    xmlStopParser(parser);
}

/* Stopping the parser is reported as a fault of its own, which would only repeat the complaint. */
static void complain_while_parsing(void *context, xmlErrorPtr fault)
{
    if (fault->code != XML_ERR_USER_STOP) {
        complain(context, fault->line > 0 ? (unsigned)fault->line : 0, "%.*s", length_of(fault->message),
                 fault->message);
    }
}

static enum di_status parse(const struct di_buffer *text, struct complaints *complaints, xmlDocPtr *ret_source,
                            struct di_error *error)
{
    const int options = XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_COMPACT;
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    xmlDocPtr source;

    if (parser == NULL) {
        return di_fail_no_memory(error);
    }
    parser->_private = complaints;
    parser->sax->internalSubset = refuse_doctype;
    xmlSetStructuredErrorFunc(complaints, complain_while_parsing);
    source = xmlCtxtReadMemory(parser, di_buffer_string(text), (int)text->size, NULL, NULL, options);
    xmlSetStructuredErrorFunc(NULL, NULL);
    xmlFreeParserCtxt(parser);
    if (source == NULL && complaints->count == 0) {
        return di_fail_no_memory(error);
    }
    if (complaints->count > 0) {
        xmlFreeDoc(source);
        return DI_REFUSED;
    }
    *ret_source = source;
    return DI_OK;
}

static enum di_status keep_to_grammar(const struct grammar *grammar, xmlDocPtr source, struct complaints *complaints,
                                      struct di_error *error)
{
    xmlRelaxNGValidCtxtPtr validator = xmlRelaxNGNewValidCtxt(grammar->schema);
    int outcome;

    if (validator == NULL) {
        return di_fail_no_memory(error);
    }
    xmlRelaxNGSetValidStructuredErrors(validator, complain_of_grammar, complaints);
    outcome = xmlRelaxNGValidateDoc(validator, source);
    xmlRelaxNGFreeValidCtxt(validator);
    if (outcome < 0) {
        return di_fail(error, 0, "%s: cannot be checked against " GRAMMAR_NAME, complaints->file_name);
    }
    if (outcome > 0 && complaints->count == 0) {
        complain(complaints, 0, _("this is not a form as form.rng describes it"));
    }
    return outcome == 0 ? DI_OK : DI_REFUSED;
}

enum di_status source_read(const struct grammar *grammar, int fd, struct complaints *complaints, xmlDocPtr *ret_source,
                           struct di_error *error)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;
    xmlDocPtr source = NULL;
    enum di_status status = di_fd_read_all(fd, DI_LIMIT_FORM_BYTES, &text, complaints->file_name, error);

    if (status == DI_OK) {
        status = parse(&text, complaints, &source, error);
    }
    if (status != DI_OK) {
        return status;
    }
    status = keep_to_grammar(grammar, source, complaints, error);
    if (status != DI_OK) {
        xmlFreeDoc(source);
        return status;
    }
    *ret_source = source;
    return DI_OK;
}
