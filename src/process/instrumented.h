/*
 * instrumented.h - builds that watch themselves, and for which the locks make room.
 *
 * AddressSanitizer reserves terabytes of addresses, and looks for leaks at the end of a program by files below /proc
 * and by tracing itself; gcov writes its counts into files then. Both happen in the reader that forks, and not in its
 * children, which end without any such thing. So in these builds the reader keeps its paths, system calls and
 * namespaces, and each child gives up paths and calls by itself: what is said of children is true in every build.
 */
#ifndef DOCINTAKE_PROCESS_INSTRUMENTED_H
#define DOCINTAKE_PROCESS_INSTRUMENTED_H

#if defined(__SANITIZE_ADDRESS__)
#define DI_IS_SANITIZED 1
#elif defined(__has_feature)
#define DI_IS_SANITIZED __has_feature(address_sanitizer)
#else
#define DI_IS_SANITIZED 0
#endif

#if defined(DI_COVERAGE) /* by the preset of this name */
#define DI_IS_INSTRUMENTED 1
#else
#define DI_IS_INSTRUMENTED DI_IS_SANITIZED
#endif

#endif
