/*
 * arithmetic.h - additions as people write them: "当面 3 ＋ 传真 0 ＋ 网络 12 ＋ 信函 4 ＝ 19".
 */
#ifndef DOCINTAKE_VALIDATE_ARITHMETIC_H
#define DOCINTAKE_VALIDATE_ARITHMETIC_H

#include "addition.h"
#include "docintake/buffer.h"

/* The totals, or the parts, with what they come to where that is not said by one number alone; of many, those that
 * are 0 are left out. */
void arithmetic_side(const struct addition *addition, bool totals, struct di_buffer *out);

/* The names of the totals, or parts, as in "本年新收 ＋ 上年结转". */
void arithmetic_names(const struct addition *addition, bool totals, struct di_buffer *out);

/* The names of the blanks: "传真、信函". */
void arithmetic_blanks(const struct addition *addition, struct di_buffer *out);

/* What the addition is about: its total, or where it has several, the column or row in which it is made. NULL: arena
 * failed. */
const char *arithmetic_label(const struct validation *validation, const struct addition *addition);

/* The whole of it: "总计 20，应等于 当面 3 ＋ 传真 0 ＋ 网络 12 ＋ 信函 4 ＝ 19，差 1", in each language. */
void arithmetic_sentence(const struct validation *validation, const struct addition *addition, struct di_buffer *zh,
                         struct di_buffer *en);

#endif
