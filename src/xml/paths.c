#include "paths.h"

_Static_assert(DI_PATHS <= UINT8_MAX, "paths are numbered in 8 bits");

unsigned di_path_into(struct di_paths *paths, unsigned path, unsigned name)
{
    unsigned inner = paths->paths[path].inner;

    while (inner != DI_PATH_UNKNOWN && paths->paths[inner].name != name) {
        inner = paths->paths[inner].next;
    }
    if (inner == DI_PATH_UNKNOWN && paths->n_paths < DI_PATHS) {
        inner = ++paths->n_paths;
        paths->paths[inner] = (struct di_path){(uint8_t)path, (uint8_t)name, 0, paths->paths[path].inner};
        paths->paths[path].inner = (uint8_t)inner;
    }
    return inner;
}
