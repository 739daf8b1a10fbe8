/* SPDX-License-Identifier: Apache-2.0 */
/* Work queues: submission, order, cancelling work in each state, delays, draining. */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>

#include "kit.h"

#define QUEUE_PRIORITY K_PRIO_PREEMPT(3)

static struct k_work_q queue;
static K_THREAD_STACK_DEFINE(queue_stack, 1024);

static struct k_work first;
static struct k_work second;
static struct k_work blocker;
static struct k_work_delayable delayed;
static struct k_work_sync sync;
static struct k_sem gate;
static int64_t ran_at;

static void note_first(struct k_work *work)
{
    kit_note(work == &first ? '1' : '!');
}

static void note_second(struct k_work *work)
{
    kit_note(work == &second ? '2' : '!');
}

static void block(struct k_work *work)
{
    ARG_UNUSED(work);
    kit_note('[');
    k_sem_take(&gate, K_FOREVER);
    kit_note(']');
}

static void note_delayed(struct k_work *work)
{
    struct k_work_delayable *item = k_work_delayable_from_work(work);

    kit_note(item == &delayed ? 'd' : '!');
    ran_at = k_uptime_ticks();
}

static void *workq_setup(void)
{
    k_work_queue_init(&queue);
    k_work_queue_start(&queue, queue_stack, K_THREAD_STACK_SIZEOF(queue_stack), QUEUE_PRIORITY,
                       NULL);
    return NULL;
}

static void workq_before(void *fixture)
{
    kit_reset(fixture);
    k_sem_init(&gate, 0, K_SEM_MAX_LIMIT);
    k_work_init(&first, note_first);
    k_work_init(&second, note_second);
    k_work_init(&blocker, block);
    k_work_init_delayable(&delayed, note_delayed);
    ran_at = 0;
}

static void workq_after(void *fixture)
{
    k_sem_give(&gate);
    k_work_cancel_delayable_sync(&delayed, &sync);
    k_work_queue_drain(&queue, false);
    kit_reset(fixture);
}

ZTEST_SUITE(workq, NULL, workq_setup, workq_before, workq_after, NULL);

static void settle(void)
{
    k_sleep(K_MSEC(10));
}

/* Submission. */

ZTEST(workq, test_submit)
{
    zassert_equal(k_work_submit_to_queue(&queue, &first), 1);
    zassert_equal(k_work_busy_get(&first), K_WORK_QUEUED);
    zassert_true(k_work_is_pending(&first));
    zassert_equal(k_work_submit_to_queue(&queue, &first), 0, "it is queued already");
    settle();
    kit_expect("1");
    zassert_equal(k_work_busy_get(&first), 0);
    zassert_false(k_work_is_pending(&first));
}

ZTEST(workq, test_system_queue)
{
    zassert_equal(k_work_submit(&first), 1);
    settle();
    kit_expect("1");
}

ZTEST(workq, test_order)
{
    k_work_submit_to_queue(&queue, &second);
    k_work_submit_to_queue(&queue, &first);
    settle();
    kit_expect("21");
}

ZTEST(workq, test_submit_while_running_runs_again)
{
    k_work_submit_to_queue(&queue, &blocker);
    settle();
    zassert_equal(k_work_busy_get(&blocker), K_WORK_RUNNING);
    zassert_equal(k_work_submit_to_queue(&queue, &blocker), 2);
    zassert_equal(k_work_busy_get(&blocker), K_WORK_RUNNING | K_WORK_QUEUED);
    k_sem_give(&gate);
    k_sem_give(&gate);
    settle();
    kit_expect("[][]");
}

static void submit_in_interrupt(const void *work)
{
    kit_note(k_work_submit_to_queue(&queue, (struct k_work *)(uintptr_t)work) == 1 ? 'i' : '!');
}

ZTEST(workq, test_submit_in_interrupt)
{
    irq_offload(submit_in_interrupt, &first);
    settle();
    kit_expect("i1");
}

ZTEST(workq, test_queue_that_was_not_started)
{
    static struct k_work_q idle_queue;

    k_work_queue_init(&idle_queue);
    zassert_equal(k_work_submit_to_queue(&idle_queue, &first), -ENODEV);
    zassert_equal(k_work_submit_to_queue(NULL, &first), -EINVAL);
}

