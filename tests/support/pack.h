/*
 * pack.h - fixtures: folders of readable parts that become DOCX files.
 *
 * A fixture is a folder below fixtures/:
 *
 *   parts/        the parts of the package, as files of the same names
 *   base.txt      instead of, or below, own parts: the name of a fixture whose parts are taken first; an own part of
 *                 the same name replaces it
 *   edits.txt     changes to the parts so far, so that a fault can be seen in a few lines:
 *                     part word/document.xml
 *                     - text that stands exactly once in the part
 *                     + text that takes its place (an empty line removes it)
 *                     remove word/styles.xml
 *                     truncate 3000     (the packed file, to so many bytes)
 *                 Lines that begin with # are remarks.
 *   file.bin      instead of all that: the bytes of a file that is no DOCX
 *
 * A base may have a base. What is wrong with a fixture ends the test program with a message that names it.
 */
#ifndef DOCINTAKE_TEST_PACK_H
#define DOCINTAKE_TEST_PACK_H

/*
 * Packs the fixture of this name ("reports/sound") and returns an anonymous file, positioned at its beginning. The
 * same fixture gives the same bytes. The descriptor is the caller's.
 */
int di_pack_fixture(const char *name);

/* Packs all files below this folder (an absolute path), as they are. */
int di_pack_folder(const char *folder);

#endif
