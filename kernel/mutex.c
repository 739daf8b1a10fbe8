/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A thread's effective level is the best of its own and of those who wait for mutexes it holds.
 * With user mode, only mutexes that somebody waits for are in their owner's list, so the common
 * lock and unlock do not touch it, and the table of objects leads to the others when the owner
 * ends. Without, there is no such table: every mutex that is held is in the list.
 */
#include "mutex.h"
#include "object.h"
#include "sched.h"
#include "timeout.h"
#include "usermode.h"

void (*bk_user_mutex_owner_ended)(struct k_thread *thread);

int z_impl_k_mutex_init(struct k_mutex *mutex)
{
    mutex->owner = NULL;
    mutex->relocks = 0;
    mutex->next_held = NULL;
    bk_wait_queue_init(&mutex->waiters);
    bk_object_register(mutex, K_OBJ_MUTEX);
    return 0;
}

unsigned int bk_mutex_inherited_level(const struct k_thread *thread)
{
    unsigned int level = BK_LEVEL(thread->base_priority);

    for (struct k_mutex *m = thread->held; m != NULL; m = m->next_held) {
        if (!bk_wait_queue_empty(&m->waiters)) {
            level = MIN(level, bk_wait_first(&m->waiters)->level);
        }
    }
    return level;
}

static void link_to_owner(struct k_mutex *mutex)
{
    struct k_thread *owner = mutex->owner;

    mutex->next_held = owner->held;
    owner->held = mutex;
}

static void unlink_from_owner(struct k_mutex *mutex)
{
    struct k_mutex **link = &mutex->owner->held;

    while (*link != NULL && *link != mutex) {
        link = &(*link)->next_held;
    }
    if (*link != NULL) {
        *link = mutex->next_held;
    }
    mutex->next_held = NULL;
}

#define LISTS_EVERY_HELD (!IS_ENABLED(CONFIG_USERSPACE))

static ALWAYS_INLINE void note_owned(struct k_mutex *mutex)
{
    if (LISTS_EVERY_HELD) {
        link_to_owner(mutex);
    } else {
        mutex->owner->held_mutex = 1;
    }
}

static ALWAYS_INLINE void note_free(struct k_mutex *mutex)
{
    if (LISTS_EVERY_HELD) {
        unlink_from_owner(mutex);
    }
}

static ALWAYS_INLINE void note_contended(struct k_mutex *mutex)
{
    if (!LISTS_EVERY_HELD) {
        link_to_owner(mutex);
    }
}

static ALWAYS_INLINE void note_uncontended(struct k_mutex *mutex)
{
    if (!LISTS_EVERY_HELD) {
        unlink_from_owner(mutex);
    }
}

static BK_RARE void pause_lock(bool open)
{
    if (open) {
        bk_pause();
    }
}

/*
 * A waiter came: the owner gets its level if that is better, and so does whom the owner waits for.
 * With `open` interrupts come in between the steps, and the next step looks at what they changed.
 */
static BK_RARE void raise_owners(struct k_mutex *mutex, bool open)
{
    while (mutex != NULL) {
        struct k_thread *owner = mutex->owner;

        pause_lock(open);
        if (bk_wait_queue_empty(&mutex->waiters) ||
            bk_wait_first(&mutex->waiters)->level >= owner->level) {
            return;
        }
        bk_set_level(owner, bk_wait_first(&mutex->waiters)->level, open);
        mutex = bk_mutex_waited(owner);
    }
}

/* Give a thread the level that it should have, whatever changes meanwhile; true when it changed. */
static BK_RARE bool settle_level(struct k_thread *thread, bool open)
{
    bool changed = false;
    unsigned int level;

    while ((level = bk_effective_level(thread)) != thread->level) {
        pause_lock(open);
        bk_set_level(thread, level, open);
        pause_lock(open);
        changed = true;
    }
    return changed;
}

/* The same as raise_owners() when a waiter left or changed: the level may become worse. */
static BK_RARE void propagate(struct k_mutex *mutex, bool open)
{
    while (mutex != NULL && mutex->owner != NULL && settle_level(mutex->owner, open)) {
        pause_lock(open);
        /* Only threads change owners. */
        mutex = bk_mutex_waited(mutex->owner);
    }
}

void bk_mutex_waiter_changed(const struct k_thread *thread, bool open)
{
    propagate(bk_mutex_waited(thread), open);
}

