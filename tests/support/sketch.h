/*
 * sketch.h - a document drawn as text, for tests of what is made of a document.
 *
 *   青禾市林业局2017年政府信息公开年度报告      a paragraph; \n inside it is a line break
 *   # 概述                                      a paragraph with heading level 1; ## level 2…
 *   [一、] 概述                                 a paragraph with an automatic number
 *   | 指标 | 单位 | 统计数 |                    a row of a table; the rows below it belong to the same table
 *   | 填报单位 | < | ^ |                        < is merged with the cell to its left, ^ with the one above
 *   >| a | b |                                  a row of a table nested in the last cell of the row above it
 *   ![picture]  ![object]  ![chart]             what stands between paragraphs without text
 *   @header 青禾市林业局                        a paragraph of the page header
 *
 * Lines without text set tables apart and are no paragraphs. Places are counted as in place.h.
 */
#ifndef DOCINTAKE_TEST_SKETCH_H
#define DOCINTAKE_TEST_SKETCH_H

#include "docintake/document.h"

/* Never NULL: fails the test where memory runs out. The document lives in the arena. */
struct di_document *di_sketch(struct di_arena *arena, const char *text);

/* The text of fixtures/sketches/NAME.txt. Fails the test where it cannot be read. */
char *di_sketch_fixture(struct di_arena *arena, const char *name);

#endif
