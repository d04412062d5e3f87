/* pack_fixture NAME FILE: writes a fixture as the DOCX file that the tests read; for scripts and for looking at it. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "docintake/fd.h"
#include "support/pack.h"

int main(int argc, char **argv)
{
    DI_AUTO_FD from = argc == 3 ? di_pack_fixture(argv[1]) : -1;
    DI_AUTO_FD to = argc == 3 ? open(argv[2], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644) : -1;
    struct stat info;

    if (argc != 3) {
        fprintf(stderr, "usage: pack_fixture NAME FILE\n");
        return 2;
    }
    if (to < 0 || fstat(from, &info) != 0 || sendfile(to, from, NULL, (size_t)info.st_size) != info.st_size) {
        perror(argv[2]);
        return 3;
    }
    return 0;
}
