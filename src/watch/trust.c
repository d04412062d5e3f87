#include "trust.h"

#include <limits.h>
#include <linux/magic.h>
#include <string.h>
#include <sys/vfs.h>

/*
 * File systems on which others than this machine can change files, or that do not tell. overlayfs is not one: what is
 * changed through the mount is told, and to change the layers below a mount is forbidden (Documentation/filesystems/
 * overlayfs.rst of the kernel).
 */
static const struct {
    unsigned long magic;
    const char *reason;
} untold[] = {
    {NFS_SUPER_MAGIC, "it lies on NFS"},     {SMB_SUPER_MAGIC, "it lies on SMB"},
    {CIFS_SUPER_MAGIC, "it lies on CIFS"},   {SMB2_SUPER_MAGIC, "it lies on SMB"},
    {FUSE_SUPER_MAGIC, "it lies on FUSE"},   {V9FS_MAGIC, "it lies on 9P"},
    {AFS_SUPER_MAGIC, "it lies on AFS"},     {AFS_FS_MAGIC, "it lies on AFS"},
    {CODA_SUPER_MAGIC, "it lies on Coda"},   {CEPH_SUPER_MAGIC, "it lies on Ceph"},
    {OCFS2_SUPER_MAGIC, "it lies on OCFS2"}, {0x01161970, "it lies on GFS2"},
    {0x0BD00BD0, "it lies on Lustre"},       {0x47504653, "it lies on GPFS"},
    {0x786F4256, "it lies on vboxsf"},
};

static const char *denied_by_file_system(int fd)
{
    struct statfs status;

    if (fstatfs(fd, &status) != 0) {
        return "its file system is unknown";
    }
    for (size_t i = 0; i < sizeof untold / sizeof *untold; i++) {
        if ((unsigned long)status.f_type == untold[i].magic) {
            return untold[i].reason;
        }
    }
    return NULL;
}

/* The agency of a folder, as claim.h has it: the first step of its path, "-" for the inbox itself. */
static void agency_of(const char *path, char ret_agency[NAME_MAX + 1])
{
    size_t length = strcspn(path, "/");

    if (length == 0 || length > NAME_MAX) {
        path = "-";
        length = 1;
    }
    memcpy(ret_agency, path, length);
    ret_agency[length] = '\0';
}

const char *trust_denied(const struct di_watch_options *options, const struct probe *probe, const char *path, int fd,
                         dev_t device)
{
    char agency[NAME_MAX + 1];

    agency_of(path, agency);
    if (di_patterns_match(&options->polled, agency)) {
        return "the settings say so";
    }
    if (probe->deaf && probe->device == device) {
        return "the self-test of the watch has failed"; /* no setting makes the deaf hear */
    }
    return di_patterns_match(&options->watched, agency) ? NULL : denied_by_file_system(fd);
}