ZTEST(workq, test_queue_thread)
{
    k_tid_t thread = k_work_queue_thread_get(&queue);

    zassert_equal(k_thread_priority_get(thread), QUEUE_PRIORITY);
}

/* Waiting for the end. */

ZTEST(workq, test_flush)
{
    zassert_false(k_work_flush(&first, &sync), "it does not run");
    k_work_submit_to_queue(&queue, &first);
    zassert_true(k_work_flush(&first, &sync));
    kit_expect("1");
}

static void flush_blocker(void *p1, void *p2, void *p3)
{
    static struct k_work_sync own;

    kit_note(k_work_flush(&blocker, &own) ? 'f' : '!');
}

ZTEST(workq, test_flush_of_running_work)
{
    k_work_submit_to_queue(&queue, &blocker);
    settle();
    kit_start(0, flush_blocker, NULL, KIT_HIGH, 0);
    k_work_submit_to_queue(&queue, &first);
    settle();
    kit_expect("[");
    k_sem_give(&gate);
    kit_join(0);
    settle();
    kit_expect("[]f1");
}

/* Cancelling. */

ZTEST(workq, test_cancel_queued)
{
    k_work_submit_to_queue(&queue, &first);
    zassert_equal(k_work_cancel(&first), 0);
    settle();
    kit_expect("");
    zassert_equal(k_work_submit_to_queue(&queue, &first), 1, "it may be submitted again");
    settle();
    kit_expect("1");
}

ZTEST(workq, test_cancel_idle)
{
    zassert_equal(k_work_cancel(&first), 0);
    zassert_false(k_work_cancel_sync(&first, &sync));
}

ZTEST(workq, test_cancel_running)
{
    k_work_submit_to_queue(&queue, &blocker);
    settle();
    zassert_equal(k_work_cancel(&blocker), K_WORK_RUNNING | K_WORK_CANCELING);
    zassert_equal(k_work_submit_to_queue(&queue, &blocker), -EBUSY, "it is being cancelled");
    k_sem_give(&gate);
    settle();
    kit_expect("[]");
    zassert_equal(k_work_busy_get(&blocker), 0);
    zassert_equal(k_work_submit_to_queue(&queue, &blocker), 1);
}

static void cancel_blocker(void *p1, void *p2, void *p3)
{
    static struct k_work_sync own;

    kit_note(k_work_cancel_sync(&blocker, &own) ? 'c' : '!');
}

ZTEST(workq, test_cancel_running_and_wait)
{
    k_work_submit_to_queue(&queue, &blocker);
    settle();
    k_work_submit_to_queue(&queue, &blocker);
    kit_start(0, cancel_blocker, NULL, KIT_HIGH, 0);
    settle();
    kit_expect("[");
    k_sem_give(&gate);
    kit_join(0);
    settle();
    kit_expect("[]c");
}

/* Delays. */

ZTEST(workq, test_delay)
{
    int64_t start = kit_tick_start();

    zassert_equal(k_work_schedule_for_queue(&queue, &delayed, K_TICKS(30)), 1);
    zassert_equal(k_work_delayable_busy_get(&delayed), K_WORK_DELAYED);
    zassert_true(k_work_delayable_is_pending(&delayed));
    k_sleep(K_TICKS(60));
    kit_expect("d");
    kit_expect_ticks(ran_at - start, 30);
    zassert_false(k_work_delayable_is_pending(&delayed));
}

ZTEST(workq, test_no_delay)
{
    zassert_equal(k_work_schedule_for_queue(&queue, &delayed, K_NO_WAIT), 1);
    settle();
    kit_expect("d");
    zassert_equal(k_work_schedule(&delayed, K_NO_WAIT), 1);
    settle();
    kit_expect("dd");
}

ZTEST(workq, test_schedule_keeps_and_reschedule_replaces)
{
    int64_t start = kit_tick_start();

    zassert_equal(k_work_schedule_for_queue(&queue, &delayed, K_TICKS(30)), 1);
    zassert_equal(k_work_schedule_for_queue(&queue, &delayed, K_TICKS(90)), 0);
    k_sleep(K_TICKS(60));
    kit_expect("d");
    kit_expect_ticks(ran_at - start, 30);

    start = kit_tick_start();
    zassert_equal(k_work_schedule_for_queue(&queue, &delayed, K_TICKS(30)), 1);
    zassert_equal(k_work_reschedule_for_queue(&queue, &delayed, K_TICKS(90)), 1);
    k_sleep(K_TICKS(60));
    kit_expect("d");
    k_sleep(K_TICKS(60));
    kit_expect("dd");
    kit_expect_ticks(ran_at - start, 90);
}

