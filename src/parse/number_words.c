/*
 * Numbers in English words. Word takes the language of the text; this is the one that such lists are made in.
 */
#include "number_format_parts.h"

#define WORDS_END 1000000

/* 1st, 2nd, 3rd, 4th; 11th, 12th, 13th. */
void di_write_ordinal(const struct di_number_format *format, long number, struct di_buffer *out)
{
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    bool is_teen = number / 10 % 10 == 1;

    di_write_decimal(format, number, out);
    di_buffer_text(out, !is_teen && number > 0 && number % 10 < 4 ? endings[number % 10] : "th");
}

static const struct {
    const char *cardinal, *ordinal;
} words[] = {{"zero", "zeroth"},         {"one", "first"},           {"two", "second"},
             {"three", "third"},         {"four", "fourth"},         {"five", "fifth"},
             {"six", "sixth"},           {"seven", "seventh"},       {"eight", "eighth"},
             {"nine", "ninth"},          {"ten", "tenth"},           {"eleven", "eleventh"},
             {"twelve", "twelfth"},      {"thirteen", "thirteenth"}, {"fourteen", "fourteenth"},
             {"fifteen", "fifteenth"},   {"sixteen", "sixteenth"},   {"seventeen", "seventeenth"},
             {"eighteen", "eighteenth"}, {"nineteen", "nineteenth"}},
  tens[] = {{"", ""},
            {"", ""},
            {"twenty", "twentieth"},
            {"thirty", "thirtieth"},
            {"forty", "fortieth"},
            {"fifty", "fiftieth"},
            {"sixty", "sixtieth"},
            {"seventy", "seventieth"},
            {"eighty", "eightieth"},
            {"ninety", "ninetieth"}};

/* 1 to 999; only the last word of a number is ordinal. */
static void write_below_thousand(long number, bool is_ordinal, struct di_buffer *out)
{
    if (number >= 100) {
        di_buffer_printf(out, "%s hundred", words[number / 100].cardinal);
        number %= 100;
        if (number == 0) {
            di_buffer_text(out, is_ordinal ? "th" : "");
            return;
        }
        di_buffer_char(out, ' ');
    }
    if (number >= 20) {
        bool is_last = number % 10 == 0;

        di_buffer_text(out, is_ordinal && is_last ? tens[number / 10].ordinal : tens[number / 10].cardinal);
        if (is_last) {
            return;
        }
        di_buffer_char(out, '-');
        number %= 10;
    }
    di_buffer_text(out, is_ordinal ? words[number].ordinal : words[number].cardinal);
}

/* "Twenty-one", with a capital, as a list begins its items. */
static void write_words(const struct di_number_format *format, long number, bool is_ordinal, struct di_buffer *out)
{
    size_t start = out->size;

    if (number < 1 || number >= WORDS_END) {
        di_write_decimal(format, number, out);
        return;
    }
    if (number >= 1000) {
        write_below_thousand(number / 1000, false, out);
        di_buffer_text(out, " thousand");
        number %= 1000;
        di_buffer_text(out, number > 0 ? " " : is_ordinal ? "th" : "");
    }
    if (number > 0) {
        write_below_thousand(number, is_ordinal, out);
    }
    if (out->size > start) {
        out->data[start] = (char)(out->data[start] - 'a' + 'A');
    }
}

void di_write_cardinal_words(const struct di_number_format *format, long number, struct di_buffer *out)
{
    write_words(format, number, false, out);
}

void di_write_ordinal_words(const struct di_number_format *format, long number, struct di_buffer *out)
{
    write_words(format, number, true, out);
}
