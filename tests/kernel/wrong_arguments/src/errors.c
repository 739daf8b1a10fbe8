/* SPDX-License-Identifier: Apache-2.0 */
/* Errors that the documentation promises. */
#include <zephyr/interrupt_util.h>

#include "kit.h"

K_SEM_DEFINE(sem, 0, 1);
static struct k_work_user_q user_queue;
static struct k_work_user user_work;
static struct k_work_q other_queue;
static struct k_mem_domain never_initialised;

static void *setup(void)
{
    k_object_access_all_grant(&sem);
    return NULL;
}

ZTEST_SUITE(errors, NULL, setup, kit_reset, kit_reset, NULL);

static void take_and_note(void *p1, void *p2, void *p3)
{
    kit_note(k_sem_take(&sem, K_FOREVER) == -EAGAIN ? 'r' : '!');
}

/* Errors: k_sem_reset -EAGAIN */
ZTEST(errors, test_reset_ends_waits)
{
    kit_start_and_settle(0, take_and_note, NULL, KIT_HIGH, K_USER);
    kit_start_and_settle(1, take_and_note, NULL, KIT_HIGH, 0);
    k_sem_reset(&sem);
    kit_join(0);
    kit_join(1);
    kit_expect("rr");
}

ZTEST(errors, test_names)
{
    char name[16] = "x";

    zassert_equal(k_thread_name_copy(NULL, name, sizeof(name)), -EINVAL);
    zassert_equal(k_thread_name_copy(k_current_get(), NULL, sizeof(name)), -EINVAL);
    zassert_ok(k_thread_name_set(k_current_get(), "seven77"));
    zassert_equal(k_thread_name_copy(k_current_get(), name, 7), -ENOSPC);
    zassert_str_equal(name, "x", "nothing was copied");
    zassert_ok(k_thread_name_copy(k_current_get(), name, 8));
}

ZTEST(errors, test_usage)
{
    k_thread_runtime_stats_t stats;

    zassert_equal(k_thread_runtime_stats_get(NULL, &stats), -EINVAL);
    zassert_equal(k_thread_runtime_stats_get(k_current_get(), NULL), -EINVAL);
    zassert_equal(k_thread_runtime_stats_all_get(NULL), -EINVAL);
}

ZTEST(errors, test_stack_space_of_no_thread)
{
    static struct k_thread none;
    size_t unused = 77;

    zassert_equal(k_thread_stack_space_get(&none, &unused), -EINVAL);
    zassert_equal(unused, 77);
}

ZTEST(errors, test_work_without_memory)
{
    k_work_user_init(&user_work, NULL);
    k_queue_init(&user_queue.queue);
    k_thread_heap_assign(k_current_get(), NULL);
    zassert_equal(k_work_user_submit_to_queue(&user_queue, &user_work), -ENOMEM);
    zassert_false(k_work_user_is_pending(&user_work), "it can be submitted later");
    k_thread_system_pool_assign(k_current_get());
    zassert_ok(k_work_user_submit_to_queue(&user_queue, &user_work));
    zassert_equal(k_work_user_submit_to_queue(&user_queue, &user_work), -EBUSY);
    zassert_equal_ptr(k_queue_get(&user_queue.queue, K_NO_WAIT), &user_work);
}

static void work_handler(struct k_work *work)
{
    ARG_UNUSED(work);
    kit_note('w');
}

/* Wrong arguments: k_work_schedule_for_queue k_work_reschedule_for_queue k_work_submit_to_queue */
ZTEST(errors, test_work_for_no_queue)
{
    static struct k_work_q never_started;
    static struct k_work_delayable delayable;

    k_work_queue_init(&never_started);
    k_work_init_delayable(&delayable, work_handler);
    zassert_equal(k_work_submit_to_queue(NULL, &delayable.work), -EINVAL);
    zassert_equal(k_work_submit_to_queue(&never_started, &delayable.work), -ENODEV);
    zassert_equal(k_work_schedule_for_queue(&never_started, &delayable, K_NO_WAIT), -ENODEV);
    zassert_equal(k_work_schedule_for_queue(NULL, &delayable, K_NO_WAIT), -EINVAL);
    zassert_equal(k_work_reschedule_for_queue(&never_started, &delayable, K_NO_WAIT), -ENODEV);
    zassert_equal(k_work_reschedule_for_queue(NULL, &delayable, K_NO_WAIT), -EINVAL);
    zassert_equal(k_work_schedule_for_queue(&never_started, &delayable, K_TICKS(1)), 1);
    k_sleep(K_TICKS(5));
    zassert_false(k_work_delayable_is_pending(&delayable), "there was nowhere to go");
    kit_expect("");
}

