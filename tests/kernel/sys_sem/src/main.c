/* SPDX-License-Identifier: Apache-2.0 */
/* Semaphores in user memory, and the same calls in a system without user mode. */

#include <zephyr/irq_offload.h>
#include <zephyr/sys/sem.h>
#include <zephyr/ztest.h>

#include "kit.h"

ZTEST_DMEM SYS_SEM_DEFINE(defined, 2, 3);
static ZTEST_BMEM struct sys_sem sem;

static void sem_before(void *fixture)
{
    kit_reset(fixture);
    zassert_ok(sys_sem_init(&sem, 0, 3));
}

ZTEST_SUITE(sys_sem, NULL, NULL, sem_before, kit_reset, NULL);

ZTEST(sys_sem, test_defined)
{
    zassert_equal(sys_sem_count_get(&defined), 2);
    zassert_ok(sys_sem_give(&defined));
    zassert_equal(sys_sem_give(&defined), -EAGAIN);
    zassert_equal(sys_sem_count_get(&defined), 3);
}

ZTEST(sys_sem, test_init)
{
    zassert_equal(sys_sem_init(NULL, 0, 1), -EINVAL);
    zassert_equal(sys_sem_init(&sem, 1, 0), -EINVAL);
    zassert_equal(sys_sem_init(&sem, 2, 1), -EINVAL);
    zassert_equal(sys_sem_init(&sem, 0, (unsigned int)INT_MAX + 1U), -EINVAL);
}

ZTEST_USER(sys_sem, test_count)
{
    for (unsigned int i = 1; i <= 3; i++) {
        zassert_ok(sys_sem_give(&sem));
        zassert_equal(sys_sem_count_get(&sem), i);
    }
    zassert_equal(sys_sem_give(&sem), -EAGAIN);
    for (unsigned int i = 3; i > 0; i--) {
        zassert_equal(sys_sem_count_get(&sem), i);
        zassert_ok(sys_sem_take(&sem, i == 2 ? K_FOREVER : K_NO_WAIT));
    }
    zassert_equal(sys_sem_take(&sem, K_NO_WAIT), -ETIMEDOUT);
    zassert_equal(sys_sem_count_get(&sem), 0);
    zassert_ok(sys_sem_give(&sem), "after a vain take");
    zassert_equal(sys_sem_count_get(&sem), 1);
}

ZTEST_USER(sys_sem, test_time_out)
{
    int64_t start = kit_tick_start();

    zassert_equal(sys_sem_take(&sem, K_TICKS(15)), -ETIMEDOUT);
    kit_expect_ticks(k_uptime_ticks() - start, 15);
}

static void take_and_note(void *event, void *p2, void *p3)
{
    int result = sys_sem_take(&sem, K_MSEC(50));

    kit_note(result == 0 ? (char)(uintptr_t)event : '-');
}

ZTEST(sys_sem, test_who_gets_it)
{
    kit_start(0, take_and_note, (void *)'l', KIT_LOW, K_USER);
    kit_start(1, take_and_note, (void *)'h', KIT_HIGH, K_USER);
    kit_start(2, take_and_note, (void *)'m', KIT_MIDDLE, 0);
    k_sleep(K_MSEC(5));
    zassert_ok(sys_sem_give(&sem));
    k_sleep(K_MSEC(5));
    kit_expect("h");
    zassert_ok(sys_sem_give(&sem));
    k_sleep(K_MSEC(5));
    kit_expect("hm");
    k_sleep(K_MSEC(100));
    kit_expect("hm-");
    zassert_equal(sys_sem_count_get(&sem), 0);
}

static void give_in_interrupt(const void *unused)
{
    sys_sem_give(&sem);
}

ZTEST(sys_sem, test_interrupt)
{
    kit_start(0, take_and_note, (void *)'a', KIT_HIGH, K_USER);
    k_sleep(K_MSEC(5));
    irq_offload(give_in_interrupt, NULL);
    kit_join(0);
    kit_expect("a");
}
