/* SPDX-License-Identifier: Apache-2.0 */
#include "arch.h"
#include "domain.h"
#include "heap.h"
#include "mutex.h"
#include "object.h"
#include "poll.h"
#include "ready.h"
#include "sched.h"
#include "thread.h"
#include "thread_local.h"
#include "timeout.h"
#include "usermode.h"
#include "words.h"

static void set_priority(struct k_thread *thread, int priority)
{
    thread->base_priority = (int8_t)priority;
    thread->level = BK_LEVEL(priority);
    thread->preempt_level = priority < 0 ? 0u : thread->level;
}

static void fill_stack(const struct k_thread *thread)
{
#ifdef CONFIG_INIT_STACKS
    memset((void *)(uintptr_t)thread->stack_start, 0xAA, thread->stack_size);
#else
    ARG_UNUSED(thread);
#endif
}

void bk_thread_setup(struct k_thread *thread, k_thread_stack_t *stack, size_t size,
                     k_thread_entry_t entry, void *p1, void *p2, void *p3, int priority,
                     uint32_t options)
{
    struct k_thread *parent = bk_kernel.current;
    struct bk_object object = thread->object;
    unsigned int key;

    /* The end of the last thread in this control block may still wait for its longer part. */
    bk_deferred_finish();
    bk_zero_words(thread, sizeof(*thread));
    thread->object = object;
    thread->stack_start = (uint32_t)(uintptr_t)stack;
    thread->stack_size = size & ~31u;
    thread->options = (uint8_t)options;
    thread->state = BK_STATE_PRESTART;
    set_priority(thread, priority);
    bk_wait_queue_init(&thread->joiners);
    fill_stack(thread);
    bk_object_register(thread, K_OBJ_THREAD);
    bk_object_inherit(thread, parent);
    bk_domain_inherit(thread, parent);
    bk_pool_inherit(thread, parent);
    bk_arch_thread_init(thread, entry, p1, p2, p3);
    key = bk_lock();
    sys_dlist_append(&bk_kernel.all, &thread->all_node);
    bk_unlock(key);
}

static void start_expired(struct bk_timeout *timeout)
{
    z_impl_k_thread_start(CONTAINER_OF(timeout, struct k_thread, timeout));
}

void bk_thread_start_after(struct k_thread *thread, k_timeout_t delay)
{
    unsigned int key = bk_kernel_lock();

    thread->timeout.state = BK_TIMEOUT_ARMED;
    bk_timeout_add(&thread->timeout, start_expired, delay);
    bk_unlock(key);
}

/* A stack must lie where the MPU can guard it. */
static bool stack_fits(const k_thread_stack_t *stack, size_t size)
{
    return size >= bk_stack_least() && ((uintptr_t)stack & 7u) == 0u &&
           (uintptr_t)stack + size > size;
}

static void look_for_stack(const struct k_thread *thread, void *stack)
{
    const void **wanted = stack;

    if (thread->stack_start == (uint32_t)(uintptr_t)*wanted) {
        *wanted = NULL;
    }
}

bool bk_stack_in_use(const void *stack)
{
    k_thread_foreach_unlocked(look_for_stack, &stack);
    return stack == NULL;
}

struct sought_thread {
    const struct k_thread *thread;
    bool found;
};

static void look_for_thread(const struct k_thread *thread, void *data)
{
    struct sought_thread *sought = data;

    sought->found |= thread == sought->thread && (thread->state & BK_STATE_DEAD) == 0u;
}

/* Its memory may hold anything before it becomes a thread: only the list of all threads tells. */
static bool thread_lives(const struct k_thread *thread)
{
    struct sought_thread sought = {thread, false};

    k_thread_foreach(look_for_thread, &sought);
    return sought.found;
}

