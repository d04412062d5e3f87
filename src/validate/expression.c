#include "docintake/expression.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

struct di_expression_context {
    xmlXPathContextPtr xpath;
};

struct di_expression {
    xmlXPathCompExprPtr compiled;
    xmlXPathContextPtr xpath; /* of the context, which outlives it */
};

/* What the functions of one evaluation share, as the XPath context's user data. */
struct evaluation {
    const struct di_expression_cells *cells;
    bool open;
    char fault[DI_EXPRESSION_FAULT_BYTES];
};

/* libxml2 ends its messages with a line feed, and would print them where nobody took them. */
static void take_fault(void *context, xmlErrorPtr fault)
{
    struct evaluation *evaluation = context;
    const char *message = fault->message != NULL ? fault->message : "";

    if (evaluation->fault[0] == '\0') {
        snprintf(evaluation->fault, sizeof evaluation->fault, "%.*s", (int)strcspn(message, "\n"), message);
    }
}

/* Some messages of libxml2's XPath bypass the context's handler; the fault itself is seen all the same. */
static void swallow(void *context, const char *message, ...)
{
    (void)context;
    (void)message;
}

/* Takes the arguments ('row'[, 'column']) off the stack. False where there are others. */
static bool pop_cell(xmlXPathParserContextPtr parser, int count, xmlChar **ret_row, xmlChar **ret_column)
{
    if (count != 1 && count != 2) {
        xmlXPathSetArityError(parser);
        return false;
    }
    *ret_column = count == 2 ? xmlXPathPopString(parser) : NULL;
    *ret_row = xmlXPathPopString(parser);
    if (*ret_row == NULL || (count == 2 && *ret_column == NULL)) {
        xmlFree(*ret_row);
        xmlFree(*ret_column);
        xmlXPathSetTypeError(parser);
        return false;
    }
    return true;
}

static void return_number(xmlXPathParserContextPtr parser, int count,
                          bool (*read)(void *context, const char *row, const char *column, double *ret_number))
{
    struct evaluation *evaluation = parser->context->userData;
    xmlChar *row, *column;
    double number = NAN;

    if (!pop_cell(parser, count, &row, &column)) {
        return;
    }
    if (!read(evaluation->cells->context, (const char *)row, (const char *)column, &number)) {
        evaluation->open = true;
    }
    xmlFree(row);
    xmlFree(column);
    xmlXPathReturnNumber(parser, number);
}

static void function_cell(xmlXPathParserContextPtr parser, int count)
{
    const struct evaluation *evaluation = parser->context->userData;

    return_number(parser, count, evaluation->cells->number);
}

static void function_previous(xmlXPathParserContextPtr parser, int count)
{
    const struct evaluation *evaluation = parser->context->userData;

    return_number(parser, count, evaluation->cells->previous);
}

static void function_column(xmlXPathParserContextPtr parser, int count)
{
    const struct evaluation *evaluation = parser->context->userData;

    if (count != 0) {
        xmlXPathSetArityError(parser);
        return;
    }
    xmlXPathReturnString(parser, xmlStrdup((const xmlChar *)evaluation->cells->column(evaluation->cells->context)));
}

static void function_written(xmlXPathParserContextPtr parser, int count)
{
    struct evaluation *evaluation = parser->context->userData;
    xmlChar *row, *column, *text;

    if (!pop_cell(parser, count, &row, &column)) {
        return;
    }
    text = xmlStrdup(
        (const xmlChar *)evaluation->cells->text(evaluation->cells->context, (const char *)row, (const char *)column));
    xmlFree(row);
    xmlFree(column);
    xmlXPathReturnString(parser, text);
}

static bool register_functions(xmlXPathContextPtr xpath)
{
    return xmlXPathRegisterFunc(xpath, (const xmlChar *)"cell", function_cell) == 0 &&
           xmlXPathRegisterFunc(xpath, (const xmlChar *)"previous", function_previous) == 0 &&
           xmlXPathRegisterFunc(xpath, (const xmlChar *)"column", function_column) == 0 &&
           xmlXPathRegisterFunc(xpath, (const xmlChar *)"written", function_written) == 0;
}

struct di_expression_context *di_expression_context_new(void)
{
    struct di_expression_context *context = calloc(1, sizeof *context);

