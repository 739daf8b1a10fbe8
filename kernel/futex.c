/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who waits on a futex is known by its address, which is the same in all domains. The queues are
 * shared by addresses: each has the threads of several futexes. A thread that lost access to its
 * futex while it waits is not woken through it any more, lest it take the place of another.
 */
#include <zephyr/kernel/futex.h>

#include "sched.h"
#include "timeout.h"
#include "usermode.h"

#define QUEUES 8u

static struct bk_wait_queue *queue_of(const struct k_futex *futex)
{
    static struct bk_wait_queue queues[QUEUES];
    struct bk_wait_queue *queue = &queues[((uintptr_t)futex >> 2) % QUEUES];

    if (queue->list.head == NULL) {
        bk_wait_queue_init(queue);
    }
    return queue;
}

int z_impl_k_futex_wait(struct k_futex *futex, int expected, k_timeout_t timeout)
{
    struct k_thread *current = bk_kernel.current;
    unsigned int key = bk_lock();
    int result;

    if (*(volatile atomic_val_t *)&futex->val != (atomic_val_t)expected) {
        result = -EAGAIN;
    } else if (bk_is_no_wait(timeout)) {
        result = -ETIMEDOUT;
    } else {
        current->wait_kind = BK_WAIT_FUTEX;
        current->wait_data[0] = (uint32_t)(uintptr_t)futex;
        return bk_wait(queue_of(futex), timeout, key);
    }
    bk_unlock(key);
    return result;
}

/* Number `n` of those who wait on a futex, NULL behind the last. */
static struct k_thread *futex_waiter(const struct bk_wait_queue *queue, const struct k_futex *futex,
                                     unsigned int n)
{
    unsigned int key = bk_lock();
    struct k_thread *found = NULL;

    for (sys_dnode_t *node = queue->list.head;
         found == NULL && node != (const sys_dnode_t *)&queue->list; node = node->next) {
        struct k_thread *thread = bk_thread_of(node);

        if (thread->wait_data[0] == (uint32_t)(uintptr_t)futex && n-- == 0u) {
            found = thread;
        }
    }
    bk_unlock(key);
    return found;
}

/* Domains are the kernel level's; an interrupt does not ask. */
static bool still_permitted(const struct k_thread *thread, const struct k_futex *futex)
{
    return bk_in_device_interrupt() || bk_waiter_permits(thread, futex, sizeof(*futex), BK_U_W);
}

static bool wake(struct k_thread *thread, const struct bk_wait_queue *queue)
{
    unsigned int key = bk_lock();
    bool waits = thread->waiting_on == queue;

    if (waits) {
        bk_wake(thread, 0);
    }
    bk_settle(key);
    return waits;
}

int z_impl_k_futex_wake(struct k_futex *futex, bool wake_all)
{
    unsigned int key = bk_kernel_lock();
    struct bk_wait_queue *queue = queue_of(futex);
    struct k_thread *thread;
    unsigned int passed = 0;
    int woken = 0;

    while ((woken == 0 || wake_all) && (thread = futex_waiter(queue, futex, passed)) != NULL) {
        if (!still_permitted(thread, futex)) {
            passed++;
        } else if (wake(thread, queue)) {
            woken++;
        }
    }
    bk_unlock(key);
    return woken;
}

#ifdef CONFIG_USERSPACE

static int check_futex(const struct k_futex *futex)
{
    if (!bk_user_permits(bk_kernel.current, futex, sizeof(*futex), BK_U_R | BK_U_W)) {
        return -EACCES;
    }
    return ((uintptr_t)futex & 3u) == 0u ? 0 : -EINVAL;
}

static int z_vrfy_k_futex_wait(struct k_futex *futex, int expected, k_timeout_t timeout)
{
    int result = check_futex(futex);

    return result != 0 ? result : z_impl_k_futex_wait(futex, expected, timeout);
}
#include <zephyr/syscalls/k_futex_wait_mrsh.c>

static int z_vrfy_k_futex_wake(struct k_futex *futex, bool wake_all)
{
    int result = check_futex(futex);

    return result != 0 ? result : z_impl_k_futex_wake(futex, wake_all);
}
#include <zephyr/syscalls/k_futex_wake_mrsh.c>

#endif
