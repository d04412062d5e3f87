#include <stdio.h>
#include <string.h>

#include "docintake/limits.h"
#include "intake/cases.h"
#include "intake/configured.h"

static void refuse(const char *text, const char *message)
{
    configured_refuse(text, "conf", message);
}

START_TEST(an_empty_file_gives_the_defaults)
{
    struct di_config *config = configured_load("# nothing\n");

    ck_assert_str_eq(config->root, "/srv/docintake");
    ck_assert_int_eq(config->language, DI_LANGUAGE_ZH);
    ck_assert_ptr_null(config->contact);
    ck_assert_uint_eq(config->settle_seconds, 5);
    ck_assert_uint_eq(config->incomplete_seconds, 60);
    ck_assert_uint_eq(config->limit_seconds, 3600);
    ck_assert_uint_eq(config->scan_seconds, 30);
    ck_assert_uint_eq(config->ignore.count, 0);
    ck_assert_uint_eq(config->polled.count, 0);
    ck_assert_uint_eq(config->watched.count, 0);
    ck_assert_uint_eq(config->marked.count, 0);
    ck_assert(!config->refuse_hard_links);
    ck_assert_uint_eq(config->open_seconds, 300);
    ck_assert_uint_eq(config->reader_seconds, DI_LIMIT_READER_SECONDS);
    ck_assert_uint_eq(config->reader_memory_mib, 256);
    ck_assert_uint_ge(config->reader_parallel, 1);
    ck_assert_int_eq(config->reader_lock, DI_LOCK_UNSET);
    ck_assert_uint_eq(config->free_mib, 128);
    ck_assert_uint_eq(config->free_inodes, 1024);
    ck_assert_uint_eq(config->file_mode, 0660);
    ck_assert_uint_eq(config->folder_mode, 0770);
    di_config_free(config);
}
END_TEST

START_TEST(every_key_can_be_set)
{
    struct di_config *config = configured_load("\xEF\xBB\xBF[general]\n"
                                               "root = /data/reports\n"
                                               "language = en\n"
                                               "contact = 政务公开办 0432-6000000\n"
                                               "[inbox]\n"
                                               "settle_seconds=1\n"
                                               "incomplete_seconds = 2\n"
                                               "limit_seconds = 3\n"
                                               "scan_seconds = 4\n"
                                               "ignore = *.bak  draft*\n"
                                               "    草稿*\n"
                                               "polled = far* -\n"
                                               "watched = near\n"
                                               "marked = *\n"
                                               "refuse_hard_links = yes\n"
                                               "open_seconds = 30\n"
                                               "[reader]\n"
                                               "deadline_seconds = 5\n"
                                               "memory_mib = 64\n"
                                               "parallel = 7\n"
                                               "reader_lock = best-effort\n"
                                               "[spool]\n"
                                               "free_mib = 0\n"
                                               "free_inodes = 77\n"
                                               "[outbox]\n"
                                               "file_mode = 0640\n"
                                               "folder_mode = 750\n");

    ck_assert_str_eq(config->root, "/data/reports");
    ck_assert_int_eq(config->language, DI_LANGUAGE_EN);
    ck_assert_str_eq(config->contact, "政务公开办 0432-6000000");
    ck_assert_uint_eq(config->settle_seconds, 1);
    ck_assert_uint_eq(config->incomplete_seconds, 2);
    ck_assert_uint_eq(config->limit_seconds, 3);
    ck_assert_uint_eq(config->scan_seconds, 4);
    ck_assert_uint_eq(config->ignore.count, 3);
    ck_assert_str_eq(config->ignore.patterns[0], "*.bak");
    ck_assert_str_eq(config->ignore.patterns[1], "draft*");
    ck_assert_str_eq(config->ignore.patterns[2], "草稿*");
    ck_assert_uint_eq(config->polled.count, 2);
    ck_assert_str_eq(config->polled.patterns[1], "-");
    ck_assert_uint_eq(config->watched.count, 1);
    ck_assert_uint_eq(config->marked.count, 1);
    ck_assert(config->refuse_hard_links);
    ck_assert_uint_eq(config->open_seconds, 30);
    ck_assert_str_eq(config->watched.patterns[0], "near");
    ck_assert_uint_eq(config->reader_seconds, 5);
    ck_assert_uint_eq(config->reader_memory_mib, 64);
    ck_assert_uint_eq(config->reader_parallel, 7);
    ck_assert_int_eq(config->reader_lock, DI_LOCK_BEST_EFFORT);
    ck_assert_uint_eq(config->free_mib, 0);
    ck_assert_uint_eq(config->free_inodes, 77);
    ck_assert_uint_eq(config->file_mode, 0640);
    ck_assert_uint_eq(config->folder_mode, 0750);
    di_config_free(config);
}
END_TEST

