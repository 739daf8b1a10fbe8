/* SPDX-License-Identifier: Apache-2.0 */
/* J: what a thread leaves behind. L: denial of service. */
#include "classes.h"

K_MUTEX_DEFINE(left_mutex);
K_SEM_DEFINE(left_sem, 0, 10);
static uint32_t kernel_word;

static void lock_and_fault(void *p1, void *p2, void *p3)
{
    (void)k_mutex_lock(&left_mutex, K_FOREVER);
    (void)k_mutex_lock(&left_mutex, K_FOREVER);
    kernel_word = 1;
}

static void lock_and_wait(void *p1, void *p2, void *p3)
{
    (void)k_mutex_lock(&left_mutex, K_FOREVER);
    k_sleep(K_FOREVER);
}

static void give(void *p1, void *p2, void *p3)
{
    k_sem_give(&left_sem);
}

static void lock_once(void *p1, void *p2, void *p3)
{
    kit_note(k_mutex_lock(&left_mutex, K_SECONDS(1)) == 0 ? 'l' : '!');
    (void)k_mutex_unlock(&left_mutex);
}

static void take_with_timeout(void *p1, void *p2, void *p3)
{
    (void)k_sem_take(&left_sem, K_TICKS(100));
}

static void wait_for_ever(void *p1, void *p2, void *p3)
{
    kit_note('w');
    (void)k_sem_take(&left_sem, K_FOREVER);
    kit_note('!');
}

ZTEST(classes, test_j_lifecycle)
{
    static struct k_mem_domain domain;

    k_object_access_grant(&left_mutex, k_current_get());
    /* A mutex held by a thread that faulted, or was aborted: with and without somebody waiting. */
    expect_cause(lock_and_fault, NULL, BK_CAUSE_MEMORY);
    zassert_is_null(left_mutex.owner);
    kit_start(1, lock_and_wait, NULL, KIT_HIGH, K_USER);
    k_sleep(K_TICKS(2));
    kit_start(2, lock_once, NULL, KIT_MIDDLE, K_USER);
    k_sleep(K_TICKS(2));
    zassert_equal_ptr(left_mutex.owner, &kit_threads[1]);
    k_thread_abort(&kit_threads[1]);
    kit_join(2);
    kit_expect("l");
    zassert_is_null(left_mutex.owner);

    /* Grants end with the thread that had them, although the control block is the same. */
    k_object_access_revoke(&left_sem, k_current_get());
    kit_start(0, lock_and_wait, NULL, KIT_LOW, K_USER);
    k_object_access_grant(&left_sem, &kit_threads[0]);
    k_thread_abort(&kit_threads[0]);
    expect_refusal(give, NULL, BK_REFUSE_PERMISSION);
    zassert_is_null(left_mutex.owner);

    /* A time-out and a place in a queue end too. */
    k_object_access_grant(&left_sem, k_current_get());
    kit_start(3, take_with_timeout, NULL, KIT_HIGH, K_USER);
    k_sleep(K_TICKS(2));
    k_thread_abort(&kit_threads[3]);
    k_sem_give(&left_sem);
    zassert_equal(left_sem.count, 1);
    k_sem_reset(&left_sem);
    kit_reset(NULL);
    kit_start(3, wait_for_ever, NULL, KIT_HIGH, K_USER);
    k_sleep(K_TICKS(200));
    kit_expect("w");
    k_thread_abort(&kit_threads[3]);

    /* No thread that ended counts for its domain. */
    zassert_ok(k_mem_domain_init(&domain, 0, NULL));
    zassert_ok(k_mem_domain_add_partition(&domain, &ztest_mem_partition));
    zassert_ok(k_mem_domain_add_thread(&domain, k_current_get()));
    expect_cause(write_word, &kernel_word, BK_CAUSE_MEMORY);
    zassert_ok(k_mem_domain_add_thread(&k_mem_domain_default, k_current_get()));
    zassert_ok(k_mem_domain_deinit(&domain));
}

static struct k_thread child;
static K_THREAD_STACK_DEFINE(child_stack, 512);

static void nothing(void *p1, void *p2, void *p3)
{
}

static void wait_for_mutex(void *p1, void *p2, void *p3)
{
    (void)k_mutex_lock(&left_mutex, K_FOREVER);
    (void)k_mutex_unlock(&left_mutex);
}

/* Raised by a better thread that waits for its mutex, it hands the priority on to a child. */
static void create_while_raised(void *p1, void *p2, void *p3)
{
    (void)k_mutex_lock(&left_mutex, K_FOREVER);
    k_sleep(K_TICKS(5));
    k_thread_create(&child, child_stack, 512, nothing, NULL, NULL, NULL, KIT_HIGH, K_USER,
                    K_FOREVER);
}

static void rise_while_raised(void *p1, void *p2, void *p3)
{
    (void)k_mutex_lock(&left_mutex, K_FOREVER);
    k_sleep(K_TICKS(5));
    k_thread_priority_set(k_current_get(), KIT_HIGH);
}

static void expect_no_rise(k_thread_entry_t entry)
{
    ztest_set_fault_valid(true);
    kit_start(0, entry, NULL, KIT_LOW, K_USER);
    k_sleep(K_TICKS(2));
    kit_start(1, wait_for_mutex, NULL, KIT_HIGH, K_USER);
    kit_join(0);
    kit_join(1);
    ztest_set_fault_valid(false);
    zassert_equal(bk_fault_record.refusal, BK_REFUSE_ARGUMENT);
    zassert_equal_ptr(bk_fault_record.thread, &kit_threads[0]);
}

static void lock_scheduler(void *p1, void *p2, void *p3)
{
    k_sched_lock();
}

static void flood_console(void *p1, void *p2, void *p3)
{
    for (;;) {
        printk(".");
    }
}

static void give_fresh(void *sem, void *p2, void *p3)
{
    k_sem_give(sem);
}

ZTEST(classes, test_l_denial_of_service)
{
    static struct k_sem fresh;
    int64_t start;

    k_object_access_grant(&left_mutex, k_current_get());
    k_object_access_grant(&child, k_current_get());
    k_object_access_grant(child_stack, k_current_get());
    expect_no_rise(create_while_raised);
    expect_no_rise(rise_while_raised);
    expect_cause(lock_scheduler, NULL, BK_CAUSE_MEMORY);

    /* Faults and lost locks use nothing up. */
    for (int i = 0; i < 2 * CONFIG_BULKHEAD_MAX_OBJECTS; i++) {
        expect_cause(lock_and_fault, NULL, BK_CAUSE_MEMORY);
    }
    zassert_ok(k_sem_init(&fresh, 0, 1));
    k_object_access_grant(&fresh, k_current_get());
    kit_expect_no_fault(give_fresh, &fresh);
    zassert_equal(fresh.count, 1);

    /* Who floods the console waits; others, and the report of a fault, do not. */
    kit_start(2, flood_console, NULL, KIT_LOW, K_USER);
    k_sleep(K_TICKS(50));
    start = k_uptime_ticks();
    expect_cause(write_word, &kernel_word, BK_CAUSE_MEMORY);
    zassert_true(k_uptime_ticks() - start < 200);
    k_thread_abort(&kit_threads[2]);
    printk("\n");
}
