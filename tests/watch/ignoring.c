#include "watch/listening.h"

/* Requirement 12. */
START_TEST(what_is_never_a_report_is_ignored)
{
    static const char *const ignored[] = {
        "~$report.docx",
        "~$\xB1\xA8.docx",
        ".~report.docx",
        ".~lock.report.docx#",
        "~WRD0001.tmp",
        "~wrl0003.TMP",
        "report.docx.tmp",
        "report.docx.part",
        "REPORT.DOCX.PART",
        "report.docx.filepart",
        "report.docx.partial",
        "report.crdownload",
        ".hidden",
        "._report.docx",
        ".DS_Store",
        "Thumbs.db",
        "thumbs.db",
        "desktop.ini",
        "@eaDir",
        ".stfolder",
    };
    static const char *const reports[] = {
        "report.docx",  "REPORT.DOCX",    "report", "report.doc",      "~report.docx",  "$report.docx",
        "report.docx~", "part",           "tmp",    "report.tmp.docx", "\xB1\xA8.docx", "-rf",
        "a.b",          "Thumbs.db.docx",
    };

    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++) {
        ck_assert_msg(di_watch_ignores(&listening.options, ignored[i]), "%s is taken", ignored[i]);
    }
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
        ck_assert_msg(!di_watch_ignores(&listening.options, reports[i]), "%s is ignored", reports[i]);
    }
}
END_TEST

START_TEST(the_administrators_patterns_add_to_the_built_in_ones)
{
    const char *patterns[] = {"*.bak", "Draft*", "\xE8\x8D\x89*"};

    listening.options.ignore = (struct di_patterns){patterns, sizeof patterns / sizeof *patterns};
    ck_assert(di_watch_ignores(&listening.options, "report.BAK"));
    ck_assert(di_watch_ignores(&listening.options, "draft 2.docx"));
    ck_assert(di_watch_ignores(&listening.options, "\xE8\x8D\x89\xE7\xA8\xBF.docx"));
    ck_assert(di_watch_ignores(&listening.options, "~$report.docx"));
    ck_assert(!di_watch_ignores(&listening.options, "report.docx"));
    di_scratch_put(&listening.scratch, "inbox/a.bak", "1");
    di_scratch_folder(&listening.scratch, "inbox/drafts");
    di_scratch_put(&listening.scratch, "inbox/drafts/a", "1");
    scan();
    di_scratch_put(&listening.scratch, "inbox/b.bak", "1");
    di_scratch_put(&listening.scratch, "inbox/drafts/b", "1");
    listen_for(50);
    ck_assert_uint_eq(listening.told.count, 0);
}
END_TEST

TCase *ignoring_cases(void)
{
    TCase *cases = tcase_create("ignoring");

    tcase_add_checked_fixture(cases, listening_set_up, listening_tear_down);
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, what_is_never_a_report_is_ignored);
    tcase_add_test(cases, the_administrators_patterns_add_to_the_built_in_ones);
    return cases;
}
