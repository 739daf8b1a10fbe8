/* SPDX-License-Identifier: Apache-2.0 */
/* Permissions of user threads on kernel objects: who has them, how they come, how they go. */

#include <zephyr/ztest.h>

#include "faults.h"

static struct k_sem sem;
static struct k_sem other;
static struct k_mutex mutex;
static struct k_sem never_initialised;

static void objects_before(void *fixture)
{
    kit_reset(fixture);
    k_sem_init(&sem, 0, 100);
    k_sem_init(&other, 0, 100);
    k_mutex_init(&mutex);
}

ZTEST_SUITE(objects, NULL, NULL, objects_before, kit_reset, NULL);

static void give(void *object, void *p2, void *p3)
{
    k_sem_give(object);
    kit_note('g');
}

static void give_when_told(void *object, void *p2, void *p3)
{
    k_sem_take(&other, K_FOREVER);
    k_sem_give(object);
    kit_note('!');
}

/* A user thread without any permission but those granted here. */
static k_tid_t create_bare(unsigned int slot, k_thread_entry_t entry, void *p1)
{
    return k_thread_create(&kit_threads[slot], kit_stacks[slot],
                           K_THREAD_STACK_SIZEOF(kit_stacks[slot]), entry, p1, NULL, NULL, KIT_HIGH,
                           K_USER, K_FOREVER);
}

static void run_bare(unsigned int slot)
{
    k_thread_start(&kit_threads[slot]);
    kit_join(slot);
}

static void expect_refusal(unsigned int slot)
{
    ztest_set_fault_valid(true);
    k_thread_start(&kit_threads[slot]);
    kit_join(slot);
    ztest_set_fault_valid(false);
    zassert_is_null(strpbrk(kit_events, "g!"), "the call went through");
}

ZTEST(objects, test_nothing_without_a_grant)
{
    create_bare(0, give, &sem);
    expect_refusal(0);
    zassert_equal(k_sem_count_get(&sem), 0);
}

ZTEST(objects, test_grant)
{
    k_object_access_grant(&sem, create_bare(0, give, &sem));
    run_bare(0);
    zassert_equal(k_sem_count_get(&sem), 1);
}

ZTEST(objects, test_grant_of_one_object_is_for_that_object)
{
    k_object_access_grant(&other, create_bare(0, give, &sem));
    expect_refusal(0);
}

ZTEST(objects, test_grant_of_several)
{
    create_bare(0, give, &sem);
    k_thread_access_grant(&kit_threads[0], &other, &mutex, &sem);
    run_bare(0);
    zassert_equal(k_sem_count_get(&sem), 1);
}

ZTEST(objects, test_revoke)
{
    k_object_access_grant(&sem, create_bare(0, give, &sem));
    k_object_access_revoke(&sem, &kit_threads[0]);
    expect_refusal(0);
}

ZTEST(objects, test_revoke_while_the_thread_waits)
{
    create_bare(0, give_when_told, &sem);
    k_thread_access_grant(&kit_threads[0], &sem, &other);
    ztest_set_fault_valid(true);
    k_thread_start(&kit_threads[0]);
    k_sleep(K_MSEC(10));
    k_object_access_revoke(&sem, &kit_threads[0]);
    k_sem_give(&other);
    kit_join(0);
    kit_expect("");
    zassert_equal(k_sem_count_get(&sem), 0);
}

static void release_and_give(void *object, void *p2, void *p3)
{
    k_sem_give(object);
    k_object_release(object);
    kit_note('r');
    k_sem_give(object);
    kit_note('!');
}

ZTEST(objects, test_release)
{
    k_object_access_grant(&sem, create_bare(0, release_and_give, &sem));
    ztest_set_fault_valid(true);
    run_bare(0);
    kit_expect("r");
    zassert_equal(k_sem_count_get(&sem), 1);
}

ZTEST(objects, test_inherit)
{
    k_object_access_grant(&sem, k_current_get());
    kit_start(0, give, &sem, KIT_HIGH, K_USER);
    kit_join(0);
    kit_expect("g");
}

