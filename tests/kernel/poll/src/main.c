/* SPDX-License-Identifier: Apache-2.0 */
/* Polling: every kind of object, who is told, time-outs, cancelling, user threads' rights. */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "kit.h"

#define EVENTS 4

K_HEAP_DEFINE(small_pool, 64);
K_MSGQ_DEFINE(msgq, 4, 2, 4);
static struct k_sem sem, forbidden_sem;
static struct k_fifo fifo;
static struct k_poll_signal sig, forbidden;
static ZTEST_BMEM struct k_poll_event events[EVENTS];
static ZTEST_BMEM unsigned int signaled;
static ZTEST_BMEM int value;
static void *items[2];

static void *poll_setup(void)
{
    k_poll_signal_init(&forbidden);
    k_sem_init(&forbidden_sem, 0, 1);
    return NULL;
}

static void poll_before(void *fixture)
{
    kit_reset(fixture);
    k_sem_init(&sem, 0, 2);
    k_fifo_init(&fifo);
    k_poll_signal_init(&sig);
    k_msgq_purge(&msgq);
    k_thread_access_grant(k_current_get(), &sem, &fifo, &sig, &msgq);
    k_thread_system_pool_assign(k_current_get());
    k_poll_event_init(&events[0], K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &sem);
    k_poll_event_init(&events[1], K_POLL_TYPE_FIFO_DATA_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &fifo);
    k_poll_event_init(&events[2], K_POLL_TYPE_SIGNAL, K_POLL_MODE_NOTIFY_ONLY, &sig);
    k_poll_event_init(&events[3], K_POLL_TYPE_MSGQ_DATA_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &msgq);
}

static void poll_after(void *fixture)
{
    void *all;

    kit_reset(fixture);
    all = k_malloc(850);
    zassert_not_null(all, "the copies of users' events are freed");
    k_free(all);
}

ZTEST_SUITE(poll, NULL, poll_setup, poll_before, poll_after, NULL);

static void expect_states(int s0, int s1, int s2, int s3)
{
    int expected[EVENTS] = {s0, s1, s2, s3};

    for (int i = 0; i < EVENTS; i++) {
        zassert_equal(events[i].state, expected[i], "event %d is %d", i, events[i].state);
        events[i].state = K_POLL_STATE_NOT_READY;
    }
}

ZTEST_USER(poll, test_nothing_ready)
{
    int64_t start;

    zassert_equal(k_poll(events, EVENTS, K_NO_WAIT), -EAGAIN);
    start = kit_tick_start();
    zassert_equal(k_poll(events, 1, K_TICKS(15)), -EAGAIN);
    kit_expect_ticks(k_uptime_ticks() - start, 15);
    zassert_equal(k_poll(events, EVENTS, K_TICKS(2)), -EAGAIN);
    zassert_equal(k_poll(events, 0, K_NO_WAIT), -EAGAIN);
    zassert_equal(k_poll(NULL, 0, K_TICKS(1)), -EAGAIN);
    expect_states(0, 0, 0, 0);
}

ZTEST_USER(poll, test_ready_at_once)
{
    uint32_t word = 0;

    k_sem_give(&sem);
    zassert_ok(k_poll(events, EVENTS, K_NO_WAIT));
    expect_states(K_POLL_STATE_SEM_AVAILABLE, 0, 0, 0);
    zassert_ok(k_sem_take(&sem, K_NO_WAIT), "polling takes nothing");
    zassert_ok(k_fifo_alloc_put(&fifo, &word));
    zassert_ok(k_poll_signal_raise(&sig, 0x55));
    zassert_ok(k_msgq_put(&msgq, &word, K_NO_WAIT));
    zassert_ok(k_poll(events, EVENTS, K_FOREVER));
    expect_states(0, K_POLL_STATE_FIFO_DATA_AVAILABLE, K_POLL_STATE_SIGNALED,
                  K_POLL_STATE_MSGQ_DATA_AVAILABLE);
    k_fifo_get(&fifo, K_NO_WAIT);
    k_msgq_get(&msgq, &word, K_NO_WAIT);
    k_poll_signal_reset(&sig);
    events[0].type = K_POLL_TYPE_IGNORE;
    k_sem_give(&sem);
    zassert_equal(k_poll(events, EVENTS, K_NO_WAIT), -EAGAIN);
}

ZTEST_USER(poll, test_signal)
{
    k_poll_signal_check(&sig, &signaled, &value);
    zassert_equal(signaled, 0);
    k_poll_signal_raise(&sig, -7);
    k_poll_signal_check(&sig, &signaled, &value);
    zassert_equal(signaled, 1);
    zassert_equal(value, -7);
    k_poll_signal_reset(&sig);
    k_poll_signal_check(&sig, &signaled, &value);
    zassert_equal(signaled, 0);
    k_poll_signal_raise(&sig, 1);
    k_poll_signal_init(&sig);
    k_poll_signal_check(&sig, &signaled, &value);
    zassert_equal(signaled, 0);
}

