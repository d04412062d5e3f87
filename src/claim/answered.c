#include "docintake/claim.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "docintake/fd.h"
#include "spool.h"

/* The text of a link: RULES/SHELF/ID. */
#define TEXT_BYTES (DI_RULES_BYTES + DI_SHELF_BYTES + DI_CLAIM_ID_BYTES)

static int open_agency(const struct di_spool *spool, const char *agency)
{
    return openat(spool->answered_fd, agency, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static int is_entry(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

_Static_assert(DI_RULES_BYTES > 16 && DI_SHELF_BYTES > 15 && DI_CLAIM_ID_BYTES > 29, "as many as parse takes");

/* Takes a link's text apart; false where it is none of ours. */
static bool parse(const char *text, char ret_rules[DI_RULES_BYTES], struct di_answered *ret_answered)
{
    return sscanf(text, "%16[0-9a-f]/%15[a-z]/%29s", ret_rules, ret_answered->shelf, ret_answered->id) == 3 &&
           di_claim_id_valid(ret_answered->id);
}

bool di_answered_find(const struct di_spool *spool, const struct di_record *record, const char *rules,
                      struct di_answered *ret_answered)
{
    DI_AUTO_FD folder_fd = open_agency(spool, record->agency);
    char text[TEXT_BYTES] = "", known[DI_RULES_BYTES] = "";

    if (folder_fd < 0 || readlinkat(folder_fd, record->sha256, text, sizeof text - 1) < 0) {
        return false;
    }
    if (parse(text, known, ret_answered) && strcmp(known, rules) == 0 &&
        spool->taken(spool->context, record->agency, ret_answered->id)) {
        return true;
    }
    unlinkat(folder_fd, record->sha256, 0); /* other rules, or an answer that has been cleared away */
    return false;
}

/* The names in a folder of spool/answered; NULL and none where it cannot be listed. */
static struct dirent **list(int folder_fd, size_t *ret_count)
{
    struct dirent **entries = NULL;
    int count = scandirat(folder_fd, ".", &entries, is_entry, NULL);

    *ret_count = count > 0 ? (size_t)count : 0;
    return entries;
}

static void sweep_agency(const struct di_spool *spool, const char *agency)
{
    DI_AUTO_FD folder_fd = open_agency(spool, agency);
    size_t n_entries = 0;
    struct dirent **entries = folder_fd >= 0 ? list(folder_fd, &n_entries) : NULL;

    for (size_t i = 0; i < n_entries; i++) {
        char text[TEXT_BYTES] = "", rules[DI_RULES_BYTES];
        struct di_answered answered;

        if (readlinkat(folder_fd, entries[i]->d_name, text, sizeof text - 1) >= 0 &&
            !(parse(text, rules, &answered) && spool->taken(spool->context, agency, answered.id))) {
            unlinkat(folder_fd, entries[i]->d_name, 0);
        }
    }
    spool_free_list(entries, n_entries);
    unlinkat(spool->answered_fd, agency, AT_REMOVEDIR); /* unless there is something in it */
}

void di_answered_sweep(const struct di_spool *spool)
{
    size_t n_agencies;
    struct dirent **agencies = list(spool->answered_fd, &n_agencies);

    for (size_t i = 0; i < n_agencies; i++) {
        sweep_agency(spool, agencies[i]->d_name);
    }
    spool_free_list(agencies, n_agencies);
}

void di_answered_note(const struct di_spool *spool, const struct di_record *record, const char *rules,
                      const struct di_answered *answered)
{
    struct di_answered earlier;
    char text[TEXT_BYTES];
    DI_AUTO_FD folder_fd = -1;

    if (di_answered_find(spool, record, rules, &earlier)) {
        return; /* two of the same came together: the first one stands */
    }
    if (mkdirat(spool->answered_fd, record->agency, 0700) != 0 && errno != EEXIST) {
        return;
    }
    folder_fd = open_agency(spool, record->agency);
    snprintf(text, sizeof text, "%s/%s/%s", rules, answered->shelf, answered->id);
    if (folder_fd >= 0) {
        int ignored = symlinkat(text, folder_fd, record->sha256); /* without it the same bytes are judged anew */

        (void)ignored;
    }
}
