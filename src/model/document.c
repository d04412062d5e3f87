#include "docintake/document.h"

const char *di_remark_text(enum di_remark_kind kind)
{
    static const char *const texts[DI_REMARK_KINDS] = {
        [DI_REMARK_INSERTED] = "unaccepted insertions are read as text",
        [DI_REMARK_DELETED] = "unaccepted deletions are left out",
        [DI_REMARK_HIDDEN] = "hidden text is left out",
        [DI_REMARK_COMMENT] = "comments are left out",
        [DI_REMARK_IMPORT] = "an imported file is left out",
        [DI_REMARK_SUBDOCUMENT] = "a sub-document is left out",
    };

    return texts[kind];
}
