/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BK_THREAD_H
#define BK_THREAD_H

#include "core.h"

/* Verified creation: everything about the arguments has been checked. */
/* Whether a thread that has not ended runs on the stack that begins here. */
bool bk_stack_in_use(const void *stack);
void bk_thread_setup(struct k_thread *thread, k_thread_stack_t *stack, size_t size,
                     k_thread_entry_t entry, void *p1, void *p2, void *p3, int priority,
                     uint32_t options);
extern struct k_thread bk_main_thread;
extern struct k_thread bk_idle_thread;

/* Start a thread after a time. */
void bk_thread_start_after(struct k_thread *thread, k_timeout_t delay);
/* End a thread, the current one included; interrupt level lock held on entry, given back. */
void bk_thread_end(struct k_thread *thread, unsigned int key);
/* First function of every thread, in the thread's own mode. */
void bk_thread_entry(k_thread_entry_t entry, void *p1, void *p2, void *p3);

/* Copy a name into the thread, as much of it as fits. */
void bk_thread_name_keep(struct k_thread *thread, const char *name);

static inline const char *bk_thread_name(const struct k_thread *thread)
{
    return k_thread_name_get((k_tid_t)(uintptr_t)thread);
}

#endif
