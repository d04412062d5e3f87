#include "forms/small.h"

#include <fcntl.h>
#include <string.h>

#include "docintake/buffer.h"
#include "docintake/fd.h"
#include "docintake/forms.h"
#include "support/scratch.h"
#include "support/suite.h"

static const char form[] =
    "<form xmlns='urn:docintake:form:1' id='small' version='2' first-year='2014' last-year='2018'>\n"    /* 1 */
    "<name xml:lang='zh'>小表</name><name xml:lang='en'>Small form</name><authority>无</authority>\n"    /* 2 */
    "<rules>\n"                                                                                          /* 3 */
    "<rule id='B1' class='LAYOUT'><name xml:lang='zh'>和</name><name xml:lang='en'>sum</name></rule>\n"  /* 4 */
    "<rule id='B6' class='DEF'><name xml:lang='zh'>其中</name><name xml:lang='en'>part</name></rule>\n"  /* 5 */
    "<rule id='B11' class='PLAUS'><name xml:lang='zh'>等</name><name xml:lang='en'>same</name></rule>\n" /* 6 */
    "<rule id='R6' class='DEF' severity='warning' check='cell-states'><name xml:lang='zh'>填写</name>"
    "<name xml:lang='en'>filled</name></rule>\n"                                                          /* 7 */
    "<rule id='R7' class='PLAUS'><name xml:lang='zh'>正文</name><name xml:lang='en'>text</name></rule>\n" /* 8 */
    "</rules>\n"                                                                                          /* 9 */
    "<sections><section role='requests' required='true'><name xml:lang='zh'>申请</name>"
    "<name xml:lang='en'>requests</name><title>申请 情况</title><part>依申请</part></section></sections>\n" /* 10 */
    "<table id='main' section='requests'>\n"                                                                /* 11 */
    "<heading><field id='main.year' kind='year'/><field id='main.agency' kind='agency' label='填报单位（盖章）'/>"
    "</heading>\n"                                                                                      /* 12 */
    "<columns><group id='all' label='全部'><column id='count' label='统计数'/></group></columns>\n"     /* 13 */
    "<rows>\n"                                                                                          /* 14 */
    "<row id='1' label='一、情况' unit='—' type='group'>\n"                                             /* 15 */
    "<row id='1.1' label='（一） 收到申请数（不含咨询）' unit='件' sum='B1'>\n"                         /* 16 */
    "<row id='1.1.1' label='1.当面申请数' brief='当面' unit='件'><known>现场 申请数</known></row>\n"    /* 17 */
    "<row id='1.1.2' label='2.传真申请数' unit='件'/>\n"                                                /* 18 */
    "<row id='1.1a' label='其中：网络申请数' unit='件' subset='B6'/>\n"                                 /* 19 */
    "</row>\n"                                                                                          /* 20 */
    "<row id='1.2' label='（二）费用' unit='万元' type='decimal' places='4' signed='true'/>\n"          /* 21 */
    "</row></rows>\n"                                                                                   /* 22 */
    "<footer><field id='main.date' kind='date' label='填报日期'><known>日期</known></field></footer>\n" /* 23 */
    "</table>\n"                                                                                        /* 24 */
    "<relations>\n"                                                                                     /* 25 */
    "<sum rule='B1' table='main' total='1.1a' parts='1.1.1 1.1.2'/>\n"                                  /* 26 */
    "<subset rule='B6' table='main' whole='1.1' parts='1.1.1 1.1.2'/>\n"                                /* 27 */
    "<assert rule='B11' table='main' test=\"cell('1.1') = cell('1.2', 'count')\">\n"                    /* 28 */
    "<message xml:lang='zh'>收到 <value-of select=\"cell('1.1')\"/> 件\n  不等。</message>\n"           /* 29-30 */
    "<message xml:lang='en'>received <value-of select=\"written('1.1')\"/></message>\n"                 /* 31 */
    "<advice xml:lang='zh'>核对</advice><advice xml:lang='en'>check</advice></assert>\n"                /* 32 */
    "</relations>\n"                                                                                    /* 33 */
    "<narrative unless='累计'><let name='none' pattern='(?:未|没有)'/><let name='got' pattern='{none}收到'/>\n" /* 34 */
    "<phrase rule='R7' table='main' cell='1.1' column='count' section='requests' unless='其中'>\n"              /* 35 */
    "<name xml:lang='zh'>收到</name><name xml:lang='en'>received</name>\n"                                      /* 36 */
    "<pattern>收到{n}件</pattern>\n"                                                                            /* 37 */
    "<pattern>受理{n}件</pattern></phrase>\n"                                                                   /* 38 */
    "<phrase rule='R7' table='main' cell='1.1' column='count' means='0'>\n"                                     /* 39 */
    "<name xml:lang='zh'>收到</name><name xml:lang='en'>received</name><pattern>{got}</pattern></phrase>\n"     /* 40 */
    "</narrative></form>\n";                                                                                    /* 41 */

static void take(void *context, const char *file_name, unsigned line, const char *text)
{
    struct di_buffer *complaints = context;

    (void)file_name;
    di_buffer_printf(complaints, "%s%u: %s", complaints->size > 0 ? "\n" : "", line, text);
}

static void copy_grammar(const struct di_scratch *scratch)
{
    DI_AUTO_BUFFER grammar = DI_BUFFER_EMPTY;
    DI_AUTO_FD fd = open(DI_TEST_FORMS "/form.rng", O_RDONLY | O_CLOEXEC);

    ck_assert(di_fd_read_all(fd, 1 << 20, &grammar, "form.rng", NULL) == DI_OK);
    di_scratch_write(scratch, "form.rng", grammar.data, grammar.size);
}

/* Loads a folder with this form alone; *ret_forms is NULL where that fails. */
static void load(const char *file_name, const char *text, struct di_buffer *complaints, struct di_forms **ret_forms)
{
    struct di_error error = DI_ERROR_NONE;
    struct di_scratch scratch;

    di_scratch_make(&scratch);
    copy_grammar(&scratch);
    di_scratch_put(&scratch, file_name, text);
    *ret_forms = NULL;
    if (di_forms_load(scratch.fd, take, complaints, ret_forms, &error) == DI_FAILED) {
        ck_assert_msg(di_error_is_set(&error), "%s", di_buffer_string(complaints));
    }
    di_scratch_remove(&scratch);
}

const char *small_complaints_of(const char *file_name, const char *text)
{
    static struct di_buffer complaints;
    struct di_forms *forms;

    di_buffer_truncate(&complaints, 0);
    load(file_name, text, &complaints, &forms);
    ck_assert_msg((forms != NULL) == (complaints.size == 0), "%s", di_buffer_string(&complaints));
    di_forms_free(forms);
    return di_buffer_string(&complaints);
}

const char *small_complaints(const char *from, const char *to)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;
    const char *place = strstr(form, from);

    ck_assert_msg(place != NULL, "the small form has no %s", from);
    di_buffer_append(&text, form, (size_t)(place - form));
    di_buffer_text(&text, to);
    di_buffer_text(&text, place + strlen(from));
    return small_complaints_of("small.xml", di_buffer_string(&text));
}

struct di_forms *small_forms(void)
{
    DI_AUTO_BUFFER complaints = DI_BUFFER_EMPTY;
    struct di_forms *forms;

    load("small.xml", form, &complaints, &forms);
    ck_assert_msg(forms != NULL, "%s", di_buffer_string(&complaints));
    return forms;
}
