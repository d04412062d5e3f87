/*
 * words.h - the names of WordprocessingML and its neighbours that mean something to the parser.
 */
#ifndef DOCINTAKE_PARSE_WORDS_H
#define DOCINTAKE_PARSE_WORDS_H

#include "docintake/xml.h"

/* DI_WORD(symbol, space, local name). An attribute may share the word of an element of the same name. */
#define DI_WORDS                                                                                                       \
    DI_WORD(DOCUMENT, W, "document")                                                                                   \
    DI_WORD(BODY, W, "body")                                                                                           \
    DI_WORD(HDR, W, "hdr")                                                                                             \
    DI_WORD(FTR, W, "ftr")                                                                                             \
    DI_WORD(FOOTNOTES, W, "footnotes")                                                                                 \
    DI_WORD(FOOTNOTE, W, "footnote")                                                                                   \
    DI_WORD(ENDNOTES, W, "endnotes")                                                                                   \
    DI_WORD(ENDNOTE, W, "endnote")                                                                                     \
    DI_WORD(P, W, "p")                                                                                                 \
    DI_WORD(PPR, W, "pPr")                                                                                             \
    DI_WORD(SECT_PR, W, "sectPr")                                                                                      \
    DI_WORD(PSTYLE, W, "pStyle")                                                                                       \
    DI_WORD(OUTLINE_LVL, W, "outlineLvl")                                                                              \
    DI_WORD(NUM_PR, W, "numPr")                                                                                        \
    DI_WORD(ILVL, W, "ilvl")                                                                                           \
    DI_WORD(NUM_ID, W, "numId")                                                                                        \
    DI_WORD(ABSTRACT_NUM, W, "abstractNum")                                                                            \
    DI_WORD(ABSTRACT_NUM_ID, W, "abstractNumId")                                                                       \
    DI_WORD(STYLE_LINK, W, "styleLink")                                                                                \
    DI_WORD(NUM_STYLE_LINK, W, "numStyleLink")                                                                         \
    DI_WORD(NUM, W, "num")                                                                                             \
    DI_WORD(LVL, W, "lvl")                                                                                             \
    DI_WORD(LVL_OVERRIDE, W, "lvlOverride")                                                                            \
    DI_WORD(START_OVERRIDE, W, "startOverride")                                                                        \
    DI_WORD(START, W, "start")                                                                                         \
    DI_WORD(FORMAT, W, "format")                                                                                       \
    DI_WORD(NUM_FMT, W, "numFmt")                                                                                      \
    DI_WORD(LVL_RESTART, W, "lvlRestart")                                                                              \
    DI_WORD(IS_LGL, W, "isLgl")                                                                                        \
    DI_WORD(LVL_TEXT, W, "lvlText")                                                                                    \
    DI_WORD(R, W, "r")                                                                                                 \
    DI_WORD(RPR, W, "rPr")                                                                                             \
    DI_WORD(RSTYLE, W, "rStyle")                                                                                       \
    DI_WORD(VANISH, W, "vanish")                                                                                       \
    DI_WORD(T, W, "t")                                                                                                 \
    DI_WORD(TAB, W, "tab")                                                                                             \
    DI_WORD(PTAB, W, "ptab")                                                                                           \
    DI_WORD(BR, W, "br")                                                                                               \
    DI_WORD(CR, W, "cr")                                                                                               \
    DI_WORD(NO_BREAK_HYPHEN, W, "noBreakHyphen")                                                                       \
    DI_WORD(SOFT_HYPHEN, W, "softHyphen")                                                                              \
    DI_WORD(SYM, W, "sym")                                                                                             \
    DI_WORD(SYM_EX, SYMEX, "symEx")                                                                                    \
    DI_WORD(SYM_EX_CHAR, SYMEX, "char")                                                                                \
    DI_WORD(CHAR, W, "char")                                                                                           \
    DI_WORD(FLD_CHAR, W, "fldChar")                                                                                    \
    DI_WORD(FLD_CHAR_TYPE, W, "fldCharType")                                                                           \
    DI_WORD(FLD_SIMPLE, W, "fldSimple")                                                                                \
    DI_WORD(FLD_DATA, W, "fldData")                                                                                    \
    DI_WORD(INSTR_TEXT, W, "instrText")                                                                                \
    DI_WORD(DEL_INSTR_TEXT, W, "delInstrText")                                                                         \
    DI_WORD(DEL_TEXT, W, "delText")                                                                                    \
    DI_WORD(INS, W, "ins")                                                                                             \
    DI_WORD(DEL, W, "del")                                                                                             \
    DI_WORD(MOVE_FROM, W, "moveFrom")                                                                                  \
    DI_WORD(MOVE_TO, W, "moveTo")                                                                                      \
    DI_WORD(HYPERLINK, W, "hyperlink")                                                                                 \
    DI_WORD(SMART_TAG, W, "smartTag")                                                                                  \
    DI_WORD(SMART_TAG_PR, W, "smartTagPr")                                                                             \
    DI_WORD(CUSTOM_XML, W, "customXml")                                                                                \
    DI_WORD(CUSTOM_XML_PR, W, "customXmlPr")                                                                           \
    DI_WORD(SDT, W, "sdt")                                                                                             \
    DI_WORD(SDT_PR, W, "sdtPr")                                                                                        \
    DI_WORD(SDT_CONTENT, W, "sdtContent")                                                                              \
    DI_WORD(DIR, W, "dir")                                                                                             \
    DI_WORD(BDO, W, "bdo")                                                                                             \
    DI_WORD(RUBY, W, "ruby")                                                                                           \
    DI_WORD(RUBY_BASE, W, "rubyBase")                                                                                  \
    DI_WORD(TBL, W, "tbl")                                                                                             \
    DI_WORD(TR, W, "tr")                                                                                               \
    DI_WORD(TR_PR, W, "trPr")                                                                                          \
    DI_WORD(GRID_BEFORE, W, "gridBefore")                                                                              \
    DI_WORD(GRID_AFTER, W, "gridAfter")                                                                                \
    DI_WORD(TC, W, "tc")                                                                                               \
    DI_WORD(TC_PR, W, "tcPr")                                                                                          \
    DI_WORD(GRID_SPAN, W, "gridSpan")                                                                                  \
    DI_WORD(V_MERGE, W, "vMerge")                                                                                      \
    DI_WORD(H_MERGE, W, "hMerge")                                                                                      \
    DI_WORD(CELL_INS, W, "cellIns")                                                                                    \
    DI_WORD(CELL_DEL, W, "cellDel")                                                                                    \
    DI_WORD(DRAWING, W, "drawing")                                                                                     \
    DI_WORD(PICT, W, "pict")                                                                                           \
    DI_WORD(OBJECT, W, "object")                                                                                       \
    DI_WORD(TXBX_CONTENT, W, "txbxContent")                                                                            \
    DI_WORD(ALT_CHUNK, W, "altChunk")                                                                                  \
    DI_WORD(SUB_DOC, W, "subDoc")                                                                                      \
    DI_WORD(COMMENT_REFERENCE, W, "commentReference")                                                                  \
    DI_WORD(STYLE, W, "style")                                                                                         \
    DI_WORD(STYLE_ID, W, "styleId")                                                                                    \
    DI_WORD(TYPE, W, "type")                                                                                           \
    DI_WORD(DEFAULT, W, "default")                                                                                     \
    DI_WORD(DOC_DEFAULTS, W, "docDefaults")                                                                            \
    DI_WORD(RPR_DEFAULT, W, "rPrDefault")                                                                              \
    DI_WORD(NAME, W, "name")                                                                                           \
    DI_WORD(BASED_ON, W, "basedOn")                                                                                    \
    DI_WORD(VAL, W, "val")                                                                                             \
    DI_WORD(ALTERNATE_CONTENT, MC, "AlternateContent")                                                                 \
    DI_WORD(CHOICE, MC, "Choice")                                                                                      \
    DI_WORD(FALLBACK, MC, "Fallback")                                                                                  \
    DI_WORD(MATH, M, "oMath")                                                                                          \
    DI_WORD(MATH_PARAGRAPH, M, "oMathPara")                                                                            \
    DI_WORD(MATH_TEXT, M, "t")                                                                                         \
    DI_WORD(PICTURE, PIC, "pic")                                                                                       \
    DI_WORD(CHART, C, "chart")                                                                                         \
    DI_WORD(DIAGRAM, DGM, "relIds")                                                                                    \
    DI_WORD(IMAGE_DATA, V, "imagedata")

enum di_word {
    WORD_UNKNOWN,
#define DI_WORD(symbol, space, local) WORD_##symbol,
    DI_WORDS
#undef DI_WORD
        WORD_COUNT
};

extern const struct di_xml_vocabulary di_words;

/* The attribute w:val. */
static inline bool di_word_value(const struct di_xml_element *element, struct di_xml_value *ret_value)
{
    return di_xml_attribute(element, WORD_VAL, ret_value);
}

/* w:val as a number; fallback where there is none or it is no number. */
int di_word_number(const struct di_xml_element *element, int fallback);

/* A toggle property (17.17.4): on unless w:val says otherwise. */
bool di_word_on(const struct di_xml_element *element);

#endif
