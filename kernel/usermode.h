/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory of user threads, as the kernel may touch it, and the refusal of system calls.
 *
 * The copies are made with unprivileged loads and stores, so the MPU itself checks every access
 * with the thread's own regions; a violation ends the thread and the system call does not go on.
 * They work on the current thread, in a system call, without the interrupt level lock.
 */
#ifndef BK_USERMODE_H
#define BK_USERMODE_H

#include <kernel/isolation/isolation.h>

#include "arch.h"

/* Copy `size` bytes from the current user thread's memory. */
void bk_user_copy_from(void *destination, const void *user, size_t size);
/* Copy `size` bytes to the current user thread's memory. */
void bk_user_copy_to(void *user, const void *source, size_t size);
/*
 * Copy a string of at most size - 1 characters, and terminate it. Returns its length; `size` when
 * it is longer, in which case nothing but the first size - 1 characters counts.
 */
size_t bk_user_copy_string(char *destination, const char *user, size_t size);

/* Whether a thread may touch the range in this way; for threads other than the current one too. */
bool bk_user_permits(const struct k_thread *thread, const void *start, size_t size,
                     uint32_t rights);

/* Whether what a waiting thread left as its buffer may be touched for it. Kernel level. */
static inline bool bk_waiter_permits(const struct k_thread *thread, const void *start, size_t size,
                                     uint32_t rights)
{
    return !IS_ENABLED(CONFIG_USERSPACE) || (thread->options & K_USER) == 0u ||
           bk_user_permits(thread, start, size, rights);
}

/* Why a system call was refused. */
enum bk_refusal {
    BK_REFUSE_NUMBER,     /* no such system call */
    BK_REFUSE_MISSING,    /* not in this configuration */
    BK_REFUSE_MEMORY,     /* the caller may not access the memory */
    BK_REFUSE_ARGUMENT,   /* a value out of range */
    BK_REFUSE_PERMISSION, /* no grant for the object */
    BK_REFUSE_TYPE,       /* object of another type */
    BK_REFUSE_NO_OBJECT,  /* no kernel object */
    BK_REFUSE_UNINITIALISED,
    BK_REFUSE_OBJECT, /* one of the four, which are told apart for reports alone */
};

/* End the calling thread because of its system call; does not return. */
#ifdef CONFIG_BULKHEAD_FAULT_REPORT
FUNC_NORETURN void bk_refuse(enum bk_refusal why, const void *value, const char *what);
#else
/* Nobody reads the words, so no image holds them. */
FUNC_NORETURN void bk_refuse_unsaid(enum bk_refusal why, const void *value);
#define bk_refuse(why, value, what) bk_refuse_unsaid((why), (value))
#endif

/* In verifiers: a condition on an argument. */
#define BK_REQUIRE(condition, value, what)                                                         \
    do {                                                                                           \
        if (unlikely(!(condition))) {                                                              \
            bk_refuse(BK_REFUSE_ARGUMENT, (const void *)(uintptr_t)(value), what);                 \
        }                                                                                          \
    } while (false)

#endif
