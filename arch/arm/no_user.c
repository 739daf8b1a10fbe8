/* SPDX-License-Identifier: Apache-2.0 */
/* Without CONFIG_USERSPACE: threads stay in supervisor mode, and there are no system calls. */
#include "arch.h"
#include "thread.h"

void bk_svc(void);

void bk_svc(void)
{
    printk("SVC instruction, but there are no system calls: set CONFIG_USERSPACE=y\n");
    k_fatal_halt(K_ERR_KERNEL_PANIC);
}

FUNC_NORETURN void bk_arch_user_mode_enter(struct k_thread *thread, k_thread_entry_t entry,
                                           void *p1, void *p2, void *p3)
{
    thread->options |= K_USER;
    bk_thread_entry(entry, p1, p2, p3);
    CODE_UNREACHABLE;
}