static struct k_sem everyones;

ZTEST(objects, test_all_grant)
{
    k_sem_init(&everyones, 0, 10);
    create_bare(0, give, &everyones);
    k_object_access_all_grant(&everyones);
    run_bare(0);
    create_bare(1, give, &everyones);
    run_bare(1);
    kit_expect("gg");
}

/* A grant ends with the thread that had it, even when its control block serves another. */
ZTEST(objects, test_grants_end_with_the_thread)
{
    k_object_access_grant(&sem, create_bare(0, give, &sem));
    run_bare(0);
    kit_reset(NULL);
    create_bare(0, give, &sem);
    expect_refusal(0);
    zassert_equal(k_sem_count_get(&sem), 1);
}

ZTEST(objects, test_initialising_again_keeps_grants)
{
    k_object_access_grant(&sem, create_bare(0, give, &sem));
    k_sem_init(&sem, 5, 10);
    run_bare(0);
    zassert_equal(k_sem_count_get(&sem), 6);
}

/* Grants from user mode. */

static void grant_to_second(void *object, void *p2, void *p3)
{
    k_object_access_grant(object, &kit_threads[1]);
    kit_note('o');
}

ZTEST(objects, test_user_grants_what_it_has_to_whom_it_knows)
{
    create_bare(1, give, &sem);
    create_bare(0, grant_to_second, &sem);
    k_thread_access_grant(&kit_threads[0], &sem, &kit_threads[1]);
    run_bare(0);
    run_bare(1);
    kit_expect("og");
}

ZTEST(objects, test_user_cannot_grant_what_it_has_not)
{
    create_bare(1, give, &sem);
    create_bare(0, grant_to_second, &sem);
    k_thread_access_grant(&kit_threads[0], &kit_threads[1]);
    expect_refusal(0);
    kit_expect("");
    expect_refusal(1);
}

ZTEST(objects, test_user_cannot_grant_to_a_stranger)
{
    create_bare(1, give, &sem);
    create_bare(0, grant_to_second, &sem);
    k_thread_access_grant(&kit_threads[0], &sem);
    expect_refusal(0);
    kit_expect("");
    expect_refusal(1);
}

/* Bad objects. */

ZTEST(objects, test_bad_objects)
{
    static uint32_t no_object[4];
    void *const bad[] = {
        NULL,
        &mutex,
        &kit_threads[0],
        kit_stacks[0],
        &never_initialised,
        no_object,
        (char *)&sem + 1,
        (char *)&sem + 4,
        (char *)&sem - 4,
        (void *)0xFFFFFFFFU,
        (void *)0x80000000U,
        (void *)(uintptr_t)&give,
    };

    for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
        create_bare(0, give, bad[i]);
        k_thread_access_grant(&kit_threads[0], &sem, &mutex, &kit_threads[0]);
        expect_refusal(0);
    }
}

/* A copy of an object's memory is not the object, wherever it lies. */
static ZTEST_BMEM struct k_sem copy_in_user_memory;
static struct k_sem copy_in_kernel_memory;

ZTEST(objects, test_forged_objects)
{
    copy_in_user_memory = sem;
    copy_in_kernel_memory = sem;

    create_bare(0, give, &copy_in_user_memory);
    k_thread_access_grant(&kit_threads[0], &sem);
    expect_refusal(0);
    create_bare(0, give, &copy_in_kernel_memory);
    k_thread_access_grant(&kit_threads[0], &sem);
    expect_refusal(0);
}

/* Nor does the kernel take an object where user threads could change it. */
ZTEST(objects, test_object_in_a_partition)
{
    ztest_set_fault_valid(true);
    k_sem_init(&copy_in_user_memory, 0, 1);
    ztest_test_fail();
}

static ZTEST_BMEM struct k_thread thread_in_user_memory;

ZTEST(objects, test_thread_in_a_partition)
{
    ztest_set_fault_valid(true);
    k_thread_create(&thread_in_user_memory, kit_stacks[0], K_THREAD_STACK_SIZEOF(kit_stacks[0]),
                    give, NULL, NULL, NULL, 0, 0, K_FOREVER);
    ztest_test_fail();
}