k_tid_t z_impl_k_thread_create(struct k_thread *new_thread, k_thread_stack_t *stack,
                               size_t stack_size, k_thread_entry_t entry, void *p1, void *p2,
                               void *p3, int prio, uint32_t options, k_timeout_t delay)
{
    __ASSERT(!bk_in_device_interrupt(), "threads cannot be created in an interrupt");
    __ASSERT(prio >= K_HIGHEST_THREAD_PRIO && prio <= K_LOWEST_THREAD_PRIO,
             "priority %d is outside %d to %d", prio, K_HIGHEST_THREAD_PRIO, K_LOWEST_THREAD_PRIO);
    __ASSERT(stack_fits(stack, stack_size), "stack %p of %u bytes is too small or misaligned",
             (void *)stack, (unsigned int)stack_size);
    __ASSERT(!thread_lives(new_thread), "thread %p is there already: end it first",
             (void *)new_thread);
    bk_thread_setup(new_thread, stack, stack_size, entry, p1, p2, p3, prio, options);
    if (bk_is_no_wait(delay)) {
        z_impl_k_thread_start(new_thread);
    } else if (!bk_is_forever(delay)) {
        bk_thread_start_after(new_thread, delay);
    }
    return new_thread;
}

void z_impl_k_thread_start(k_tid_t thread)
{
    unsigned int key = bk_lock();

    if ((thread->state & BK_STATE_PRESTART) != 0u) {
        if (bk_timeout_armed(&thread->timeout)) {
            bk_timeout_cancel(&thread->timeout);
        }
        bk_state_clear(thread, BK_STATE_PRESTART);
    }
    bk_settle(key);
}

/* The longer part of an end: interrupts run, and the switch away from the thread waits. */
static void finish_end(struct bk_deferred *ended)
{
    struct k_thread *thread = CONTAINER_OF(ended, struct k_thread, ended);
    unsigned int key;

    key = bk_lock();
    sys_dlist_remove(&thread->all_node);
    /* The mutex that it waited for. */
    bk_mutex_waiter_left((struct k_mutex *)(uintptr_t)thread->wait_result);
    bk_unlock(key);
    bk_timeout_purge();
    bk_mutex_owner_ended(thread);
    bk_poll_thread_ended(thread);
    bk_domain_leave(thread);
    key = bk_lock();
    bk_wake_each(&thread->joiners, 0, key);
    bk_settle(key);
    /* Last: an allocated control block that nobody has permission on goes with the rest. */
    bk_object_permissions_lost();
}

/*
 * Out of what a thread waits for, in steps between which interrupts come in with `open`: they may
 * end the wait, or the thread. Returns the mutex that it waited for, or NULL.
 */
static BK_RARE struct k_mutex *end_wait(struct k_thread *thread, bool open)
{
    struct k_mutex *mutex;

    if (open) {
        bk_timeout_cancel(&thread->timeout);
        bk_pause();
    }
    mutex = bk_mutex_waited(thread);
    bk_wait_leave(thread);
    if (open) {
        bk_pause();
    }
    return mutex;
}

void bk_thread_end(struct k_thread *thread, unsigned int key)
{
    struct k_mutex *mutex = NULL;
    bool open = bk_can_lower(key);

    if (thread->state != 0u) {
        /* Also in an interrupt's handler, where better ones come in. */
        mutex = end_wait(thread, key != BK_PRIO_DEVICE);
    }
    /* One that is not among all threads is being set up, by code that an interrupt came into. */
    if ((thread->state & BK_STATE_DEAD) != 0u || !sys_dnode_is_linked(&thread->all_node)) {
        bk_mutex_waiter_left(mutex);
        bk_unlock(key);
        return;
    }
    /* It will not come back to want its result. */
    thread->wait_result = (uint32_t)(uintptr_t)mutex;
    bk_state_set(thread, BK_STATE_DEAD);
    thread->state &= (uint8_t)~BK_STATE_PENDING;
    if (open) {
        bk_lock_lower();
        finish_end(&thread->ended);
    } else {
        thread->ended.fn = finish_end;
        bk_defer(&thread->ended);
    }
    bk_unlock(key);
}

void z_impl_k_thread_abort(k_tid_t thread)
{
    bool self = thread == bk_kernel.current && bk_ipsr() == 0u;

    __ASSERT((thread->options & K_ESSENTIAL) == 0u, "essential thread %s ended",
             bk_thread_name(thread));
    bk_thread_end(thread, bk_lock());
    if (self) {
        /* Locks that the thread held end with it. */
        bk_unlock(0);
        for (;;) {
        }
    }
}

void z_impl_bk_thread_exit(void)
{
    z_impl_k_thread_abort(bk_kernel.current);
}

