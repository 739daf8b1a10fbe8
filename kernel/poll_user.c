/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Polling by user threads. Their events are copied in once, into an allocation from their resource
 * pool, which hangs on the thread: it is freed when the states are collected, at the next poll, or
 * when the thread ends.
 */
#include <zephyr/kernel/poll.h>

#include "heap.h"
#include "object.h"
#include "poll_types.h"
#include "sched.h"
#include "usermode.h"

struct user_poll {
    struct bk_poller poller;
    struct k_poll_event events[];
};

static void discard_copy(struct k_thread *thread)
{
    struct bk_poller *poller = thread->poller;

    if (poller == NULL) {
        return;
    }
    bk_poll_leave(poller);
    thread->poller = NULL;
    if (poller->of_user) {
        k_free(CONTAINER_OF(poller, struct user_poll, poller));
    }
}

void bk_poll_thread_ended(struct k_thread *thread)
{
    discard_copy(thread);
}

#ifdef CONFIG_USERSPACE

/* An empty copy, attached to the thread: from here on the end of the thread frees it. */
static struct user_poll *attach(struct k_poll_event *user, int num)
{
    struct k_thread *current = bk_kernel.current;
    struct user_poll *copy =
        bk_thread_alloc(sizeof(*copy) + (size_t)num * sizeof(struct k_poll_event));

    if (copy == NULL) {
        return NULL;
    }
    copy->poller = (struct bk_poller){.thread = current,
                                      .events = copy->events,
                                      .user = user,
                                      .level = current->level,
                                      .of_user = true};
    current->poller = &copy->poller;
    return copy;
}

static bool check_event(const struct k_poll_event *event)
{
    enum k_objects type = bk_poll_object_type(event->type);

    if (type == K_OBJ_LAST || event->mode != K_POLL_MODE_NOTIFY_ONLY) {
        return false;
    }
    if (type != K_OBJ_ANY) {
        bk_object_check_type(event->obj, type);
    }
    return true;
}

static bool copy_in(struct user_poll *copy, const struct k_poll_event *user, int num)
{
    bk_user_copy_from(copy->events, user, (size_t)num * sizeof(struct k_poll_event));
    for (int i = 0; i < num; i++) {
        copy->events[i].poller = NULL;
        if (!check_event(&copy->events[i])) {
            return false;
        }
    }
    copy->poller.num = num;
    return true;
}

void z_impl_bk_poll_collect(void)
{
    struct bk_poller *poller = bk_kernel.current->poller;

    if (poller == NULL) {
        return;
    }
    bk_poll_leave(poller);
    for (int i = 0; i < poller->num; i++) {
        bk_user_copy_to(&poller->user[i].state, &poller->events[i].state, 1);
    }
    discard_copy(bk_kernel.current);
}

int z_impl_bk_poll_start(struct k_poll_event *events, int num_events, k_timeout_t timeout)
{
    struct user_poll *copy;

    discard_copy(bk_kernel.current);
    copy = attach(events, num_events);
    if (copy == NULL) {
        return -ENOMEM;
    }
    if (!copy_in(copy, events, num_events)) {
        discard_copy(bk_kernel.current);
        return -EINVAL;
    }
    bk_poll_register(&copy->poller, !bk_is_no_wait(timeout));
    if (!copy->poller.active) {
        z_impl_bk_poll_collect();
        return 0;
    }
    return bk_poll_wait(&copy->poller, timeout, 0);
}

static int z_vrfy_bk_poll_start(struct k_poll_event *events, int num_events, k_timeout_t timeout)
{
    /* More than any pool holds, and few enough that their size does not wrap. */
    BK_REQUIRE(num_events >= 0 && num_events < 0x10000, num_events, "num_events: negative or huge");
    return z_impl_bk_poll_start(events, num_events, timeout);
}
#include <zephyr/syscalls/bk_poll_start_mrsh.c>

static void z_vrfy_bk_poll_collect(void)
{
    z_impl_bk_poll_collect();
}
#include <zephyr/syscalls/bk_poll_collect_mrsh.c>

static void z_vrfy_k_poll_signal_init(struct k_poll_signal *sig)
{
    bk_object_check_init(sig, K_OBJ_POLL_SIGNAL);
    BK_REQUIRE(BK_POLL_UNUSED(sig), sig, "sig: threads poll it");
    z_impl_k_poll_signal_init(sig);
}
#include <zephyr/syscalls/k_poll_signal_init_mrsh.c>

static void z_vrfy_k_poll_signal_reset(struct k_poll_signal *sig)
{
    bk_object_check(sig, K_OBJ_POLL_SIGNAL);
    z_impl_k_poll_signal_reset(sig);
}
#include <zephyr/syscalls/k_poll_signal_reset_mrsh.c>

static void z_vrfy_k_poll_signal_check(struct k_poll_signal *sig, unsigned int *signaled,
                                       int *result)
{
    unsigned int signaled_now;
    int result_now;

    bk_object_check(sig, K_OBJ_POLL_SIGNAL);
    z_impl_k_poll_signal_check(sig, &signaled_now, &result_now);
    bk_user_copy_to(signaled, &signaled_now, sizeof(signaled_now));
    bk_user_copy_to(result, &result_now, sizeof(result_now));
}
#include <zephyr/syscalls/k_poll_signal_check_mrsh.c>

static int z_vrfy_k_poll_signal_raise(struct k_poll_signal *sig, int result)
{
    bk_object_check(sig, K_OBJ_POLL_SIGNAL);
    return z_impl_k_poll_signal_raise(sig, result);
}
#include <zephyr/syscalls/k_poll_signal_raise_mrsh.c>

#endif
