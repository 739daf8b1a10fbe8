/* SPDX-License-Identifier: Apache-2.0 */
/* A thread that gets a word finds it in its wait_data[0]. */
#include <zephyr/kernel/stack.h>
#include <zephyr/sys/math_extras.h>

#include "heap.h"
#include "object.h"
#include "sched.h"
#include "timeout.h"
#include "usermode.h"

void k_stack_init(struct k_stack *stack, stack_data_t *buffer, uint32_t num_entries)
{
    bk_wait_queue_init(&stack->waiters);
    stack->base = buffer;
    stack->next = buffer;
    stack->top = buffer + num_entries;
    stack->allocated = false;
    bk_object_register(stack, K_OBJ_STACK);
}

int32_t z_impl_k_stack_alloc_init(struct k_stack *stack, uint32_t num_entries)
{
    stack_data_t *buffer;
    size_t bytes;

    if (size_mul_overflow(num_entries, sizeof(stack_data_t), &bytes)) {
        return -ENOMEM;
    }
    buffer = bk_thread_alloc(bytes);
    if (buffer == NULL) {
        return -ENOMEM;
    }
    k_stack_init(stack, buffer, num_entries);
    stack->allocated = true;
    return 0;
}

int k_stack_cleanup(struct k_stack *stack)
{
    if (!bk_wait_queue_empty(&stack->waiters)) {
        return -EAGAIN;
    }
    if (stack->allocated) {
        k_free(stack->base);
        stack->allocated = false;
    }
    stack->base = NULL;
    stack->next = NULL;
    stack->top = NULL;
    return 0;
}

int z_impl_k_stack_push(struct k_stack *stack, stack_data_t data)
{
    unsigned int key = bk_lock();
    int result = 0;

    if (!bk_wait_queue_empty(&stack->waiters)) {
        struct k_thread *thread = bk_wait_first(&stack->waiters);

        thread->wait_data[0] = data;
        bk_wake(thread, 0);
        bk_settle(key);
        return 0;
    }
    if (stack->next == stack->top) {
        result = -ENOMEM;
    } else {
        *stack->next++ = data;
    }
    bk_unlock(key);
    return result;
}

int bk_stack_pop(struct k_stack *stack, stack_data_t *data, k_timeout_t timeout)
{
    unsigned int key = bk_lock();
    int result;

    if (stack->next != stack->base) {
        *data = *--stack->next;
        bk_unlock(key);
        return 0;
    }
    if (bk_is_no_wait(timeout)) {
        bk_unlock(key);
        return -EBUSY;
    }
    result = bk_wait(&stack->waiters, timeout, key);
    if (result == 0) {
        *data = bk_kernel.current->wait_data[0];
    }
    return result;
}

int z_impl_bk_stack_take(struct k_stack *stack, k_timeout_t timeout)
{
    struct k_thread *current = bk_kernel.current;
    unsigned int key = bk_lock();

    if (stack->next != stack->base) {
        current->wait_data[0] = *--stack->next;
        bk_unlock(key);
        return 0;
    }
    if (bk_is_no_wait(timeout)) {
        bk_unlock(key);
        return -EBUSY;
    }
    return bk_wait(&stack->waiters, timeout, key);
}

stack_data_t z_impl_bk_stack_popped(void)
{
    return bk_kernel.current->wait_data[0];
}

#ifdef CONFIG_USERSPACE

static int32_t z_vrfy_k_stack_alloc_init(struct k_stack *stack, uint32_t num_entries)
{
    bk_object_check_new(stack, K_OBJ_STACK);
    BK_REQUIRE(num_entries != 0u, num_entries, "num_entries: zero");
    return z_impl_k_stack_alloc_init(stack, num_entries);
}
#include <zephyr/syscalls/k_stack_alloc_init_mrsh.c>

static int z_vrfy_k_stack_push(struct k_stack *stack, stack_data_t data)
{
    bk_object_check(stack, K_OBJ_STACK);
    return z_impl_k_stack_push(stack, data);
}
#include <zephyr/syscalls/k_stack_push_mrsh.c>

static int z_vrfy_bk_stack_take(struct k_stack *stack, k_timeout_t timeout)
{
    bk_object_check(stack, K_OBJ_STACK);
    return z_impl_bk_stack_take(stack, timeout);
}
#include <zephyr/syscalls/bk_stack_take_mrsh.c>

static stack_data_t z_vrfy_bk_stack_popped(void)
{
    return z_impl_bk_stack_popped();
}
#include <zephyr/syscalls/bk_stack_popped_mrsh.c>

#endif