int z_impl_k_thread_join(struct k_thread *thread, k_timeout_t timeout)
{
    struct k_thread *current = bk_kernel.current;
    unsigned int key = bk_lock();
    int result;

    if ((thread->state & BK_STATE_DEAD) != 0u) {
        result = 0;
    } else if (bk_is_no_wait(timeout)) {
        result = -EBUSY;
    } else if (thread == current || thread->waiting_on == &current->joiners) {
        result = -EDEADLK;
    } else {
        return bk_wait(&thread->joiners, timeout, key);
    }
    bk_unlock(key);
    return result;
}

void z_impl_k_thread_suspend(k_tid_t thread)
{
    unsigned int key = bk_lock();

    if ((thread->state & (BK_STATE_SUSPENDED | BK_STATE_DEAD)) != 0u) {
        bk_unlock(key);
        return;
    }
    bk_state_set(thread, BK_STATE_SUSPENDED);
    if (thread == bk_kernel.current && bk_ipsr() == 0u) {
        bk_arch_wait(thread, key);
        return;
    }
    bk_unlock(key);
}

void z_impl_k_thread_resume(k_tid_t thread)
{
    unsigned int key = bk_lock();

    if ((thread->state & BK_STATE_SUSPENDED) != 0u) {
        bk_state_clear(thread, BK_STATE_SUSPENDED);
    }
    bk_unlock(key);
}

k_tid_t z_impl_k_sched_current_thread_query(void)
{
    return bk_kernel.current;
}

void z_impl_k_thread_priority_set(k_tid_t thread, int prio)
{
    unsigned int key;
    bool open;

    thread->base_priority = (int8_t)prio;
    key = bk_lock();
    open = bk_can_lower(key);
    bk_set_level(thread, bk_effective_level(thread), open);
    if (thread->wait_kind == BK_WAIT_MUTEX) {
        bk_mutex_waiter_changed(thread, open);
    }
    bk_unlock(key);
}

int z_impl_k_thread_priority_get(k_tid_t thread)
{
    return BK_PRIORITY(thread->level);
}

void z_impl_k_yield(void)
{
    unsigned int key = bk_lock();

    bk_ready_rotate(bk_kernel.current);
    bk_switch_request();
    bk_unlock(key);
}

bool k_is_in_isr(void)
{
    return bk_ipsr() != 0u;
}

int z_impl_k_is_preempt_thread(void)
{
    return bk_ipsr() == 0u && bk_kernel.current->preempt_level != 0u;
}

static __noinline void lock_change(int change)
{
    struct k_thread *current = bk_kernel.current;
    unsigned int key = bk_lock();

    current->lock_count = (uint8_t)(current->lock_count + change);
    current->preempt_level =
        current->lock_count != 0u || current->base_priority < 0 ? 0u : current->level;
    bk_reschedule();
    bk_unlock(key);
}

void k_sched_lock(void)
{
    lock_change(1);
}

void k_sched_unlock(void)
{
    lock_change(-1);
}

void bk_thread_foreach(k_thread_user_cb_t user_cb, void *user_data)
{
    sys_dnode_t *node = bk_kernel.all.head;

    while (node != (sys_dnode_t *)&bk_kernel.all) {
        sys_dnode_t *next = node->next;

        user_cb(CONTAINER_OF(node, struct k_thread, all_node), user_data);
        node = next;
    }
}

void k_thread_foreach_unlocked(k_thread_user_cb_t user_cb, void *user_data)
{
    bk_thread_foreach(user_cb, user_data);
}

void k_thread_foreach(k_thread_user_cb_t user_cb, void *user_data)
{
    unsigned int key = bk_kernel_lock();

    bk_thread_foreach(user_cb, user_data);
    bk_unlock(key);
}

void k_thread_user_mode_enter(k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
    /* A user thread has no way to give the lock back. */
    while (bk_kernel.current->lock_count != 0u) {
        k_sched_unlock();
    }
    bk_arch_user_mode_enter(bk_kernel.current, entry, p1, p2, p3);
}

int z_impl_k_float_disable(struct k_thread *thread)
{
    ARG_UNUSED(thread);
    return -ENOTSUP;
}