void bk_mutex_queue_left(struct bk_wait_queue *queue)
{
    struct k_mutex *mutex = CONTAINER_OF(queue, struct k_mutex, waiters);

    if (bk_wait_queue_empty(queue) && mutex->owner != NULL) {
        note_uncontended(mutex);
    }
}

void bk_mutex_waiter_left(struct k_mutex *mutex)
{
    if (mutex != NULL) {
        bk_pause();
        propagate(mutex, true);
    }
}

/* The mutex has an owner. */
static BK_RARE int lock_owned(struct k_mutex *mutex, unsigned int key, k_timeout_t timeout)
{
    struct k_thread *current = bk_kernel.current;
    bool alone;

    if (mutex->owner == current) {
        mutex->relocks++;
        bk_unlock(key);
        return 0;
    }
    if (bk_is_no_wait(timeout)) {
        bk_unlock(key);
        return -EBUSY;
    }
    current->wait_kind = BK_WAIT_MUTEX;
    current->wait_data[0] = 0;
    /* Only threads change owners, so there is one still afterwards. */
    bk_let_interrupts_in();
    alone = bk_wait_queue_empty(&mutex->waiters);
    bk_wait_enqueue(current, &mutex->waiters);
    /* The wait ends, or does not begin, when an interrupt ends the thread. */
    bk_let_interrupts_in();
    if (alone && current->waiting_on != NULL) {
        note_contended(mutex);
    }
    raise_owners(mutex, true);
    return bk_wait_enqueued(timeout, key);
}

static ALWAYS_INLINE int lock(struct k_mutex *mutex, k_timeout_t timeout)
{
    unsigned int key = bk_lock();

    if (likely(mutex->owner == NULL)) {
        struct k_thread *current = bk_kernel.current;

        mutex->owner = current;
        note_owned(mutex);
        bk_unlock(key);
        return 0;
    }
    return lock_owned(mutex, key, timeout);
}

int z_impl_k_mutex_lock(struct k_mutex *mutex, k_timeout_t timeout)
{
    return lock(mutex, timeout);
}

/* From its owner to the first who waits, if any. With `open` interrupts come in between. */
static BK_RARE void hand_over(struct k_mutex *mutex, bool open)
{
    struct k_thread *next;

    mutex->relocks = 0;
    note_free(mutex);
    if (!bk_wait_queue_empty(&mutex->waiters)) {
        note_uncontended(mutex);
        pause_lock(open);
    }
    if (bk_wait_queue_empty(&mutex->waiters)) {
        mutex->owner = NULL;
        return;
    }
    next = bk_wait_first(&mutex->waiters);
    mutex->owner = next;
    note_owned(mutex);
    next->wait_kind = BK_WAIT_PLAIN;
    bk_wait_leave(next);
    pause_lock(open);
    if ((next->state & BK_STATE_PENDING) != 0u) {
        bk_wake_left(next, next->wait_data[0]);
    }
    pause_lock(open);
    if (!bk_wait_queue_empty(&mutex->waiters)) {
        note_contended(mutex);
        (void)settle_level(next, open);
    }
}

/* The last lock is gone: to the next who waits. */
static BK_RARE void pass_on(struct k_mutex *mutex, struct k_thread *current, bool open)
{
    hand_over(mutex, open);
    pause_lock(open);
    (void)settle_level(current, open);
}

void bk_mutex_drop(struct k_mutex *mutex)
{
    struct k_thread *current = bk_kernel.current;

    if (mutex->owner != current) {
        return;
    }
    if (mutex->relocks != 0u) {
        mutex->relocks--;
        return;
    }
    if (bk_wait_queue_empty(&mutex->waiters)) {
        note_free(mutex);
        mutex->owner = NULL;
    } else {
        pass_on(mutex, current, true);
    }
}

void bk_mutex_lock_for(struct k_mutex *mutex, struct k_thread *thread, uint32_t result, bool open)
{
    if (mutex->owner == NULL || mutex->owner == thread) {
        if (mutex->owner == thread) {
            mutex->relocks++;
        } else {
            mutex->owner = thread;
            note_owned(mutex);
        }
        thread->wait_result = result;
        bk_state_clear(thread, BK_STATE_PENDING);
        return;
    }
    if (bk_wait_queue_empty(&mutex->waiters)) {
        note_contended(mutex);
    }
    thread->wait_kind = BK_WAIT_MUTEX;
    thread->wait_data[0] = result;
    bk_wait_requeue(thread, &mutex->waiters, open);
    raise_owners(mutex, open);
}

