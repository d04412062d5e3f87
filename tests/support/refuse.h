/* refuse.h - a kernel that knows less than ours. */
#ifndef DOCINTAKE_TEST_REFUSE_H
#define DOCINTAKE_TEST_REFUSE_H

/* Has a system call, SYS_…, fail with ENOSYS from here on, in this process and all that it starts. Ends it on failure.
 */
void di_test_refuse(long call);

#endif