ZTEST(errors, test_work_that_waits_already)
{
    static struct k_work_poll work;
    struct k_poll_event event =
        K_POLL_EVENT_INITIALIZER(K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &sem);

    k_work_poll_init(&work, work_handler);
    zassert_equal(k_work_poll_cancel(&work), -EINVAL, "it does not wait");
    zassert_equal(k_work_poll_cancel(NULL), -EINVAL);
    zassert_ok(k_work_poll_submit(&work, &event, 1, K_NO_WAIT));
    zassert_equal(k_work_poll_submit(&work, &event, 1, K_NO_WAIT), -EINVAL);
    zassert_equal(k_work_poll_submit_to_queue(&k_sys_work_q, &work, &event, 1, K_NO_WAIT), -EINVAL);
    k_sleep(K_TICKS(2));
    kit_expect("w");
    zassert_ok(k_work_poll_submit(&work, &event, 1, K_FOREVER));
    zassert_equal(k_work_poll_submit_to_queue(&other_queue, &work, &event, 1, K_FOREVER),
                  -EADDRINUSE);
    zassert_ok(k_work_poll_cancel(&work));
}

static void nothing(const void *parameter)
{
    ARG_UNUSED(parameter);
}

ZTEST(errors, test_interrupts_that_do_not_exist)
{
    zassert_equal(irq_connect_dynamic(CONFIG_NUM_IRQS, 1, nothing, NULL, 0), -EINVAL);
    zassert_equal(irq_connect_dynamic(UINT32_MAX, 1, nothing, NULL, 0), -EINVAL);
    zassert_equal(irq_connect_dynamic(1, 1, NULL, NULL, 0), -EINVAL);
}

ZTEST(errors, test_too_many_partitions)
{
    static struct k_mem_domain domain;
    static uint8_t __aligned(32) bytes[CONFIG_MAX_DOMAIN_PARTITIONS + 1][32];
    static struct k_mem_partition partitions[CONFIG_MAX_DOMAIN_PARTITIONS + 1];
    struct k_mem_partition *parts[CONFIG_MAX_DOMAIN_PARTITIONS + 1];

    for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
        partitions[i] = (struct k_mem_partition){(uintptr_t)bytes[i], 0, K_MEM_PARTITION_P_RW_U_RW};
        parts[i] = &partitions[i];
    }
    zassert_equal(k_mem_domain_init(&domain, ARRAY_SIZE(parts), NULL), -EINVAL);
    zassert_equal(k_mem_domain_init(NULL, 0, NULL), -EINVAL);
    zassert_equal(k_mem_domain_init(&domain, ARRAY_SIZE(parts), parts), -ENOSPC);
    zassert_equal(k_mem_domain_add_thread(&domain, k_current_get()), -EINVAL, "it is no domain");
    zassert_equal(k_mem_domain_init(&k_mem_domain_default, 0, NULL), -EBUSY, "it has threads");
}

/* Wrong arguments: k_mem_domain_destroy */
ZTEST(errors, test_domains_that_are_none)
{
    zassert_equal(k_mem_domain_deinit(&never_initialised), -EINVAL);
    zassert_equal(k_mem_domain_deinit(NULL), -EINVAL);
    k_mem_domain_destroy(&never_initialised);
    k_mem_domain_destroy(NULL);
    k_mem_domain_destroy(&k_mem_domain_default);
    zassert_ok(k_mem_domain_add_thread(&k_mem_domain_default, k_current_get()));
}
