/* SPDX-License-Identifier: Apache-2.0 */
/* Event objects: any and all of a set, resets, masks, who is woken by what. */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "kit.h"

K_EVENT_DEFINE(defined);
static struct k_event event;
static struct k_event forbidden;
static struct k_sem other_type;

static void event_before(void *fixture)
{
    kit_reset(fixture);
    k_event_init(&event);
    k_event_init(&forbidden);
    k_sem_init(&other_type, 0, 1);
    k_thread_access_grant(k_current_get(), &event, &other_type);
}

ZTEST_SUITE(event, NULL, NULL, event_before, kit_reset, NULL);

ZTEST(event, test_defined)
{
    k_event_post(&defined, 0x5);
    zassert_equal(k_event_wait(&defined, 0x4, false, K_NO_WAIT), 0x4);
}

ZTEST_USER(event, test_any)
{
    k_event_set(&event, 0x0A);
    zassert_equal(k_event_wait(&event, 0x0F, false, K_NO_WAIT), 0x0A, "those of the set asked for");
    zassert_equal(k_event_wait(&event, 0x08, false, K_NO_WAIT), 0x08);
    zassert_equal(k_event_wait(&event, 0x05, false, K_NO_WAIT), 0);
}

ZTEST_USER(event, test_all)
{
    k_event_set(&event, 0x0A);
    zassert_equal(k_event_wait_all(&event, 0x0A, false, K_NO_WAIT), 0x0A);
    zassert_equal(k_event_wait_all(&event, 0x0B, false, K_NO_WAIT), 0);
}

ZTEST_USER(event, test_events_stay)
{
    k_event_set(&event, 0x01);
    zassert_equal(k_event_wait(&event, 0x01, false, K_NO_WAIT), 0x01);
    zassert_equal(k_event_wait(&event, 0x01, false, K_NO_WAIT), 0x01);
}

ZTEST_USER(event, test_reset_before_waiting)
{
    k_event_set(&event, 0x03);
    zassert_equal(k_event_wait(&event, 0x01, true, K_NO_WAIT), 0);
    zassert_equal(k_event_wait(&event, 0x02, false, K_NO_WAIT), 0, "reset takes all events");
}

ZTEST_USER(event, test_post_adds_and_set_replaces)
{
    k_event_post(&event, 0x01);
    k_event_post(&event, 0x02);
    zassert_equal(k_event_wait_all(&event, 0x03, false, K_NO_WAIT), 0x03);
    k_event_set(&event, 0x04);
    zassert_equal(k_event_wait(&event, 0x07, false, K_NO_WAIT), 0x04);
}

ZTEST_USER(event, test_set_masked)
{
    k_event_set(&event, 0xF0);
    k_event_set_masked(&event, 0x3C, 0x0F);
    zassert_equal(k_event_wait(&event, 0xFFFFFFFFU, false, K_NO_WAIT), 0xFC);
    k_event_set_masked(&event, 0, 0xF0);
    zassert_equal(k_event_wait(&event, 0xFFFFFFFFU, false, K_NO_WAIT), 0x0C);
}

ZTEST_USER(event, test_wait_times_out)
{
    int64_t start = kit_tick_start();

    zassert_equal(k_event_wait(&event, 0x01, false, K_TICKS(12)), 0);
    kit_expect_ticks(k_uptime_ticks() - start, 12);
    start = kit_tick_start();
    zassert_equal(k_event_wait_all(&event, 0x03, false, K_TICKS(12)), 0);
    kit_expect_ticks(k_uptime_ticks() - start, 12);
}

static void wait_any(void *events, void *slot, void *p3)
{
    if (k_event_wait(&event, (uint32_t)(uintptr_t)events, false, K_FOREVER) != 0U) {
        kit_note((char)('0' + (uintptr_t)slot));
    }
}

static void wait_all(void *events, void *slot, void *p3)
{
    uint32_t wanted = (uint32_t)(uintptr_t)events;

    if (k_event_wait_all(&event, wanted, false, K_FOREVER) == wanted) {
        kit_note((char)('0' + (uintptr_t)slot));
    }
}

ZTEST(event, test_one_post_wakes_all_whom_it_serves)
{
    kit_start(0, wait_any, (void *)0x01, KIT_LOW, K_USER);
    kit_start(1, wait_any, (void *)0x03, KIT_HIGH, 0);
    kit_start(2, wait_any, (void *)0x04, KIT_HIGH, 0);
    kit_start(3, wait_all, (void *)0x03, KIT_MIDDLE, K_USER);
    k_sleep(K_MSEC(10));
    k_event_post(&event, 0x01);
    k_sleep(K_MSEC(10));
    kit_expect("10");
    k_event_post(&event, 0x02);
    k_sleep(K_MSEC(10));
    kit_expect("103");
    k_event_set(&event, 0x04);
    k_sleep(K_MSEC(10));
    kit_expect("1032");
}

/* All must be there at one time. */
ZTEST(event, test_all_at_one_time)
{
    kit_start(0, wait_all, (void *)0x03, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(10));
    k_event_set(&event, 0x01);
    k_event_set(&event, 0x02);
    k_sleep(K_MSEC(10));
    kit_expect("");
    k_event_post(&event, 0x01);
    kit_join(0);
    kit_expect("0");
}

static void post_in_interrupt(const void *events)
{
    k_event_post(&event, (uint32_t)(uintptr_t)events);
}

ZTEST(event, test_post_in_interrupt)
{
    kit_start(0, wait_any, (void *)0x10, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(10));
    irq_offload(post_in_interrupt, (void *)0x10);
    kit_join(0);
    kit_expect("0");
}

#define REFUSED(name, call)                                                                        \
    ZTEST_USER(event, name)                                                                        \
    {                                                                                              \
        ztest_set_fault_valid(true);                                                               \
        call;                                                                                      \
        ztest_test_fail();                                                                         \
    }

REFUSED(test_refuses_null_init, k_event_init(NULL))
REFUSED(test_refuses_null_post, k_event_post(NULL, 1))
REFUSED(test_refuses_null_set, k_event_set(NULL, 1))
REFUSED(test_refuses_null_set_masked, k_event_set_masked(NULL, 1, 1))
REFUSED(test_refuses_null_wait, k_event_wait(NULL, 1, false, K_NO_WAIT))
REFUSED(test_refuses_null_wait_all, k_event_wait_all(NULL, 1, false, K_NO_WAIT))
REFUSED(test_refuses_without_permission_post, k_event_post(&forbidden, 1))
REFUSED(test_refuses_without_permission_set, k_event_set(&forbidden, 1))
REFUSED(test_refuses_without_permission_wait, k_event_wait(&forbidden, 1, false, K_NO_WAIT))
REFUSED(test_refuses_without_permission_init, k_event_init(&forbidden))
REFUSED(test_refuses_other_type, k_event_post((struct k_event *)&other_type, 1))