/* Threads created from user mode. */

static K_THREAD_STACK_DEFINE(child_stack, 512);
static K_THREAD_STACK_DEFINE(foreign_stack, 512);
static struct k_thread child;

static void child_entry(void *p1, void *p2, void *p3)
{
    kit_note(k_is_user_context() ? 'c' : '!');
}

static void create_child(void *p1, void *p2, void *p3)
{
    k_thread_create(&child, child_stack, K_THREAD_STACK_SIZEOF(child_stack), child_entry, NULL,
                    NULL, NULL, KIT_MIDDLE, K_USER, K_NO_WAIT);
    kit_note(k_thread_join(&child, K_FOREVER) == 0 ? 'j' : '!');
    kit_note(k_thread_join(&child, K_FOREVER) == 0 ? 'j' : '!');
    k_thread_abort(&child);
}

ZTEST(objects, test_user_creates_a_thread)
{
    create_bare(0, create_child, NULL);
    k_thread_access_grant(&kit_threads[0], &child, child_stack);
    run_bare(0);
    kit_expect("cjj");
}

struct child_request {
    struct k_thread *thread;
    k_thread_stack_t *stack;
    size_t size;
    int priority;
    uint32_t options;
};

static ZTEST_BMEM struct child_request request;

static void create_as_requested(void *p1, void *p2, void *p3)
{
    k_thread_create(request.thread, request.stack, request.size, child_entry, NULL, NULL, NULL,
                    request.priority, request.options, K_NO_WAIT);
    kit_note('!');
}

ZTEST(objects, test_user_creates_no_thread_beyond_its_rights)
{
    const struct child_request good = {&child, child_stack, 512, KIT_MIDDLE, K_USER};
    struct child_request bad[10];

    for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
        bad[i] = good;
    }
    bad[0].options = 0;
    bad[1].options = K_USER | K_ESSENTIAL;
    bad[2].priority = KIT_HIGH - 1;
    bad[3].priority = K_LOWEST_THREAD_PRIO + 1;
    bad[4].size = K_THREAD_STACK_SIZEOF(child_stack) + 32;
    bad[5].size = SIZE_MAX;
    bad[6].stack = foreign_stack;
    bad[7].stack = (k_thread_stack_t *)((char *)child_stack + 32);
    bad[8].thread = &kit_threads[1];
    bad[9].thread = &kit_threads[0];

    for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
        request = bad[i];
        create_bare(0, create_as_requested, NULL);
        k_thread_access_grant(&kit_threads[0], &child, child_stack);
        expect_refusal(0);
    }
}

ZTEST(objects, test_user_does_not_create_on_a_stack_in_use)
{
    request = (struct child_request){&child, kit_stacks[0], K_THREAD_STACK_SIZEOF(kit_stacks[0]),
                                     KIT_MIDDLE, K_USER};
    create_bare(0, create_as_requested, NULL);
    k_thread_access_grant(&kit_threads[0], &child, child_stack, kit_stacks[0]);
    expect_refusal(0);
}

/* Permissions that are stated at build time. */

K_SEM_DEFINE(static_sem, 0, 10);
K_SEM_DEFINE(static_other, 0, 10);

K_THREAD_DEFINE(static_allowed, 512, give, &static_sem, NULL, NULL, K_PRIO_PREEMPT(1), K_USER,
                SYS_FOREVER_MS);
K_THREAD_DEFINE(static_refused, 512, give, &static_other, NULL, NULL, K_PRIO_PREEMPT(1), K_USER,
                SYS_FOREVER_MS);
K_THREAD_ACCESS_GRANT(static_allowed, &static_sem);
K_THREAD_ACCESS_GRANT(static_refused, &static_sem);

ZTEST(objects, test_static_grant)
{
    k_thread_start(static_allowed);
    zassert_ok(k_thread_join(static_allowed, K_SECONDS(1)));
    zassert_equal(k_sem_count_get(&static_sem), 1);
}