    if (context == NULL) {
        return NULL;
    }
    context->xpath = xmlXPathNewContext(NULL);
    if (context->xpath == NULL || !register_functions(context->xpath)) {
        di_expression_context_free(context);
        return NULL;
    }
    context->xpath->error = take_fault;
    return context;
}

void di_expression_context_free(struct di_expression_context *context)
{
    if (context != NULL) {
        xmlXPathFreeContext(context->xpath);
        free(context);
    }
}

enum di_status di_expression_compile(struct di_expression_context *context, const char *text,
                                     struct di_expression **ret_expression, char ret_fault[DI_EXPRESSION_FAULT_BYTES],
                                     struct di_error *error)
{
    struct evaluation evaluation = {0};
    struct di_expression *expression = calloc(1, sizeof *expression);

    if (expression == NULL) {
        return di_fail_no_memory(error);
    }
    expression->xpath = context->xpath;
    expression->xpath->userData = &evaluation;
    xmlSetGenericErrorFunc(NULL, swallow);
    expression->compiled = xmlXPathCtxtCompile(expression->xpath, (const xmlChar *)text);
    xmlSetGenericErrorFunc(NULL, NULL);
    expression->xpath->userData = NULL;
    if (expression->compiled == NULL) {
        snprintf(ret_fault, DI_EXPRESSION_FAULT_BYTES, "%s",
                 evaluation.fault[0] != '\0' ? evaluation.fault : "not XPath");
        di_expression_free(expression);
        return DI_REFUSED;
    }
    *ret_expression = expression;
    return DI_OK;
}

void di_expression_free(struct di_expression *expression)
{
    if (expression != NULL) {
        xmlXPathFreeCompExpr(expression->compiled);
        free(expression);
    }
}

/* Free the value with xmlXPathFreeObject. */
static enum di_status evaluate(const struct di_expression *expression, struct evaluation *evaluation,
                               xmlXPathObjectPtr *ret_value, struct di_error *error)
{
    xmlXPathObjectPtr value;

    expression->xpath->userData = evaluation;
    xmlSetGenericErrorFunc(NULL, swallow);
    value = xmlXPathCompiledEval(expression->compiled, expression->xpath);
    xmlSetGenericErrorFunc(NULL, NULL);
    expression->xpath->userData = NULL;
    if (value == NULL) {
        return di_fail(error, 0, "an expression of the form cannot be computed%s%s",
                       evaluation->fault[0] != '\0' ? ": " : "", evaluation->fault);
    }
    *ret_value = value;
    return DI_OK;
}

enum di_status di_expression_test(const struct di_expression *expression, const struct di_expression_cells *cells,
                                  enum di_truth *ret_truth, struct di_error *error)
{
    struct evaluation evaluation = {.cells = cells};
    xmlXPathObjectPtr value;
    enum di_status status = evaluate(expression, &evaluation, &value, error);

    if (status != DI_OK) {
        return status;
    }
    *ret_truth = evaluation.open ? DI_OPEN : xmlXPathCastToBoolean(value) ? DI_TRUE : DI_FALSE;
    xmlXPathFreeObject(value);
    return DI_OK;
}

/* XPath itself would write 999999999999999 as 9.99999999999999e+14. */
static char *write_value(struct di_arena *arena, xmlXPathObjectPtr value)
{
    xmlChar *text;
    char *copy;

    if (value->type == XPATH_NUMBER && value->floatval == floor(value->floatval)) {
        return di_arena_printf(arena, "%.0f", value->floatval);
    }
    text = xmlXPathCastToString(value);
    copy = text != NULL ? di_arena_strdup(arena, (const char *)text) : NULL;
    xmlFree(text);
    return copy;
}

enum di_status di_expression_text(const struct di_expression *expression, const struct di_expression_cells *cells,
                                  struct di_arena *arena, const char **ret_text, struct di_error *error)
{
    struct evaluation evaluation = {.cells = cells};
    xmlXPathObjectPtr value;
    enum di_status status = evaluate(expression, &evaluation, &value, error);
    char *text;

    if (status != DI_OK) {
        return status;
    }
    text = write_value(arena, value);
    xmlXPathFreeObject(value);
    if (text == NULL) {
        return di_fail_no_memory(error);
    }
    *ret_text = text;
    return DI_OK;
}
