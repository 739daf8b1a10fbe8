/* SPDX-License-Identifier: Apache-2.0 */
/* With CONFIG_INIT_STACKS: what a thread never used of its stack still holds the fill pattern. */
#include "object.h"
#include "usermode.h"

#define FILL 0xAAu

int z_impl_k_thread_stack_space_get(const struct k_thread *thread, size_t *unused_ptr)
{
    const uint8_t *stack = (const uint8_t *)(uintptr_t)thread->stack_start;
    size_t unused = 0;

    if (stack == NULL) {
        return -EINVAL;
    }
    while (unused < thread->stack_size && stack[unused] == FILL) {
        unused++;
    }
    *unused_ptr = unused;
    return 0;
}

#ifdef CONFIG_USERSPACE

static int z_vrfy_k_thread_stack_space_get(const struct k_thread *thread, size_t *unused_ptr)
{
    size_t unused = 0;
    int result;

    if (thread != bk_kernel.current) {
        bk_object_check(thread, K_OBJ_THREAD);
    }
    result = z_impl_k_thread_stack_space_get(thread, &unused);
    bk_user_copy_to(unused_ptr, &unused, sizeof(unused));
    return result;
}
#include <zephyr/syscalls/k_thread_stack_space_get_mrsh.c>

#endif
