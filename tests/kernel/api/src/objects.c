/* SPDX-License-Identifier: Apache-2.0 */
/* Calls on objects that the tests of each kind leave out, and initialisers. */
#include <zephyr/ztest.h>

static struct k_event event;
K_PIPE_DEFINE(pipe, 32, 4);
static struct k_queue queue;
static struct k_poll_signal signal = K_POLL_SIGNAL_INITIALIZER(signal);

static void use_events(void)
{
    k_event_init(&event);
    zassert_equal(k_event_wait(&event, 1, false, K_NO_WAIT), 0);
    k_event_post(&event, 1);
    zassert_equal(k_event_wait(&event, 1, false, K_NO_WAIT), 1);
    k_event_init(&event);
    zassert_equal(k_event_wait(&event, 1, false, K_NO_WAIT), 0);
}

ZTEST(api_objects, test_event_init)
{
    use_events();
}

ZTEST_USER(api_objects, test_event_init_user)
{
    use_events();
}

static void flush_pipe(void)
{
    char byte = 'x';
    size_t moved;

    zassert_ok(k_pipe_put(&pipe, &byte, 1, &moved, 1, K_NO_WAIT));
    zassert_equal(k_pipe_read_avail(&pipe), 1);
    k_pipe_flush(&pipe);
    zassert_equal(k_pipe_read_avail(&pipe), 0);
    zassert_ok(k_pipe_put(&pipe, &byte, 1, &moved, 1, K_NO_WAIT));
    k_pipe_buffer_flush(&pipe);
    zassert_equal(k_pipe_get(&pipe, &byte, 1, &moved, 1, K_NO_WAIT), -EIO);
}

ZTEST(api_objects, test_pipe_flush)
{
    flush_pipe();
}

ZTEST_USER(api_objects, test_pipe_flush_user)
{
    flush_pipe();
}

static void use_signal(void)
{
    unsigned int raised = 9;
    int result = 9;

    k_poll_signal_init(&signal);
    k_poll_signal_check(&signal, &raised, &result);
    zassert_equal(raised, 0);
    zassert_ok(k_poll_signal_raise(&signal, 55));
    k_poll_signal_check(&signal, &raised, &result);
    zassert_equal(raised, 1);
    zassert_equal(result, 55);
    k_poll_signal_reset(&signal);
    k_poll_signal_check(&signal, &raised, &result);
    zassert_equal(raised, 0);
}

ZTEST(api_objects, test_signal)
{
    struct k_poll_event wanted = K_POLL_EVENT_STATIC_INITIALIZER(
        K_POLL_TYPE_SIGNAL, K_POLL_MODE_NOTIFY_ONLY, &signal, 5);

    use_signal();
    zassert_equal(k_poll(&wanted, 1, K_NO_WAIT), -EAGAIN);
    k_poll_signal_raise(&signal, 1);
    zassert_ok(k_poll(&wanted, 1, K_NO_WAIT));
    zassert_equal(wanted.tag, 5);
    zassert_equal(wanted.state, K_POLL_STATE_SIGNALED);
}

ZTEST_USER(api_objects, test_signal_user)
{
    use_signal();
}

ZTEST(api_objects, test_queue_alloc_prepend)
{
    static int first, second;

    k_queue_init(&queue);
    zassert_ok(k_queue_alloc_prepend(&queue, &first));
    zassert_ok(k_queue_alloc_prepend(&queue, &second));
    zassert_equal_ptr(k_queue_get(&queue, K_NO_WAIT), &second);
    zassert_equal_ptr(k_queue_get(&queue, K_NO_WAIT), &first);
    zassert_is_null(k_queue_get(&queue, K_NO_WAIT));
}

static int expiries, stops;

static void count_expiry(struct k_timer *timer)
{
    expiries++;
}

static void count_stop(struct k_timer *timer)
{
    stops++;
}

ZTEST(api_objects, test_timer)
{
    static struct k_timer timer;
    k_timer_expiry_t on_expiry = count_expiry;
    k_timer_stop_t on_stop = count_stop;

    k_timer_init(&timer, on_expiry, on_stop);
    zassert_equal(k_timer_remaining_get(&timer), 0);
    k_timer_start(&timer, K_MSEC(20), K_NO_WAIT);
    zassert_between_inclusive(k_timer_remaining_get(&timer), 19, 20);
    zassert_within(k_timer_expires_ticks(&timer), k_uptime_ticks() + k_ms_to_ticks_ceil32(20), 2);
    k_sleep(K_MSEC(25));
    zassert_equal(expiries, 1);
    k_timer_start(&timer, K_MSEC(20), K_NO_WAIT);
    k_timer_stop(&timer);
    zassert_equal(stops, 1);
}

static int64_t worked_at;

static void note_time(struct k_work *work)
{
    worked_at = k_uptime_get();
}
K_WORK_DELAYABLE_DEFINE(later, note_time);

ZTEST(api_objects, test_work_reschedule)
{
    int64_t start = k_uptime_get();

    zassert_equal(k_work_reschedule(&later, K_MSEC(5)), 1);
    k_sleep(K_MSEC(2));
    zassert_equal(k_work_reschedule(&later, K_MSEC(20)), 1);
    k_sleep(K_MSEC(30));
    zassert_between_inclusive(worked_at - start, 22, 23);
    zassert_equal(k_work_queue_thread_get(&k_sys_work_q), &k_sys_work_q.thread);
}

static struct k_work_user_q user_queue;
K_THREAD_STACK_DEFINE(user_queue_stack, 1024);
static ZTEST_BMEM volatile int user_work_done;

static void user_work(struct k_work_user *work)
{
    user_work_done += k_is_user_context() ? 1 : 1000;
}

ZTEST(api_objects, test_work_user)
{
    static ZTEST_DMEM K_WORK_USER_DEFINE(item, user_work);
    k_work_user_handler_t handler = user_work;

    zassert_equal_ptr(item.handler, handler);
    k_work_user_queue_start(&user_queue, user_queue_stack, K_THREAD_STACK_SIZEOF(user_queue_stack),
                            0, "user work");
    zassert_ok(k_work_user_submit_to_queue(&user_queue, &item));
    k_sleep(K_MSEC(5));
    zassert_equal(user_work_done, 1);
    zassert_false(k_work_user_is_pending(&item));
}

static void *setup(void)
{
    k_event_init(&event);
    k_poll_signal_init(&signal);
    k_thread_access_grant(k_current_get(), &event, &pipe, &signal);
    return NULL;
}

ZTEST_SUITE(api_objects, NULL, setup, NULL, NULL, NULL);
