/* SPDX-License-Identifier: Apache-2.0 */
/* Work items that wait for events: every way to be submitted, cancelling, submitting again. */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>

#include "kit.h"

static struct k_work_poll item;
static struct k_work_q other_queue;
K_THREAD_STACK_DEFINE(other_stack, 1024);
static struct k_sem sem;
static struct k_fifo fifo;
static struct k_poll_event events[2];
static int result;

static void note(struct k_work *work)
{
    struct k_work_poll *this_item = CONTAINER_OF(work, struct k_work_poll, work);

    result = this_item->poll_result;
    kit_note(result == 0 ? 'r' : result == -EAGAIN ? '-' : 'x');
}

static void *work_poll_setup(void)
{
    k_work_queue_init(&other_queue);
    k_work_queue_start(&other_queue, other_stack, K_THREAD_STACK_SIZEOF(other_stack), KIT_LOW,
                       NULL);
    return NULL;
}

static void work_poll_before(void *fixture)
{
    kit_reset(fixture);
    k_sem_init(&sem, 0, 5);
    k_fifo_init(&fifo);
    k_work_poll_init(&item, note);
    k_poll_event_init(&events[0], K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &sem);
    k_poll_event_init(&events[1], K_POLL_TYPE_FIFO_DATA_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &fifo);
}

ZTEST_SUITE(work_poll, NULL, work_poll_setup, work_poll_before, kit_reset, NULL);

ZTEST(work_poll, test_ready_at_once)
{
    k_sem_give(&sem);
    zassert_ok(k_work_poll_submit(&item, events, 2, K_FOREVER));
    k_sleep(K_MSEC(1));
    kit_expect("r");
    zassert_equal(events[0].state, K_POLL_STATE_SEM_AVAILABLE);
    zassert_equal(events[1].state, K_POLL_STATE_NOT_READY);
}

ZTEST(work_poll, test_no_wait)
{
    zassert_ok(k_work_poll_submit(&item, events, 2, K_NO_WAIT));
    k_sleep(K_MSEC(1));
    kit_expect("-");
}

static void give_in_interrupt(const void *unused)
{
    k_sem_give(&sem);
}

ZTEST(work_poll, test_ready_later)
{
    static void *data[2];

    zassert_ok(k_work_poll_submit(&item, events, 2, K_FOREVER));
    k_sleep(K_MSEC(5));
    kit_expect("");
    irq_offload(give_in_interrupt, NULL);
    k_sleep(K_MSEC(1));
    kit_expect("r");
    k_sem_take(&sem, K_NO_WAIT);
    zassert_ok(k_work_poll_submit_to_queue(&other_queue, &item, events, 2, K_MSEC(100)));
    k_fifo_put(&fifo, data);
    k_fifo_get(&fifo, K_NO_WAIT);
    k_sleep(K_MSEC(200));
    kit_expect("rr");
    /* Nothing is left behind in the objects. */
    k_sem_give(&sem);
    k_fifo_put(&fifo, data);
    k_sleep(K_MSEC(1));
    kit_expect("rr");
}

ZTEST(work_poll, test_time_out)
{
    zassert_ok(k_work_poll_submit(&item, events, 2, K_MSEC(10)));
    k_sleep(K_MSEC(9));
    kit_expect("");
    k_sleep(K_MSEC(3));
    kit_expect("-");
    k_sem_give(&sem);
    k_sleep(K_MSEC(1));
    kit_expect("-");
}

ZTEST(work_poll, test_cancelled_object)
{
    zassert_ok(k_work_poll_submit(&item, events, 2, K_MSEC(10)));
    k_fifo_cancel_wait(&fifo);
    k_sleep(K_MSEC(1));
    kit_expect("x");
    zassert_equal(result, -EINTR);
}

ZTEST(work_poll, test_cancelling)
{
    zassert_equal(k_work_poll_cancel(NULL), -EINVAL);
    zassert_equal(k_work_poll_cancel(&item), -EINVAL);
    zassert_ok(k_work_poll_submit(&item, events, 2, K_MSEC(10)));
    zassert_ok(k_work_poll_cancel(&item));
    zassert_equal(k_work_poll_cancel(&item), -EINVAL);
    k_sem_give(&sem);
    k_sleep(K_MSEC(20));
    kit_expect("");
    zassert_ok(k_work_poll_submit(&item, events, 2, K_MSEC(10)));
    zassert_equal(k_work_poll_cancel(&item), -EINVAL, "it is on its way");
    k_sleep(K_MSEC(1));
    kit_expect("r");
}

ZTEST(work_poll, test_submitting_again)
{
    zassert_ok(k_work_poll_submit(&item, events, 2, K_MSEC(10)));
    zassert_equal(k_work_poll_submit_to_queue(&other_queue, &item, events, 2, K_MSEC(10)),
                  -EADDRINUSE);
    zassert_ok(k_work_poll_submit(&item, &events[1], 1, K_MSEC(30)));
    k_sem_give(&sem);
    k_sleep(K_MSEC(20));
    kit_expect("");
    k_sleep(K_MSEC(20));
    kit_expect("-");
    zassert_ok(k_work_poll_submit(&item, events, 2, K_FOREVER));
    zassert_equal(k_work_poll_submit(&item, events, 2, K_FOREVER), -EINVAL, "it is on its way");
    k_sleep(K_MSEC(1));
    kit_expect("-r");
}

ZTEST(work_poll, test_unknown_type)
{
    events[1].type = BIT(7);
    zassert_equal(k_work_poll_submit(&item, events, 2, K_FOREVER), -EINVAL);
}
