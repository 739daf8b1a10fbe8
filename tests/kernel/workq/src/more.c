/* SPDX-License-Identifier: Apache-2.0 */
/* Work queues: interrupts, ends, user threads as queues, work that polls. */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "kit.h"

static struct k_work_q queue;
static K_THREAD_STACK_DEFINE(queue_stack, 1024);
static struct k_work_q second_queue;
static struct k_work_delayable delayed;
static struct k_work item;
static struct k_work_sync sync;

static void note(struct k_work *work)
{
    ARG_UNUSED(work);
    kit_note('w');
}

static void *setup(void)
{
    const struct k_work_queue_config config = {.name = "named", .no_yield = true};

    k_work_queue_start(&queue, queue_stack, K_THREAD_STACK_SIZEOF(queue_stack), KIT_HIGH, &config);
    return NULL;
}

static void before(void *fixture)
{
    kit_reset(fixture);
    k_work_init(&item, note);
    k_work_init_delayable(&delayed, note);
}

ZTEST_SUITE(workq_more, NULL, setup, before, kit_reset, NULL);

ZTEST(workq_more, test_name)
{
    zassert_str_equal(k_thread_name_get(k_work_queue_thread_get(&queue)), "named");
}

static void schedule_in_interrupt(const void *ticks)
{
    int result = k_work_schedule_for_queue(&queue, &delayed, K_TICKS((uintptr_t)ticks));

    kit_note((char)('0' + result));
}

static void cancel_in_interrupt(const void *unused)
{
    ARG_UNUSED(unused);
    kit_note((char)('0' + k_work_cancel_delayable(&delayed)));
}

ZTEST(workq_more, test_delay_from_interrupt)
{
    irq_offload(schedule_in_interrupt, (void *)20);
    zassert_equal(k_work_delayable_busy_get(&delayed), K_WORK_DELAYED);
    zassert_within(k_work_delayable_remaining_get(&delayed), 21, 1);
    k_sleep(K_TICKS(40));
    kit_expect("1w");
    irq_offload(schedule_in_interrupt, (void *)20);
    irq_offload(schedule_in_interrupt, (void *)5);
    irq_offload(cancel_in_interrupt, NULL);
    k_sleep(K_TICKS(40));
    kit_expect("1w100");
    irq_offload(schedule_in_interrupt, (void *)0);
    k_sleep(K_TICKS(5));
    kit_expect("1w1001w");
}

ZTEST(workq_more, test_forever_is_not_submitted)
{
    zassert_equal(k_work_schedule_for_queue(&queue, &delayed, K_FOREVER), 1);
    k_sleep(K_MSEC(10));
    kit_expect("");
    zassert_equal(k_work_delayable_busy_get(&delayed), K_WORK_DELAYED);
    zassert_true(k_work_cancel_delayable_sync(&delayed, &sync));
    zassert_equal(k_work_delayable_busy_get(&delayed), 0);
}

static void serve(void *p1, void *p2, void *p3)
{
    k_work_queue_run(&second_queue, NULL);
    kit_note('e');
}

ZTEST(workq_more, test_run_and_stop)
{
    kit_start(0, serve, NULL, KIT_HIGH, 0);
    k_sleep(K_MSEC(1));
    zassert_equal_ptr(k_work_queue_thread_get(&second_queue), &kit_threads[0]);
    zassert_equal(k_work_submit_to_queue(&second_queue, &item), 1);
    zassert_equal(k_work_queue_stop(&second_queue, K_FOREVER), -EBUSY, "it is not plugged");
    zassert_equal(k_work_queue_drain(&second_queue, true), 1);
    kit_expect("w");
    zassert_ok(k_work_queue_stop(&second_queue, K_MSEC(10)));
    kit_expect("we");
    zassert_equal(k_work_queue_stop(&second_queue, K_FOREVER), -EALREADY);
    zassert_equal(k_work_submit_to_queue(&second_queue, &item), -ENODEV);
}

/* Queues served by user threads. */

K_HEAP_DEFINE(pool, 1024);
static struct k_work_user_q user_queue;
static K_THREAD_STACK_DEFINE(user_stack, 1024);
static ZTEST_BMEM struct k_work_user user_item;
static ZTEST_BMEM struct k_work_user user_again;
static ZTEST_BMEM bool in_user_mode;

static void note_mode(struct k_work_user *work)
{
    in_user_mode = k_is_user_context();
    kit_note(work == &user_item ? 'u' : '!');
}