static BK_RARE int unlock_locked(struct k_mutex *mutex, unsigned int key)
{
    struct k_thread *current = bk_kernel.current;
    struct k_thread *owner = mutex->owner;

    if (owner != current) {
        bk_unlock(key);
        return owner == NULL ? -EINVAL : -EPERM;
    }
    if (mutex->relocks != 0u) {
        mutex->relocks--;
    } else if (bk_wait_queue_empty(&mutex->waiters)) {
        note_free(mutex);
        mutex->owner = NULL;
    } else {
        pass_on(mutex, current, bk_can_lower(key));
        bk_settle(key);
        return 0;
    }
    bk_unlock(key);
    return 0;
}

int z_impl_k_mutex_unlock(struct k_mutex *mutex)
{
    return unlock_locked(mutex, bk_lock());
}

void bk_mutex_release(struct k_mutex *mutex, struct k_thread *owner)
{
    unsigned int key = bk_lock();

    if (mutex->owner == owner) {
        hand_over(mutex, true);
    }
    bk_settle(key);
}

static void release(void *object, void *owner)
{
    bk_mutex_release(object, owner);
}

/* One lock around both steps: an interrupt between them could take the rest of the list along. */
static void release_first_held(struct k_thread *thread)
{
    unsigned int key = bk_lock();
    struct k_mutex *mutex = thread->held;

    if (mutex != NULL) {
        /* Out of the list first: one that was initialised again while locked is not its own. */
        thread->held = mutex->next_held;
        if (mutex->owner == thread) {
            hand_over(mutex, true);
        }
    }
    bk_settle(key);
}

void bk_mutex_owner_ended(struct k_thread *thread)
{
    while (thread->held != NULL) {
        release_first_held(thread);
    }
    /* Few threads end with a mutex that is in no list, so look for those then. */
    if (thread->held_mutex != 0u) {
        bk_object_foreach(K_OBJ_MUTEX, release, thread);
        if (bk_user_mutex_owner_ended != NULL) {
            bk_user_mutex_owner_ended(thread);
        }
    }
}

#ifdef CONFIG_USERSPACE

static int z_vrfy_k_mutex_init(struct k_mutex *mutex)
{
    bk_object_check_init(mutex, K_OBJ_MUTEX);
    BK_REQUIRE(mutex->owner == NULL, mutex, "mutex: it is locked");
    return z_impl_k_mutex_init(mutex);
}
#include <zephyr/syscalls/k_mutex_init_mrsh.c>

/* Lock and unlock marshal by hand: the checks and the common path in one piece. */
static __noinline void lock_owned_in_call(struct k_mutex *mutex)
{
    struct bk_frame *f = bk_arch_frame();
    k_timeout_t timeout = {(k_ticks_t)((uint64_t)f->r2 << 32 | f->r1)};

    f->r0 = (uint32_t)lock_owned(mutex, 0, timeout);
}

void z_mrsh_k_mutex_lock(struct bk_frame *f);
void z_mrsh_k_mutex_lock(struct bk_frame *f)
{
    struct k_mutex *mutex = (struct k_mutex *)(uintptr_t)f->r0;
    struct k_thread *current = bk_object_check(mutex, K_OBJ_MUTEX);

    bk_lock_in_call();
    if (unlikely(mutex->owner != NULL)) {
        lock_owned_in_call(mutex);
        return;
    }
    mutex->owner = current;
    current->held_mutex = 1;
    f->r0 = 0;
    bk_unlock_in_call();
}

static __noinline void unlock_other_in_call(struct k_mutex *mutex)
{
    struct bk_frame *f = bk_arch_frame();

    f->r0 = (uint32_t)unlock_locked(mutex, 0);
}

void z_mrsh_k_mutex_unlock(struct bk_frame *f);
void z_mrsh_k_mutex_unlock(struct bk_frame *f)
{
    struct k_mutex *mutex = (struct k_mutex *)(uintptr_t)f->r0;
    struct k_thread *current = bk_object_check(mutex, K_OBJ_MUTEX);

    bk_lock_in_call();
    if (unlikely(mutex->owner != current || mutex->relocks != 0u ||
                 !bk_wait_queue_empty(&mutex->waiters))) {
        unlock_other_in_call(mutex);
        return;
    }
    mutex->owner = NULL;
    f->r0 = 0;
    bk_unlock_in_call();
}

#endif
