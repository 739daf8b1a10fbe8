/* SPDX-License-Identifier: Apache-2.0 */
/* Futexes: comparing, who is woken, addresses that share a queue, access that comes and goes. */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>

#include "kit.h"

#define FUTEXES 20

static ZTEST_BMEM struct k_futex futexes[FUTEXES];
static struct k_futex kernel_futex;
K_APPMEM_PARTITION_DEFINE(shared);
static K_APP_BMEM(shared) struct k_futex shared_futex;
static struct k_mem_domain domain;

static void futex_before(void *fixture)
{
    kit_reset(fixture);
    memset(futexes, 0, sizeof(futexes));
    shared_futex.val = 0;
}

ZTEST_SUITE(futex, NULL, NULL, futex_before, kit_reset, NULL);

ZTEST_USER(futex, test_value_and_time_out)
{
    int64_t start;

    zassert_equal(k_futex_wait(&futexes[0], 1, K_FOREVER), -EAGAIN);
    zassert_equal(k_futex_wait(&futexes[0], 0, K_NO_WAIT), -ETIMEDOUT);
    start = kit_tick_start();
    zassert_equal(k_futex_wait(&futexes[0], 0, K_TICKS(15)), -ETIMEDOUT);
    kit_expect_ticks(k_uptime_ticks() - start, 15);
    zassert_equal(k_futex_wake(&futexes[0], true), 0);
    futexes[0].val = -5;
    zassert_equal(k_futex_wait(&futexes[0], 0, K_FOREVER), -EAGAIN);
    zassert_equal(k_futex_wait(&futexes[0], -5, K_NO_WAIT), -ETIMEDOUT);
}

ZTEST_USER(futex, test_wrong_addresses)
{
    if (!k_is_user_context()) {
        return;
    }
    zassert_equal(k_futex_wait(NULL, 0, K_NO_WAIT), -EACCES);
    zassert_equal(k_futex_wake(NULL, false), -EACCES);
    zassert_equal(k_futex_wait(&kernel_futex, 0, K_NO_WAIT), -EACCES);
    zassert_equal(k_futex_wake(&kernel_futex, false), -EACCES);
    zassert_equal(k_futex_wait((struct k_futex *)(uintptr_t)kit_note, 0, K_NO_WAIT),
                  -EACCES, "code is not writable");
    zassert_equal(k_futex_wait((struct k_futex *)((char *)futexes + 2), 0, K_NO_WAIT), -EINVAL);
    zassert_equal(k_futex_wake((struct k_futex *)((char *)futexes + 1), false), -EINVAL);
    zassert_equal(k_futex_wake((struct k_futex *)UINTPTR_MAX, false), -EACCES);
}

static void wait_and_note(void *event, void *p2, void *index)
{
    char letter = (char)(uintptr_t)event;
    int result = k_futex_wait(&futexes[letter >= 'a' && letter <= 'm' ? 0 : 8], 0, K_MSEC(100));

    kit_note(result == 0 ? letter : '-');
}

ZTEST(futex, test_best_is_woken_first)
{
    kit_start(0, wait_and_note, (void *)'a', KIT_LOW, 0);
    kit_start(1, wait_and_note, (void *)'b', KIT_HIGH, K_USER);
    kit_start(2, wait_and_note, (void *)'c', KIT_MIDDLE, K_USER);
    k_sleep(K_MSEC(5));
    zassert_equal(k_futex_wake(&futexes[0], false), 1);
    k_sleep(K_MSEC(5));
    kit_expect("b");
    zassert_equal(k_futex_wake(&futexes[0], true), 2);
    zassert_equal(k_futex_wake(&futexes[0], true), 0);
    k_sleep(K_MSEC(5));
    kit_expect("bca");
}

ZTEST(futex, test_addresses_are_told_apart)
{
    kit_start(0, wait_and_note, (void *)'x', KIT_HIGH, K_USER);
    kit_start(1, wait_and_note, (void *)'a', KIT_LOW, K_USER);
    k_sleep(K_MSEC(5));
    for (int i = 1; i < FUTEXES; i++) {
        zassert_equal(k_futex_wake(&futexes[i], true), i == 8 ? 1 : 0);
    }
    k_sleep(K_MSEC(5));
    kit_expect("x");
    zassert_equal(k_futex_wake(&futexes[0], false), 1);
    kit_join(1);
    kit_expect("xa");
}

static void wake_in_interrupt(const void *futex)
{
    kit_note((char)('0' + k_futex_wake((struct k_futex *)(uintptr_t)futex, true)));
}

ZTEST(futex, test_wake_in_interrupt)
{
    kit_start(0, wait_and_note, (void *)'a', KIT_HIGH, K_USER);
    kit_start(1, wait_and_note, (void *)'b', KIT_LOW, 0);
    k_sleep(K_MSEC(5));
    irq_offload(wake_in_interrupt, &futexes[0]);
    k_sleep(K_MSEC(5));
    kit_expect("2ab");
}

static void wait_shared(void *event, void *p2, void *p3)
{
    kit_note(k_futex_wait(&shared_futex, 0, K_MSEC(50)) == 0 ? (char)(uintptr_t)event : '-');
}

static void start_in_domain(unsigned int slot, char event)
{
    k_thread_create(&kit_threads[slot], kit_stacks[slot], K_THREAD_STACK_SIZEOF(kit_stacks[slot]),
                    wait_shared, (void *)(uintptr_t)event, NULL, NULL, KIT_HIGH, K_USER,
                    K_FOREVER);
    zassert_ok(k_mem_domain_add_thread(&domain, &kit_threads[slot]));
    k_thread_start(&kit_threads[slot]);
}

ZTEST(futex, test_lost_access_takes_nobodys_place)
{
    struct k_mem_partition *parts[] = {&ztest_mem_partition, &shared};

    zassert_ok(k_mem_domain_init(&domain, 2, parts));
    start_in_domain(0, 'a');
    k_sleep(K_MSEC(5));
    zassert_equal(k_futex_wake(&shared_futex, false), 1, "waiting in another domain");
    kit_join(0);
    start_in_domain(0, 'b');
    k_sleep(K_MSEC(5));
    zassert_ok(k_mem_domain_remove_partition(&domain, &shared));
    kit_start(1, wait_shared, (void *)'c', KIT_LOW, 0);
    k_sleep(K_MSEC(5));
    zassert_equal(k_futex_wake(&shared_futex, false), 1);
    k_sleep(K_MSEC(100));
    kit_expect("ac-");
}
