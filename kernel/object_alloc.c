/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Kernel objects from resource pools. Such an object lies in kernel data like any other. Its entry
 * in the object table, and every permission on it, is gone before its memory is.
 */
#include <zephyr/kernel.h>
#include <zephyr/kernel/object_alloc.h>

#include "heap.h"
#include "object.h"
#include "poll.h"
#include "sched.h"
#include "stack_object.h"
#include "usermode.h"

/* What lies before each allocated object. */
struct allocated {
    sys_dnode_t node;
    uint32_t type;
    uint32_t unused; /* objects are aligned to 8 bytes */
};

#define MOST (CONFIG_BULKHEAD_MAX_OBJECTS / 2)

static sys_dlist_t list = SYS_DLIST_STATIC_INIT(&list);
static unsigned int count;

static const uint16_t sizes[K_OBJ_LAST] = {
    [K_OBJ_THREAD] = sizeof(struct k_thread),
    [K_OBJ_SEM] = sizeof(struct k_sem),
    [K_OBJ_MUTEX] = sizeof(struct k_mutex),
    [K_OBJ_EVENT] = sizeof(struct k_event),
    [K_OBJ_MSGQ] = sizeof(struct k_msgq),
    [K_OBJ_TIMER] = sizeof(struct k_timer),
    [K_OBJ_QUEUE] = sizeof(struct k_fifo),
    [K_OBJ_STACK] = sizeof(struct k_stack),
    [K_OBJ_PIPE] = sizeof(struct k_pipe),
    [K_OBJ_CONDVAR] = sizeof(struct k_condvar),
    [K_OBJ_POLL_SIGNAL] = sizeof(struct k_poll_signal),
    [K_OBJ_MEM_SLAB] = sizeof(struct k_mem_slab),
};

static void *object_of(struct allocated *a)
{
    return a + 1;
}

void *z_impl_k_object_alloc(enum k_objects otype)
{
    unsigned int key;
    struct allocated *a = NULL;

    if ((unsigned int)otype >= K_OBJ_LAST || sizes[otype] == 0u) {
        return NULL;
    }
    key = bk_kernel_lock();
    if (count < MOST) {
        a = bk_thread_alloc(sizeof(*a) + sizes[otype]);
    }
    if (a != NULL) {
        memset(object_of(a), 0, sizes[otype]);
        bk_object_declare(object_of(a), otype);
        if (!bk_object_grant_new(object_of(a), bk_kernel.current)) {
            k_free(a);
            a = NULL;
        } else {
            a->type = otype;
            sys_dlist_append(&list, &a->node);
            count++;
        }
    }
    bk_unlock(key);
    return a == NULL ? NULL : object_of(a);
}

static bool waited_for(const struct bk_wait_queue *queue)
{
    return !bk_wait_queue_unused(queue);
}

static bool thread_in_use(const struct k_thread *thread)
{
    return thread == bk_kernel.current || thread->ended.next != NULL ||
           (thread->stack_start != 0u && (thread->state & BK_STATE_DEAD) == 0u);
}

/* A thread that waits for a condition variable locks its mutex next. */
static void look_for_waiter(const struct k_thread *thread, void *mutex)
{
    struct k_mutex **wanted = mutex;

    if (thread->wait_kind == BK_WAIT_CONDVAR &&
        thread->wait_data[0] == (uint32_t)(uintptr_t)*wanted) {
        *wanted = NULL;
    }
}

static bool mutex_in_use(struct k_mutex *mutex)
{
    struct k_mutex *wanted = mutex;

    k_thread_foreach_unlocked(look_for_waiter, &wanted);
    return mutex->owner != NULL || wanted == NULL;
}

static bool timer_in_use(struct k_timer *timer)
{
    if (timer->alarm.timeout.fn != NULL) {
        k_timer_stop(timer);
    }
    return waited_for(&timer->waiters) || timer->alarm.request.next != NULL;
}

/* Release what belongs to the object; false when somebody uses it. */
static bool clean(void *object, uint32_t type)
{
    switch (type) {
    case K_OBJ_THREAD:
        return !thread_in_use(object);
    case K_OBJ_SEM:
        return !waited_for(&((struct k_sem *)object)->waiters) &&
               BK_POLL_UNUSED((struct k_sem *)object);
    case K_OBJ_MUTEX:
        return !mutex_in_use(object);
    case K_OBJ_EVENT:
        return !waited_for(&((struct k_event *)object)->waiters);
    case K_OBJ_CONDVAR:
        return !waited_for(&((struct k_condvar *)object)->waiters);
    case K_OBJ_MEM_SLAB:
        return !waited_for(&((struct k_mem_slab *)object)->waiters);
    case K_OBJ_TIMER:
        return !timer_in_use(object);
    default:
        return bk_object_clean_data(object, type);
    }
}

/* Kernel level. */
static bool discard_object(struct allocated *a)
{
    void *object = object_of(a);

    /* One that was never initialised has nothing to clean, and no lists to look at. */
    if (bk_object_index(object, a->type) != 0u && !clean(object, a->type)) {
        return false;
    }
    bk_object_unregister(object);
    sys_dlist_remove(&a->node);
    count--;
    k_free(a);
    return true;
}

void k_object_free(void *obj)
{
    unsigned int key = bk_kernel_lock();
    bool freed = true;

    for (sys_dnode_t *node = list.head; node != (sys_dnode_t *)&list; node = node->next) {
        struct allocated *a = CONTAINER_OF(node, struct allocated, node);

        if (object_of(a) == obj) {
            freed = discard_object(a);
            break;
        }
    }
    bk_unlock(key);
    if (!freed) {
        printk("k_object_free: %p is in use, and stays: end what waits for it first\n", obj);
    }
}

void bk_object_permissions_lost(void)
{
    unsigned int key = bk_kernel_lock();

    for (sys_dnode_t *node = list.head; node != (sys_dnode_t *)&list;) {
        struct allocated *a = CONTAINER_OF(node, struct allocated, node);

        node = node->next;
        if (!bk_object_held(object_of(a))) {
            (void)discard_object(a);
        }
    }
    if (IS_ENABLED(CONFIG_DYNAMIC_THREAD)) {
        bk_stack_pool_permissions_lost();
    }
    bk_unlock(key);
}

static void *z_vrfy_k_object_alloc(enum k_objects otype)
{
    return z_impl_k_object_alloc(otype);
}
#include <zephyr/syscalls/k_object_alloc_mrsh.c>