START_TEST(mistakes_are_told_with_their_line)
{
    refuse("[general]\nlangauge = zh\n", "2: there is no key “langauge” in the section [general]");
    refuse("[inbox]\nrefuse_hard_links = maybe\n", "2: refuse_hard_links must be yes or no, not “maybe”");
    refuse("[inbox]\nroot = /x\n", "2: there is no key “root” in the section [inbox]");
    refuse("root = /x\n", "1: there is no key “root” in the section []");
    refuse("[general]\n\n# x\nlanguage = de\n", "4: language must be zh or en, not “de”");
    refuse("[reader]\nreader_lock = no\n", "2: reader_lock must be required or best-effort, not “no”");
    refuse("[general]\nroot = data\n", "2: root must be an absolute path, not “data”");
    refuse("[general]\nroot =\n", "2: root must be an absolute path, not “”");
    refuse("[inbox]\nsettle_seconds = 1\nsettle_seconds = 2\n",
           "3: settle_seconds is given twice, or its value goes on in another line");
    refuse("[general]\ncontact = one\n  two\n", "3: contact is given twice, or its value goes on in another line");
    refuse("[general]\nlanguage\n", "2: neither a section, nor a key with its value, nor a comment");
    refuse("[general\nlanguage = zh\n", "1: neither a section, nor a key with its value, nor a comment");
    refuse("[general]\ncontact = \xB1\xA8\n", "2: the line is not UTF-8");
    refuse("[inbox]\nlimit_seconds = 0\nx = y\n", "2: limit_seconds must be a whole number from 1 to 604800, not “0”");
}
END_TEST

START_TEST(numbers_are_whole_and_in_their_range)
{
    static const char *const wrong[] = {
        "0", "3601", "-1", "+5", "5s", "0x5", "5.", "1e2", "five", "", "99999999999999999999"};
    struct di_config *config;

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char text[100], message[200];

        snprintf(text, sizeof text, "[inbox]\nsettle_seconds = %s\n", wrong[i]);
        snprintf(message, sizeof message, "2: settle_seconds must be a whole number from 1 to 3600, not “%s”",
                 wrong[i]);
        refuse(text, message);
    }
    config = configured_load("[inbox]\nsettle_seconds = 3600\n");
    ck_assert_uint_eq(config->settle_seconds, 3600);
    di_config_free(config);
}
END_TEST

START_TEST(numbers_end_at_their_bounds)
{
    static const struct {
        const char *section, *key;
        unsigned least, most;
    } bounds[] = {
        {"inbox", "settle_seconds", 1, 3600},         {"inbox", "incomplete_seconds", 1, 86400},
        {"inbox", "open_seconds", 1, 86400},          {"inbox", "limit_seconds", 1, 604800},
        {"inbox", "scan_seconds", 1, 3600},           {"reader", "deadline_seconds", 1, 3600},
        {"reader", "memory_mib", 64, 65536},          {"reader", "parallel", 1, 32},
        {"spool", "free_mib", 0, 1024 * 1024 * 1024}, {"spool", "free_inodes", 0, 1024 * 1024 * 1024},
    };

    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        const unsigned good[] = {bounds[i].least, bounds[i].most}, bad[] = {bounds[i].least - 1, bounds[i].most + 1};

        for (size_t j = bounds[i].least > 0 ? 0 : 1; j < 2; j++) {
            char text[100], message[200];

            snprintf(text, sizeof text, "[%s]\n%s = %u\n", bounds[i].section, bounds[i].key, good[j]);
            di_config_free(configured_load(text));
            snprintf(text, sizeof text, "[%s]\n%s = %u\n", bounds[i].section, bounds[i].key, bad[j]);
            snprintf(message, sizeof message, "2: %s must be a whole number from %u to %u, not “%u”", bounds[i].key,
                     bounds[i].least, bounds[i].most, bad[j]);
            refuse(text, message);
        }
    }
}
END_TEST