ZTEST(objects, test_static_grant_is_for_that_object)
{
    ztest_set_fault_valid(true);
    k_thread_start(static_refused);
    zassert_ok(k_thread_join(static_refused, K_SECONDS(1)));
    ztest_set_fault_valid(false);
    zassert_equal(k_sem_count_get(&static_other), 0);
}

/* The order in which programs for Zephyr often do it: the grant first, then the initialisation. */
static struct k_sem granted_first;

static void initialise_and_give(void *object, void *p2, void *p3)
{
    kit_note(k_sem_init(object, 0, 2) == 0 ? 'i' : '!');
    k_sem_give(object);
    kit_note('g');
}

ZTEST(objects, test_grant_before_initialisation)
{
    k_object_access_grant(&granted_first, create_bare(0, initialise_and_give, &granted_first));
    run_bare(0);
    kit_expect("ig");
}

/* System calls by number. */

static void call_number(void *number, void *p2, void *p3)
{
    __asm__ volatile("mov r8, %0\n\tsvc #255"
                     :
                     : "r"(number)
                     : "r0", "r1", "r2", "r3", "r8", "memory");
    kit_note('!');
}

/* Each system call by its instruction: SVC #n, BX LR. Constants are executable, as code is. */
#define SVC_AND_RETURN(n, base) {0xDF00U | ((base) + (n)), 0x4770U}
#define SVC_64(base) LISTIFY(64, SVC_AND_RETURN, (,), base)
static const uint16_t calls[][2] = {SVC_64(0), SVC_64(64), SVC_64(128), SVC_64(192)};

static void call_immediate(void *code, void *p2, void *p3)
{
    ((void (*)(void))((uintptr_t)code | 1U))();
    kit_note('!');
}

ZTEST(objects, test_system_call_numbers)
{
    static const uint32_t numbers[] = {255, 256, 1000, 0x7FFFFFFFU, 0x80000000U, 0xFFFFFFFFU};

    for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
        kit_expect_fault(call_number, (void *)numbers[i], K_ERR_KERNEL_OOPS);
    }
    for (unsigned int n = K_SYSCALL_KERNEL_LIMIT; n < ARRAY_SIZE(calls); n++) {
        kit_expect_fault(call_immediate, (void *)(uintptr_t)calls[n], K_ERR_KERNEL_OOPS);
    }
}

/* What a system call leaves in the registers that it does not return its result in. */
static ZTEST_BMEM uint32_t left[4];

static void look_at_registers(void *object, void *p2, void *p3)
{
    register uint32_t r0 __asm__("r0") = (uint32_t)(uintptr_t)object;
    register uint32_t r1 __asm__("r1") = 0x11111111U;
    register uint32_t r2 __asm__("r2") = 0x22222222U;
    register uint32_t r3 __asm__("r3") = 0x33333333U;
    register uint32_t r12 __asm__("r12") = 0xCCCCCCCCU;

    __asm__ volatile("svc %5"
                     : "+r"(r0), "+r"(r1), "+r"(r2), "+r"(r3), "+r"(r12)
                     : "i"(K_SYSCALL_K_SEM_COUNT_GET)
                     : "memory");
    left[0] = r1;
    left[1] = r2;
    left[2] = r3;
    left[3] = r12;
}

ZTEST(objects, test_registers_carry_nothing_out)
{
    k_object_access_grant(&sem, k_current_get());
    (void)k_sem_count_get(&sem);
    kit_expect_no_fault(look_at_registers, &sem);
    zassert_equal(left[0], 0x11111111U, "r1 is %x", (unsigned int)left[0]);
    zassert_equal(left[1], 0x22222222U, "r2 is %x", (unsigned int)left[1]);
    zassert_equal(left[2], 0x33333333U, "r3 is %x", (unsigned int)left[2]);
    zassert_equal(left[3], 0xCCCCCCCCU, "r12 is %x", (unsigned int)left[3]);
}