/* Notes the number of the first event that is ready, '-' for a time-out, 'x' when cancelled. */
static void poll_and_note(void *ms, void *p2, void *p3)
{
    int result = k_poll(events, EVENTS, K_MSEC((uintptr_t)ms));
    int i = 0;

    while (i < EVENTS && events[i].state == K_POLL_STATE_NOT_READY) {
        i++;
    }
    kit_note(result == -EAGAIN ? '-' : result == -EINTR ? 'x' : (char)('0' + i));
}

static void give_in_interrupt(const void *unused)
{
    k_sem_give(&sem);
}

static void raise_in_interrupt(const void *unused)
{
    k_poll_signal_raise(&sig, 3);
}

static void wake_by(int which)
{
    static uint32_t word;

    switch (which) {
    case 0:
        irq_offload(give_in_interrupt, NULL);
        break;
    case 1:
        k_fifo_put(&fifo, items);
        break;
    case 2:
        irq_offload(raise_in_interrupt, NULL);
        break;
    default:
        k_msgq_put(&msgq, &word, K_NO_WAIT);
        break;
    }
}

static void wake_each(uint32_t options)
{
    for (int i = 0; i < EVENTS; i++) {
        poll_before(NULL);
        kit_start(0, poll_and_note, (void *)100, KIT_HIGH, options);
        k_sleep(K_MSEC(5));
        wake_by(i);
        kit_join(0);
        zassert_equal(kit_events[0], '0' + i, "%c by %d", kit_events[0], i);
        events[i].state = 0;
        expect_states(0, 0, 0, 0);
        /* Nothing is left in the objects' lists. */
        for (int k = 0; k < EVENTS; k++) {
            wake_by(k);
        }
    }
}

ZTEST(poll, test_each_object_wakes_a_supervisor)
{
    wake_each(0);
}

ZTEST(poll, test_each_object_wakes_a_user)
{
    wake_each(K_USER);
}

ZTEST(poll, test_two_things_happen_before_the_poller_runs)
{
    kit_start(0, poll_and_note, (void *)100, KIT_LOW, K_USER);
    k_sleep(K_MSEC(5));
    k_poll_signal_raise(&sig, 0);
    k_sem_give(&sem);
    k_sem_give(&sem);
    kit_join(0);
    expect_states(K_POLL_STATE_SEM_AVAILABLE, 0, K_POLL_STATE_SIGNALED, 0);
}

ZTEST(poll, test_late_event_after_the_time_out)
{
    kit_start(0, poll_and_note, (void *)10, KIT_LOW, K_USER);
    k_sleep(K_MSEC(5));
    /* Busy beyond the time-out: the poller is ready, but has not run yet. */
    k_busy_wait(10000);
    k_sem_give(&sem);
    kit_join(0);
    kit_expect("-");
    zassert_equal(k_sem_count_get(&sem), 1);
}

/* Supervisor threads poll events of their own, users copies. */
static void poll_sem(void *letter, void *p2, void *p3)
{
    struct k_poll_event event =
        K_POLL_EVENT_INITIALIZER(K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &sem);

    if (k_poll(&event, 1, K_MSEC(100)) == 0 && event.state == K_POLL_STATE_SEM_AVAILABLE) {
        kit_note((char)(uintptr_t)letter);
    }
}

ZTEST(poll, test_best_is_told_first)
{
    kit_start(0, poll_sem, (void *)'l', KIT_LOW, 0);
    kit_start(1, poll_sem, (void *)'h', KIT_HIGH, K_USER);
    kit_start(2, poll_sem, (void *)'m', KIT_MIDDLE, K_USER);
    kit_start(3, poll_sem, (void *)'n', KIT_MIDDLE, 0);
    k_sleep(K_MSEC(5));
    for (int i = 0; i < 4; i++) {
        k_sem_give(&sem);
        k_sem_take(&sem, K_NO_WAIT);
    }
    k_sleep(K_MSEC(5));
    kit_expect("hmnl");
}

ZTEST(poll, test_cancelling)
{
    kit_start(0, poll_and_note, (void *)100, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(5));
    k_fifo_cancel_wait(&fifo);
    kit_join(0);
    kit_expect("x");
    expect_states(0, K_POLL_STATE_CANCELLED, 0, 0);
}

ZTEST(poll, test_end_of_a_polling_thread)
{
    kit_start(0, poll_sem, (void *)'u', KIT_HIGH, K_USER);
    kit_start(1, poll_sem, (void *)'s', KIT_HIGH, 0);
    kit_start(2, poll_sem, (void *)'w', KIT_LOW, 0);
    k_sleep(K_MSEC(5));
    k_thread_abort(&kit_threads[0]);
    k_thread_abort(&kit_threads[1]);
    k_sem_give(&sem);
    k_sleep(K_MSEC(5));
    kit_expect("w");
}

