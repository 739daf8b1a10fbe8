/* SPDX-License-Identifier: Apache-2.0 */
/* What the kernel asks of an architecture. */
#ifndef BK_ARCH_H
#define BK_ARCH_H

#include "core.h"

/* Registers that the hardware pushes at an exception. */
struct bk_frame {
    uint32_t r0, r1, r2, r3, r12, lr, pc, xpsr;
};

/* Lay out a new thread's first frame on its stack and its switch context. */
void bk_arch_thread_init(struct k_thread *thread, k_thread_entry_t entry, void *p1, void *p2,
                         void *p3);

/*
 * The current thread is no longer ready: let others run. In a supervisor thread this returns when
 * it runs again, with thread->wait_result. In a system call it returns at once, and the result is
 * delivered when the thread runs again.
 */
static ALWAYS_INLINE int bk_arch_wait(struct k_thread *thread, unsigned int key);

/*
 * In a system call of the current thread, as a tail call: switch at once. The call's result is put
 * into its frame when the thread runs again.
 */
static ALWAYS_INLINE void bk_arch_switch_waiting(struct k_thread *thread);
/* In a system call, as a tail call: switch at once. */
void bk_arch_switch_from_call(void);

/* Turn the calling supervisor thread into a user thread. */
FUNC_NORETURN void bk_arch_user_mode_enter(struct k_thread *thread, k_thread_entry_t entry,
                                           void *p1, void *p2, void *p3);

/* Start the first thread; `boot` receives what the switch saves of the boot code. */
FUNC_NORETURN void bk_arch_start(void);

/* MPU: pinned regions on, at boot. */
void bk_mpu_init(void);
/* Bring the MPU up to date after an edit of the current thread's domain. Kernel level. */
void bk_mpu_refresh(void);

/*
 * Around copies for a thread other than the current one, within memory that has been judged to be
 * its own: the MPU holds the current thread's regions, and one of them may forbid what the other
 * thread may do, even to the kernel. Kernel level; pairs may nest.
 */
uint32_t bk_foreign_begin(void);
void bk_foreign_end(uint32_t control);

/* Wait for an interrupt. */
void bk_arch_idle(void);
/* End of the system: under emulation the emulator exits with this code. */
FUNC_NORETURN void bk_arch_exit(int code);

extern void bk_deliver(void);

/*
 * Whether the thread's system call has begun a wait whose result the next switch delivers: that
 * switch is to come, even when an interrupt has ended the wait before it.
 */
static ALWAYS_INLINE bool bk_arch_owes_result(const struct k_thread *thread)
{
    return IS_ENABLED(CONFIG_USERSPACE) &&
           thread->context.resume == (uint32_t)(uintptr_t)bk_deliver;
}

static ALWAYS_INLINE int bk_arch_wait(struct k_thread *thread, unsigned int key)
{
    if (IS_ENABLED(CONFIG_USERSPACE) && bk_ipsr() != 0u) {
        thread->context.resume = (uint32_t)(uintptr_t)bk_deliver;
        /* An interrupt may have ended the wait already, and taken the request back. */
        bk_switch_request();
        bk_unlock(key);
        return 0;
    }
    /*
     * Whatever the caller had locked is open while it waits, and locked again afterwards. The
     * request for the switch must have arrived when the mask opens, for it is taken right there.
     */
    __asm__ volatile("dsb\n\tmsr basepri, %0\n\tisb" : : "r"(0) : "memory");
    bk_unlock(key);
    return (int)thread->wait_result;
}

/* In a system call: the caller's frame. */
static ALWAYS_INLINE struct bk_frame *bk_arch_frame(void)
{
    struct bk_frame *frame;

    __asm__("mrs %0, psp" : "=r"(frame));
    return frame;
}

static ALWAYS_INLINE void bk_arch_switch_waiting(struct k_thread *thread)
{
    thread->context.resume = (uint32_t)(uintptr_t)bk_deliver;
    bk_arch_switch_from_call();
}

#endif