ZTEST(workq, test_schedule_of_running_work_runs_again)
{
    static struct k_work_delayable slow;

    k_work_init_delayable(&slow, block);
    k_work_schedule_for_queue(&queue, &slow, K_NO_WAIT);
    settle();
    zassert_equal(k_work_schedule_for_queue(&queue, &slow, K_NO_WAIT), 2);
    k_sem_give(&gate);
    k_sem_give(&gate);
    settle();
    kit_expect("[][]");
}

ZTEST(workq, test_cancel_delayed)
{
    k_work_schedule_for_queue(&queue, &delayed, K_TICKS(30));
    zassert_equal(k_work_cancel_delayable(&delayed), 0);
    k_sleep(K_TICKS(60));
    kit_expect("");
    k_work_schedule_for_queue(&queue, &delayed, K_TICKS(30));
    zassert_true(k_work_cancel_delayable_sync(&delayed, &sync));
    zassert_false(k_work_cancel_delayable_sync(&delayed, &sync));
    k_sleep(K_TICKS(60));
    kit_expect("");
}

ZTEST(workq, test_flush_delayed)
{
    int64_t start = kit_tick_start();

    k_work_schedule_for_queue(&queue, &delayed, K_SECONDS(5));
    zassert_true(k_work_flush_delayable(&delayed, &sync), "it runs at once");
    kit_expect("d");
    zassert_true(k_uptime_ticks() - start < k_ms_to_ticks_ceil32(100));
    zassert_false(k_work_flush_delayable(&delayed, &sync));
}

static void note_delayed_defined(struct k_work *work);
static void note_defined(struct k_work *work);

K_WORK_DELAYABLE_DEFINE(defined_delayed, note_delayed_defined);
K_WORK_DEFINE(defined_work, note_defined);

static void note_delayed_defined(struct k_work *work)
{
    kit_note(k_work_delayable_from_work(work) == &defined_delayed ? 'D' : '!');
}

static void note_defined(struct k_work *work)
{
    kit_note(work == &defined_work ? 'W' : '!');
}

ZTEST(workq, test_defined)
{
    k_work_submit(&defined_work);
    k_work_schedule(&defined_delayed, K_TICKS(5));
    settle();
    k_sleep(K_TICKS(10));
    kit_expect("WD");
}

/* Work that submits itself again. */
static int rounds_left;

static void again(struct k_work *work)
{
    kit_note('a');
    if (--rounds_left > 0) {
        k_work_submit_to_queue(&queue, work);
    }
}

ZTEST(workq, test_submits_itself)
{
    rounds_left = 4;
    k_work_init(&first, again);
    k_work_submit_to_queue(&queue, &first);
    settle();
    kit_expect("aaaa");
}

/* Draining and plugging. */

ZTEST(workq, test_drain)
{
    k_work_submit_to_queue(&queue, &first);
    k_work_submit_to_queue(&queue, &second);
    zassert_true(k_work_queue_drain(&queue, false) >= 0);
    kit_expect("12");
}

ZTEST(workq, test_plug)
{
    zassert_true(k_work_queue_drain(&queue, true) >= 0);
    zassert_equal(k_work_submit_to_queue(&queue, &first), -EBUSY);
    zassert_equal(k_work_queue_unplug(&queue), 0);
    zassert_equal(k_work_queue_unplug(&queue), -EALREADY);
    zassert_equal(k_work_submit_to_queue(&queue, &first), 1);
    settle();
    kit_expect("1");
}

static void drain_queue(void *p1, void *p2, void *p3)
{
    kit_note(k_work_queue_drain(&queue, false) >= 0 ? 'e' : '!');
}

ZTEST(workq, test_no_submissions_from_outside_while_draining)
{
    k_work_submit_to_queue(&queue, &blocker);
    settle();
    kit_start(0, drain_queue, NULL, KIT_HIGH, 0);
    settle();
    zassert_equal(k_work_submit_to_queue(&queue, &first), -EBUSY);
    k_sem_give(&gate);
    kit_join(0);
    kit_expect("[]e");
    zassert_equal(k_work_submit_to_queue(&queue, &first), 1);
}
