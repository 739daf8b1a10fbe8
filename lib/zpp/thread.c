/* SPDX-License-Identifier: Apache-2.0 */
/* The life of threads, in the hands of supervisor threads alone; see setup.c. */
#define __ZEPHYR_SUPERVISOR__
#include "thread.h"

BUILD_ASSERT(CONFIG_NUM_PREEMPT_PRIORITIES >= 9,
             "zpp: nine priorities are used; set CONFIG_NUM_PREEMPT_PRIORITIES=9 or more");

struct zpp_thread_slot {
    struct k_thread thread;
    struct k_event event;
    atomic_t started;
};

ZPP_POOL_DEFINE(thread, struct zpp_thread_slot, THREAD, CONFIG_ZPP_THREAD_POOL_SIZE);
static K_THREAD_STACK_ARRAY_DEFINE(zpp_thread_stacks, CONFIG_ZPP_THREAD_POOL_SIZE,
                                   CONFIG_ZPP_THREAD_STACK_SIZE);

static struct zpp_thread_slot *slot_of(struct k_thread *object)
{
    return CONTAINER_OF(object, struct zpp_thread_slot, thread);
}

struct k_event *zpp_thread_event(struct k_thread *object)
{
    return &slot_of(object)->event;
}

int zpp_thread_init(struct zpp_thread *thread, enum zpp_priority priority, const char *name,
                    bool user, zpp_thread_function function, void *argument)
{
    int refused = zpp_refuse_user();

    if (refused != 0) {
        return refused;
    }
    struct zpp_thread_slot *slot = zpp_pool_claim(&zpp_thread_pool, &thread->handle);

    if (slot == NULL) {
        return -ENOMEM;
    }
    k_thread_stack_t *stack = zpp_thread_stacks[slot - zpp_thread_objects];
    k_tid_t tid = k_thread_create(&slot->thread, stack, CONFIG_ZPP_THREAD_STACK_SIZE,
                                  zpp_thread_main, (void *)function, argument, &slot->event,
                                  (int)priority, user ? K_USER : 0, K_FOREVER);

    (void)k_thread_name_set(tid, name);
    k_event_init(&slot->event);
    slot->started = 0;
    return zpp_grant(&slot->event, tid);
}

int zpp_thread_start(struct zpp_thread *thread)
{
    int refused = zpp_refuse_user();

    if (refused != 0) {
        return refused;
    }
    struct k_thread *object = zpp_thread_get(thread);

    if (object == NULL) {
        return -EINVAL;
    }
    if (!atomic_cas(&slot_of(object)->started, 0, 1)) {
        return -EALREADY;
    }
    k_thread_start(object);
    return 0;
}

int zpp_thread_deinit(struct zpp_thread *thread)
{
    int refused = zpp_refuse_user();

    if (refused != 0) {
        return refused;
    }
    struct k_thread *object = zpp_thread_get(thread);

    if (object == NULL) {
        return -EINVAL;
    }
    if (atomic_get(&slot_of(object)->started) == 0) {
        k_thread_abort(object);
    } else if (k_thread_join(object, K_NO_WAIT) != 0) {
        return -EBUSY;
    }
    zpp_revoke(zpp_thread_event(object));
    zpp_pool_release(&zpp_thread_pool, &thread->handle);
    return 0;
}

bool zpp_thread_is_started(k_tid_t tid)
{
    uintptr_t offset = (uintptr_t)tid - (uintptr_t)zpp_thread_objects;

    if (offset >= sizeof(zpp_thread_objects) || offset % sizeof(struct zpp_thread_slot) != 0) {
        return true;
    }
    return atomic_get(&slot_of(tid)->started) != 0;
}

int zpp_thread_grant_access(struct zpp_thread *thread, k_tid_t other)
{
    struct k_thread *object = zpp_thread_get(thread);
    int result = zpp_grant(object, other);

    return result == 0 ? zpp_grant(zpp_thread_event(object), other) : result;
}
