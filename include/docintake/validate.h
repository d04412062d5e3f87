/*
 * validate.h - the rules of a form, checked on what was recognised.
 *
 * Rules are of two sorts. Relations stand in the form: sums and subsets of its rows and columns, further sums,
 * asserts, phrases. Checks stand in C, one file and one row of the table in validate.c each, and take part where a
 * form has a rule that names them:
 *
 *   whole-numbers     no value below zero; whole numbers but in decimal rows            not-whole, negative, too-fine
 *   empty-groups      a group row carries no number                                     group-has-number
 *   table-year        the year in the table's heading is the report's                   table-year
 *   table-agency      the table's agency is the report's                                table-agency
 *   years-agree       the report states its year, and all statements agree              year-missing, years-differ,
 *                                                                                       year-mentioned
 *   period-whole      the figures are those of the report's year, where it says so      period
 *   dates-sensible    dates exist, lie behind the year, and not in the future           date-impossible, date-early,
 *                                                                                       date-future
 *   in-time           it came until the day that the office has set                      late
 *   on-roster         its agency owes a report, and the folder is its own               agency-unknown, agency-folder
 *   agency-named      the report names its agency, and the names agree                  agency-missing, agencies-differ
 *   sections-present  the required sections are there and not empty                     section-missing, section-empty,
 *                                                                                       section-untitled,
 *                                                                                       sections-unmarked
 *   form-fits-year    the form is that of the report's year                             form-year
 *   table-present     the table is there as a table, with all its rows                  row-missing
 *   cell-states       text where a number belongs; all blank; some blank                cell-text, table-blank,
 *                                                                                       cells-blank, number-too-long,
 *                                                                                       too-fine
 *   rule-makers       an agency that makes no 规章 counts none                          rule-makers
 *   narrative-agrees  numbers of the narrative that restate a cell agree with it        narrative-differs
 *   remains           what belongs to writing the report was taken out of it            changes-left, comments-left
 *   template-remains  nothing of a template was left in the text                          template-left
 *   other-agency      no other agency stands where the one that reports should            other-agency
 *   personal-data     no identity numbers, mobile numbers or named applicants             personal-data
 */
#ifndef DOCINTAKE_VALIDATE_H
#define DOCINTAKE_VALIDATE_H

#include <stdbool.h>

#include "docintake/circumstances.h"
#include "docintake/document.h"
#include "docintake/error.h"
#include "docintake/form.h"
#include "docintake/report.h"

/*
 * Appends the findings of every rule of form to report, and counts report->checks.relations_... The document is the one
 * from which the report was recognised, for what reading met in it (its remarks).
 */
enum di_status di_validate(const struct di_form *form, const struct di_document *document,
                           const struct di_circumstances *circumstances, struct di_report *report,
                           struct di_error *error);

/* The check of this name is known: for the loader of forms. */
bool di_validate_has_check(const char *name);

#endif
