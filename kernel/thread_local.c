/* SPDX-License-Identifier: Apache-2.0 */
#include "thread_local.h"

#include <zephyr/init.h>
#include <zephyr/kernel/thread_local.h>

#include "arch.h"
#include "thread.h"

/* By the linker: the initial values, and sizes whose addresses are the values. */
extern const char bk_tls_initial[], bk_tls_initial_size[], bk_tls_header[], bk_tls_bytes[],
    bk_tls_align[];
/* For code that is no thread's own. */
extern char bk_tls_kernel[];

static uint32_t value(const char *symbol)
{
    return (uint32_t)(uintptr_t)symbol;
}

static uint32_t top_of(const struct k_thread *thread)
{
    return (thread->stack_start + thread->stack_size) & ~7u;
}

static uint32_t block_of(const struct k_thread *thread)
{
    return (top_of(thread) - value(bk_tls_bytes)) & ~(value(bk_tls_align) - 1u);
}

/* Header and padding too: what the memory held before is nobody's to see. */
static void fill(uint32_t block, uint32_t end)
{
    char *start = (char *)(uintptr_t)block;

    memset(start, 0, end - block);
    memcpy(start + value(bk_tls_header), bk_tls_initial, value(bk_tls_initial_size));
}

uint32_t bk_tls_place(const struct k_thread *thread)
{
    if (value(bk_tls_bytes) == 0u || thread == &bk_idle_thread) {
        return top_of(thread);
    }
    if (thread->stack_size < bk_stack_least()) {
        printk("a stack of %u bytes is too small for %u bytes of thread-local variables\n",
               (unsigned int)thread->stack_size, (unsigned int)value(bk_tls_bytes));
        k_panic();
    }
    fill(block_of(thread), top_of(thread));
    return block_of(thread);
}

/*
 * Privileged code that works for a user thread keeps away from that thread's variables: a pointer
 * among them is the thread's word, not the kernel's.
 */
void *z_impl_bk_thread_pointer(void)
{
    const struct k_thread *thread = bk_kernel.current;

    bool user = IS_ENABLED(CONFIG_USERSPACE) && (thread->options & K_USER) != 0u;

    if (bk_ipsr() != 0u || thread->stack_start == 0u || user) {
        return bk_tls_kernel;
    }
    return (void *)(uintptr_t)block_of(thread);
}

#ifdef CONFIG_USERSPACE

static void *z_vrfy_bk_thread_pointer(void)
{
    return (void *)(uintptr_t)block_of(bk_kernel.current);
}
#include <zephyr/syscalls/bk_thread_pointer_mrsh.c>

#endif

static int fill_kernel_block(void)
{
    if (value(bk_tls_bytes) != 0u) {
        fill(value(bk_tls_kernel), value(bk_tls_kernel) + value(bk_tls_bytes));
    }
    return 0;
}
SYS_INIT(fill_kernel_block, EARLY, 0);
