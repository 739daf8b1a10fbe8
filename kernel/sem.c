/* SPDX-License-Identifier: Apache-2.0 */
#include "object.h"
#include "poll.h"
#include "ready.h"
#include "sched.h"
#include "timeout.h"
#include "usermode.h"

int z_impl_k_sem_init(struct k_sem *sem, unsigned int initial_count, unsigned int limit)
{
    if (limit == 0u || initial_count > limit) {
        return -EINVAL;
    }
    sem->count = initial_count;
    sem->limit = limit;
    bk_wait_queue_init(&sem->waiters);
    BK_POLL_INIT(sem);
    bk_object_register(sem, K_OBJ_SEM);
    return 0;
}

int z_impl_k_sem_take(struct k_sem *sem, k_timeout_t timeout)
{
    unsigned int key = bk_lock();

    if (likely(sem->count != 0u)) {
        sem->count--;
        bk_unlock(key);
        return 0;
    }
    if (bk_is_no_wait(timeout)) {
        bk_unlock(key);
        return -EBUSY;
    }
    return bk_wait(&sem->waiters, timeout, key);
}

/* Somebody waits: the first gets the semaphore without its being counted. */
static __noinline void give_waiter(unsigned int key, struct k_sem *sem)
{
    struct k_thread *thread = bk_wait_first(&sem->waiters);

    if (likely(thread->state == BK_STATE_WAITS_PLAIN)) {
        bk_wake_plain(thread, 0);
        bk_unlock(key);
        return;
    }
    bk_wake(thread, 0);
    bk_settle(key);
}

/* Nobody waits. */
static ALWAYS_INLINE void count_up(struct k_sem *sem)
{
    if (sem->count != sem->limit) {
        sem->count++;
    }
    BK_POLL_RAISE(sem, K_POLL_STATE_SEM_AVAILABLE);
}

void z_impl_k_sem_give(struct k_sem *sem)
{
    unsigned int key = bk_lock();

    if (!bk_wait_queue_empty(&sem->waiters)) {
        give_waiter(key, sem);
        return;
    }
    count_up(sem);
    BK_POLL_UNLOCK(key);
}

void z_impl_k_sem_reset(struct k_sem *sem)
{
    unsigned int outer = bk_kernel_lock();
    unsigned int key = bk_lock();

    sem->count = 0;
    bk_wake_each(&sem->waiters, (uint32_t)-EAGAIN, key);
    BK_POLL_RAISE(sem, K_POLL_STATE_CANCELLED);
    bk_settle(outer);
}

#ifdef CONFIG_USERSPACE

static int z_vrfy_k_sem_init(struct k_sem *sem, unsigned int initial_count, unsigned int limit)
{
    bk_object_check_init(sem, K_OBJ_SEM);
    BK_REQUIRE(bk_wait_queue_unused(&sem->waiters), sem, "sem: threads wait for it");
    BK_REQUIRE(BK_POLL_UNUSED(sem), sem, "sem: threads poll it");
    return z_impl_k_sem_init(sem, initial_count, limit);
}
#include <zephyr/syscalls/k_sem_init_mrsh.c>

/*
 * Take and give marshal by hand: the checks and the common path in one piece, the rest as jumps.
 */
static __noinline void take_none_in_call(struct k_sem *sem)
{
    struct bk_frame *f = bk_arch_frame();
    k_timeout_t timeout = {(k_ticks_t)((uint64_t)f->r2 << 32 | f->r1)};

    if (likely(bk_is_forever(timeout))) {
        bk_wait_in_call(&sem->waiters);
    } else if (bk_is_no_wait(timeout)) {
        f->r0 = (uint32_t)-EBUSY;
        bk_unlock_in_call();
    } else {
        (void)bk_wait(&sem->waiters, timeout, 0);
    }
}

void z_mrsh_k_sem_take(struct bk_frame *f);
void z_mrsh_k_sem_take(struct bk_frame *f)
{
    struct k_sem *sem = (struct k_sem *)(uintptr_t)f->r0;

    bk_object_check(sem, K_OBJ_SEM);
    bk_lock_in_call();
    unsigned int count = sem->count;

    if (unlikely(count == 0u)) {
        take_none_in_call(sem);
        return;
    }
    f->r0 = 0;
    sem->count = count - 1u;
    bk_unlock_in_call();
}

void z_mrsh_k_sem_give(struct bk_frame *f);
void z_mrsh_k_sem_give(struct bk_frame *f)
{
    struct k_sem *sem = (struct k_sem *)(uintptr_t)f->r0;

    bk_object_check(sem, K_OBJ_SEM);
    bk_lock_in_call();
    if (!bk_wait_queue_empty(&sem->waiters)) {
        give_waiter(0, sem);
        return;
    }
    count_up(sem);
    BK_POLL_UNLOCK(0);
}

static void z_vrfy_k_sem_reset(struct k_sem *sem)
{
    bk_object_check(sem, K_OBJ_SEM);
    z_impl_k_sem_reset(sem);
}
#include <zephyr/syscalls/k_sem_reset_mrsh.c>

static unsigned int z_vrfy_k_sem_count_get(struct k_sem *sem)
{
    bk_object_check(sem, K_OBJ_SEM);
    return z_impl_k_sem_count_get(sem);
}
#include <zephyr/syscalls/k_sem_count_get_mrsh.c>

#endif