static void note_again(struct k_work_user *work)
{
    kit_note(k_work_user_is_pending(work) ? '!' : 'a');
}

static void start_user_queue(void)
{
    static bool started;

    k_thread_heap_assign(k_current_get(), &pool);
    if (!started) {
        k_work_user_queue_start(&user_queue, user_stack, K_THREAD_STACK_SIZEOF(user_stack),
                                KIT_HIGH, "user");
        started = true;
    }
    k_object_access_grant(&user_queue.queue, k_current_get());
}

ZTEST(workq_more, test_user_queue)
{
    start_user_queue();
    k_work_user_init(&user_item, note_mode);
    zassert_ok(k_work_user_submit_to_queue(&user_queue, &user_item));
    zassert_true(k_work_user_is_pending(&user_item));
    zassert_equal(k_work_user_submit_to_queue(&user_queue, &user_item), -EBUSY);
    k_sleep(K_MSEC(10));
    kit_expect("u");
    zassert_true(in_user_mode);
    zassert_false(k_work_user_is_pending(&user_item));
}

static void submit_as_user(void *p1, void *p2, void *p3)
{
    k_work_user_init(&user_again, note_again);
    for (unsigned int i = 0; i < 3; i++) {
        kit_note(k_work_user_submit_to_queue(&user_queue, &user_again) == 0 ? 's' : '!');
        k_sleep(K_MSEC(1));
    }
}

ZTEST(workq_more, test_user_submits)
{
    start_user_queue();
    kit_start(0, submit_as_user, NULL, KIT_LOW, K_USER);
    kit_join(0);
    kit_expect("asasas");
}

/* Work that polls. */

static struct k_work_poll polling;
static struct k_sem sem;
static struct k_poll_event events[1];

static void note_result(struct k_work *work)
{
    struct k_work_poll *self = CONTAINER_OF(work, struct k_work_poll, work);

    kit_note(self->poll_result == 0 ? 'r' : self->poll_result == -EAGAIN ? 't' : '!');
}

static int poll_sem(k_timeout_t timeout)
{
    k_poll_event_init(&events[0], K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &sem);
    return k_work_poll_submit_to_queue(&queue, &polling, events, 1, timeout);
}

static void give(const void *unused)
{
    ARG_UNUSED(unused);
    k_sem_give(&sem);
}

ZTEST(workq_more, test_poll)
{
    k_sem_init(&sem, 0, 1);
    k_work_poll_init(&polling, note_result);
    zassert_ok(poll_sem(K_FOREVER));
    k_sleep(K_MSEC(1));
    kit_expect("");
    k_sem_give(&sem);
    k_sleep(K_MSEC(1));
    kit_expect("r");
    zassert_equal(events[0].state, K_POLL_STATE_SEM_AVAILABLE);
    zassert_ok(poll_sem(K_TICKS(5)), "it is available already");
    k_sleep(K_TICKS(20));
    kit_expect("rr");
}

ZTEST(workq_more, test_poll_ended_by_interrupt)
{
    k_sem_init(&sem, 0, 1);
    k_work_poll_init(&polling, note_result);
    zassert_ok(poll_sem(K_MSEC(5)));
    irq_offload(give, NULL);
    k_sleep(K_MSEC(20));
    kit_expect("r");
}

ZTEST(workq_more, test_poll_times_out)
{
    k_sem_init(&sem, 0, 1);
    k_work_poll_init(&polling, note_result);
    zassert_ok(poll_sem(K_TICKS(10)));
    k_sleep(K_TICKS(30));
    kit_expect("t");
    zassert_ok(poll_sem(K_NO_WAIT));
    k_sleep(K_TICKS(5));
    kit_expect("tt");
}

ZTEST(workq_more, test_poll_cancel)
{
    k_sem_init(&sem, 0, 1);
    k_work_poll_init(&polling, note_result);
    zassert_equal(k_work_poll_cancel(&polling), -EINVAL);
    zassert_ok(poll_sem(K_TICKS(10)));
    zassert_ok(k_work_poll_cancel(&polling));
    k_sem_give(&sem);
    k_sleep(K_TICKS(30));
    kit_expect("");
    zassert_ok(poll_sem(K_TICKS(10)));
    zassert_equal(k_work_poll_submit(&polling, events, 1, K_TICKS(1)), -EADDRINUSE);
    k_sleep(K_TICKS(20));
    kit_expect("r");
}
