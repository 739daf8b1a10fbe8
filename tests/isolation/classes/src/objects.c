/* SPDX-License-Identifier: Apache-2.0 */
/* H: objects. I: functions given by user code. */
#include <zephyr/syscall_list.h>

#include "classes.h"

K_SEM_DEFINE(granted_sem, 1, 5);
K_SEM_DEFINE(foreign_sem, 1, 5);
K_MUTEX_DEFINE(foreign_mutex);
K_MSGQ_DEFINE(foreign_msgq, 4, 4, 4);
K_EVENT_DEFINE(foreign_event);
K_TIMER_DEFINE(foreign_timer, NULL, NULL);
static struct k_thread foreign_thread;
static K_THREAD_STACK_DEFINE(foreign_stack, 512);

static void sleep_for_ever(void *p1, void *p2, void *p3)
{
    k_sleep(K_FOREVER);
}

static void call_on(void *number, void *object, void *p3)
{
    call_number((uint32_t)(uintptr_t)number, (uintptr_t)object);
}

/* Every system call that there is, with an object the thread may not use. */
static void try_all_calls(void *object, size_t size)
{
    static uint8_t before[512];

    zassert_true(size <= sizeof(before));
    memcpy(before, object, size);
    for (uintptr_t number = 0; number < K_SYSCALL_KERNEL_LIMIT; number++) {
        ztest_set_fault_valid(true);
        k_thread_create(&kit_threads[1], kit_stacks[1], KIT_STACK_SIZE, call_on, (void *)number,
                        object, NULL, KIT_HIGH, K_USER, K_NO_WAIT);
        k_sleep(K_TICKS(2));
        k_thread_abort(&kit_threads[1]);
        ztest_set_fault_valid(false);
        zassert_mem_equal(before, object, size, "system call %u", (unsigned int)number);
    }
}

static void give(void *sem, void *p2, void *p3)
{
    k_sem_give(sem);
}

static void lock(void *mutex, void *p2, void *p3)
{
    (void)k_mutex_lock(mutex, K_NO_WAIT);
}

static void init_any(void *sem, void *p2, void *p3)
{
    (void)k_sem_init(sem, 1, 1);
}

/* A ring whose messages another thread's buffer is to hold. */
static void enlarge(void *msgq, void *p2, void *p3)
{
    (void)k_msgq_alloc_init(msgq, 4096, 4);
}

static void take_over(void *stack, void *p2, void *p3)
{
    (void)k_stack_alloc_init(stack, 1000);
}

K_MSGQ_DEFINE(granted_msgq, 4, 4, 4);
K_STACK_DEFINE(granted_stack, 4);

/* An object that the thread forged in its own memory. */
static ZTEST_BMEM struct k_sem forged_sem;
static struct k_sem not_initialised_sem;

ZTEST(classes, test_h_objects)
{
    k_thread_create(&foreign_thread, foreign_stack, 512, sleep_for_ever, NULL, NULL, NULL, KIT_LOW,
                    0, K_FOREVER);
    try_all_calls(&foreign_sem, sizeof(foreign_sem));
    try_all_calls(&foreign_mutex, sizeof(foreign_mutex));
    try_all_calls(&foreign_msgq, sizeof(foreign_msgq));
    try_all_calls(&foreign_event, sizeof(foreign_event));
    try_all_calls(&foreign_timer, sizeof(foreign_timer));
    try_all_calls(&foreign_thread, sizeof(foreign_thread));
    k_thread_abort(&foreign_thread);

    k_object_access_grant(&granted_sem, k_current_get());
    expect_refusal(lock, &granted_sem, BK_REFUSE_TYPE);
    memcpy(&forged_sem, &granted_sem, sizeof(forged_sem));
    expect_refusal(give, &forged_sem, BK_REFUSE_NO_OBJECT);
    /* A copy in kernel memory, header and all, is no object either. */
    memcpy(&not_initialised_sem, &granted_sem, sizeof(not_initialised_sem));
    expect_refusal(give, &not_initialised_sem, BK_REFUSE_NO_OBJECT);
    expect_refusal(init_any, &not_initialised_sem, BK_REFUSE_NO_OBJECT);
    zassert_equal(granted_sem.count, 1);

    /* What others use is not initialised again with another size. */
    k_object_access_grant(&granted_msgq, k_current_get());
    k_object_access_grant(&granted_stack, k_current_get());
    expect_refusal(enlarge, &granted_msgq, BK_REFUSE_ARGUMENT);
    zassert_equal(granted_msgq.msg_size, 4);
    expect_refusal(take_over, &granted_stack, BK_REFUSE_ARGUMENT);
}

static uint32_t kernel_word = 0x12345678u;
static struct k_thread child;
static K_THREAD_STACK_DEFINE(child_stack, 512);

static void kernel_function(void *p1, void *p2, void *p3)
{
    kernel_word = 0;
}

static void create_with(void *entry, void *p2, void *p3)
{
    k_thread_create(&child, child_stack, 512, (k_thread_entry_t)entry, NULL, NULL, NULL, KIT_LOW,
                    K_USER, K_NO_WAIT);
    (void)k_thread_join(&child, K_FOREVER);
}

static void create_supervisor(void *entry, void *p2, void *p3)
{
    k_thread_create(&child, child_stack, 512, (k_thread_entry_t)entry, NULL, NULL, NULL, KIT_LOW, 0,
                    K_NO_WAIT);
}

static void create_essential(void *entry, void *p2, void *p3)
{
    k_thread_create(&child, child_stack, 512, (k_thread_entry_t)entry, NULL, NULL, NULL, KIT_LOW,
                    K_USER | K_ESSENTIAL, K_NO_WAIT);
}

ZTEST(classes, test_i_callbacks)
{
    k_object_access_grant(&child, k_current_get());
    k_object_access_grant(child_stack, k_current_get());
    ztest_set_fault_valid(true);
    kit_start(1, create_with, (void *)kernel_function, KIT_MIDDLE, K_USER);
    kit_join(1);
    ztest_set_fault_valid(false);
    zassert_equal_ptr(bk_fault_record.thread, &child);
    zassert_equal(bk_fault_record.cause, BK_CAUSE_MEMORY);
    expect_refusal(create_supervisor, (void *)kernel_function, BK_REFUSE_ARGUMENT);
    expect_refusal(create_essential, (void *)kernel_function, BK_REFUSE_ARGUMENT);
    zassert_equal(kernel_word, 0x12345678u);
}