static ZTEST_BMEM struct k_poll_event bad_event;

ZTEST_USER(poll, test_wrong_values)
{
    k_poll_event_init(&bad_event, BIT(7), K_POLL_MODE_NOTIFY_ONLY, &sem);
    if (k_is_user_context()) {
        zassert_equal(k_poll(&bad_event, 1, K_NO_WAIT), -EINVAL);
        k_poll_event_init(&bad_event, K_POLL_TYPE_SEM_AVAILABLE, K_POLL_NUM_MODES, &sem);
        zassert_equal(k_poll(&bad_event, 1, K_NO_WAIT), -EINVAL);
        zassert_equal(k_poll(events, 0xFFFF, K_NO_WAIT), -ENOMEM);
    }
}

static void poll_without_pool(void *p1, void *p2, void *p3)
{
    kit_note(k_poll(events, EVENTS, K_NO_WAIT) == -ENOMEM ? 'n' : '!');
}

ZTEST(poll, test_no_room_for_a_user)
{
    k_thread_heap_assign(k_current_get(), NULL);
    kit_start(0, poll_without_pool, NULL, KIT_HIGH, K_USER);
    k_thread_heap_assign(k_current_get(), &small_pool);
    kit_start(1, poll_without_pool, NULL, KIT_HIGH, K_USER);
    kit_join(0);
    kit_join(1);
    kit_expect("nn");
}

/* Whatever a user thread writes where the kernel's copy has links must not count. */
ZTEST_USER(poll, test_hostile_links)
{
    memset(&events[0].node, 0xA5, sizeof(events[0].node));
    memset(&events[0].poller, 0xA5, sizeof(events[0].poller));
    zassert_equal(k_poll(events, EVENTS, K_TICKS(2)), -EAGAIN);
    k_sem_give(&sem);
    zassert_ok(k_poll(events, EVENTS, K_FOREVER));
}

#define REFUSED(name, call)                                                                        \
    ZTEST_USER(poll, name)                                                                         \
    {                                                                                              \
        ztest_set_fault_valid(true);                                                               \
        call;                                                                                      \
        ztest_test_fail();                                                                         \
    }

static int poll_one(uint32_t type, void *object)
{
    k_poll_event_init(&bad_event, type, K_POLL_MODE_NOTIFY_ONLY, object);
    return k_poll(&bad_event, 1, K_NO_WAIT);
}

REFUSED(test_refuses_null_init, k_poll_signal_init(NULL))
REFUSED(test_refuses_null_reset, k_poll_signal_reset(NULL))
REFUSED(test_refuses_null_check, k_poll_signal_check(NULL, &signaled, &value))
REFUSED(test_refuses_null_raise, k_poll_signal_raise(NULL, 0))
REFUSED(test_refuses_null_signaled, k_poll_signal_check(&sig, NULL, &value))
REFUSED(test_refuses_kernel_value, k_poll_signal_check(&sig, &signaled, (int *)&small_pool))
REFUSED(test_refuses_without_permission_init, k_poll_signal_init(&forbidden))
REFUSED(test_refuses_without_permission_reset, k_poll_signal_reset(&forbidden))
REFUSED(test_refuses_without_permission_check, k_poll_signal_check(&forbidden, &signaled, &value))
REFUSED(test_refuses_without_permission_raise, k_poll_signal_raise(&forbidden, 0))
REFUSED(test_refuses_null_events, k_poll(NULL, 1, K_NO_WAIT))
REFUSED(test_refuses_kernel_events, k_poll((struct k_poll_event *)&small_pool, 1, K_NO_WAIT))
REFUSED(test_refuses_negative_number, k_poll(events, -1, K_NO_WAIT))
REFUSED(test_refuses_huge_number, k_poll(events, 0x10000000, K_NO_WAIT))
REFUSED(test_refuses_null_object, poll_one(K_POLL_TYPE_SEM_AVAILABLE, NULL))
REFUSED(test_refuses_object_of_other_type, poll_one(K_POLL_TYPE_SIGNAL, &sem))
REFUSED(test_refuses_object_without_permission,
        poll_one(K_POLL_TYPE_SEM_AVAILABLE, &forbidden_sem))

static void init_again(void *p1, void *p2, void *p3)
{
    ztest_set_fault_valid(true);
    k_poll_signal_init(&sig);
    kit_note('!');
}

ZTEST(poll, test_refuses_init_while_threads_poll)
{
    kit_start(0, poll_and_note, (void *)100, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(5));
    kit_start(1, init_again, NULL, KIT_HIGH, K_USER);
    kit_join(1);
    k_poll_signal_raise(&sig, 0);
    kit_join(0);
    kit_expect("2");
}
