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
    if (folder_fd >= 0 && symlinkat(text, folder_fd, record->sha256) != 0) {
        return; /* the same bytes are judged anew the next time, and nothing worse */
    }
}