START_TEST(modes_are_octal_and_leave_us_in)
{
    refuse("[outbox]\nfile_mode = 0668\n", "2: file_mode must be an octal mode from 0400 to 0777, not “0668”");
    refuse("[outbox]\nfile_mode = 02660\n", "2: file_mode must be an octal mode from 0400 to 0777, not “02660”");
    refuse("[outbox]\nfolder_mode = 0077\n", "2: folder_mode must be an octal mode from 0700 to 0777, not “0077”");
}
END_TEST

/* Bytes of a line without its end; inih reads into 200 bytes. */
static void line_of(char *text, size_t bytes)
{
    size_t start = (size_t)sprintf(text, "[general]\ncontact = ");
    size_t used = sizeof "contact = " - 1;

    memset(text + start, 'x', bytes - used);
    strcpy(text + start + bytes - used, "\n");
}

START_TEST(a_line_that_is_too_long_is_not_cut)
{
    struct di_config *config;
    char text[400];

    line_of(text, 198);
    config = configured_load(text);
    ck_assert_uint_eq(strlen(config->contact), 188);
    di_config_free(config);
    line_of(text, 199);
    refuse(text, "2: the line is longer than 198 bytes");
}
END_TEST

START_TEST(a_file_that_was_asked_for_must_be_there)
{
    struct di_error error = DI_ERROR_NONE;
    struct di_config *config = NULL;

    ck_assert_int_eq(di_config_load("/nonexistent/conf", &config, &error), DI_FAILED);
    ck_assert_str_eq(error.text, "cannot open /nonexistent/conf: No such file or directory");
}
END_TEST

/* The file that is installed: with every "#key" made "key" it is a configuration, and says the defaults. */
START_TEST(the_installed_file_names_every_key_with_its_default)
{
    struct di_config *config, *defaults = di_config_default();
    FILE *file = fopen(DI_TEST_CONFIG, "re");
    char line[300], text[12000] = "";

    ck_assert_ptr_nonnull(file);
    while (fgets(line, sizeof line, file) != NULL) {
        bool key = line[0] == '#' && line[1] >= 'a' && line[1] <= 'z' && strstr(line, " =\n") == NULL;

        strcat(text, key ? line + 1 : line);
    }
    fclose(file);
    config = configured_load(text);
    ck_assert_str_eq(config->root, defaults->root);
    ck_assert_int_eq(config->language, defaults->language);
    ck_assert_uint_eq(config->settle_seconds, defaults->settle_seconds);
    ck_assert_uint_eq(config->incomplete_seconds, defaults->incomplete_seconds);
    ck_assert_uint_eq(config->limit_seconds, defaults->limit_seconds);
    ck_assert_uint_eq(config->scan_seconds, defaults->scan_seconds);
    ck_assert_uint_eq(config->reader_seconds, defaults->reader_seconds);
    ck_assert_uint_eq(config->reader_memory_mib, defaults->reader_memory_mib);
    ck_assert_uint_eq(config->file_mode, defaults->file_mode);
    ck_assert_uint_eq(config->folder_mode, defaults->folder_mode);
    di_config_free(config);
    di_config_free(defaults);
}
END_TEST

TCase *config_cases(void)
{
    TCase *cases = tcase_create("config");

    tcase_add_checked_fixture(cases, configured_set_up, configured_tear_down);
    tcase_add_test(cases, an_empty_file_gives_the_defaults);
    tcase_add_test(cases, every_key_can_be_set);
    tcase_add_test(cases, mistakes_are_told_with_their_line);
    tcase_add_test(cases, numbers_are_whole_and_in_their_range);
    tcase_add_test(cases, numbers_end_at_their_bounds);
    tcase_add_test(cases, modes_are_octal_and_leave_us_in);
    tcase_add_test(cases, a_line_that_is_too_long_is_not_cut);
    tcase_add_test(cases, a_file_that_was_asked_for_must_be_there);
    tcase_add_test(cases, the_installed_file_names_every_key_with_its_default);
    return cases;
}
