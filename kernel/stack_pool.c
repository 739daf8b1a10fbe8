/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stacks on demand. They lie among all other stacks, not in a heap: kernel data, where heaps are,
 * is closed to user threads as one region. Each is an object of its own.
 */
#include <zephyr/kernel.h>
#include <zephyr/kernel/thread_stack_alloc.h>

#include "heap.h"
#include "object.h"
#include "stack_object.h"
#include "thread.h"
#include "usermode.h"

#define STACKS CONFIG_DYNAMIC_THREAD_POOL_SIZE
#define LENGTH K_KERNEL_STACK_LEN(CONFIG_DYNAMIC_THREAD_STACK_SIZE)

K_KERNEL_STACK_ARRAY_DEFINE(bk_pool_stacks, STACKS, CONFIG_DYNAMIC_THREAD_STACK_SIZE);
static STRUCT_SECTION_ITERABLE_NAMED(bk_stack_object, bk_pool, records[STACKS]);

static struct {
    void *payment; /* what a user thread's resource pool gave, NULL: a supervisor thread's */
    bool taken;
} states[STACKS];

#ifdef CONFIG_BULKHEAD_APP_SYSCALLS
BK_PRIVILEGED_STACKS(bk_pool, STACKS);

static void add_privileged(unsigned int i)
{
    records[i].privileged = bk_privileged_stack_bk_pool + i * BK_PRIVILEGED_STACK_SIZE;
}
#else
static void add_privileged(unsigned int i)
{
    ARG_UNUSED(i);
}
#endif

static unsigned int stack_index(const k_thread_stack_t *stack)
{
    uint32_t offset = (uint32_t)((uintptr_t)stack - (uintptr_t)bk_pool_stacks);

    return offset % LENGTH == 0u ? offset / LENGTH : STACKS;
}

/* Kernel level. STACKS when none is free. */
static unsigned int take_stack(void *payment)
{
    for (unsigned int i = 0; i < STACKS; i++) {
        if (!states[i].taken) {
            records[i].start = (k_thread_stack_t *)bk_pool_stacks[i];
            records[i].element_size = LENGTH;
            records[i].count = 1;
            add_privileged(i);
            states[i].taken = true;
            states[i].payment = payment;
            return i;
        }
    }
    return STACKS;
}

static k_thread_stack_t *allocate_stack(size_t size, void *payment)
{
    unsigned int key;
    unsigned int i;

    if (size == 0u || size > CONFIG_DYNAMIC_THREAD_STACK_SIZE) {
        return NULL;
    }
    key = bk_kernel_lock();
    i = take_stack(payment);
    bk_unlock(key);
    return i == STACKS ? NULL : (k_thread_stack_t *)bk_pool_stacks[i];
}

k_thread_stack_t *z_impl_k_thread_stack_alloc(size_t size, int flags)
{
    ARG_UNUSED(flags);
    return allocate_stack(size, NULL);
}

static bool in_use(unsigned int i)
{
    return bk_stack_in_use(bk_pool_stacks[i]);
}

/* Kernel level. */
static void give_back(unsigned int i)
{
    states[i].taken = false;
    k_free(states[i].payment);
    states[i].payment = NULL;
#ifdef CONFIG_USERSPACE
    /* Under another index: every permission is gone. */
    bk_object_unregister(&records[i]);
    bk_object_register(&records[i], K_OBJ_THREAD_STACK_ELEMENT);
#endif
}

int z_impl_k_thread_stack_free(k_thread_stack_t *stack)
{
    unsigned int key = bk_kernel_lock();
    unsigned int i = stack_index(stack);
    int result = 0;

    if (i >= STACKS || !states[i].taken) {
        result = -EINVAL;
    } else if (in_use(i)) {
        result = -EBUSY;
    } else {
        give_back(i);
    }
    bk_unlock(key);
    return result;
}

#ifdef CONFIG_USERSPACE

void bk_stack_pool_permissions_lost(void)
{
    for (unsigned int i = 0; i < STACKS; i++) {
        if (states[i].payment != NULL && !bk_object_held(&records[i]) && !in_use(i)) {
            give_back(i);
        }
    }
}

static k_thread_stack_t *z_vrfy_k_thread_stack_alloc(size_t size, int flags)
{
    void *payment = bk_thread_alloc(sizeof(uint64_t));
    k_thread_stack_t *stack = payment == NULL ? NULL : allocate_stack(size, payment);

    ARG_UNUSED(flags);
    if (stack == NULL) {
        k_free(payment);
        return NULL;
    }
    (void)bk_object_grant_new(bk_stack_find(stack), bk_kernel.current);
    return stack;
}
#include <zephyr/syscalls/k_thread_stack_alloc_mrsh.c>

static int z_vrfy_k_thread_stack_free(k_thread_stack_t *stack)
{
    unsigned int i = stack_index(stack);

    if (i < STACKS) {
        bk_stack_check_held(&records[i], stack);
    }
    return z_impl_k_thread_stack_free(stack);
}
#include <zephyr/syscalls/k_thread_stack_free_mrsh.c>

#endif
