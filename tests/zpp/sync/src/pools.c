/* SPDX-License-Identifier: Apache-2.0 */
/* Pools in user mode: slots, copies, and user threads that write the bookkeeping. */
#include "common.h"
#include <zephyr/ztest_error_hook.h>

#define MUTEXES    (CONFIG_ZPP_MUTEX_POOL_SIZE + CONFIG_ZPP_THREAD_POOL_SIZE)
#define SEMAPHORES CONFIG_ZPP_SEMAPHORE_POOL_SIZE
#define EVENTS     CONFIG_ZPP_EVENT_POOL_SIZE

extern struct k_mem_partition zpp_lib_partition;

static ZTEST_BMEM struct zpp_mutex mutexes[MUTEXES + 1];
static ZTEST_BMEM struct zpp_semaphore semaphores[SEMAPHORES + 1];
static ZTEST_BMEM struct zpp_event events[EVENTS + 1];
static ZTEST_BMEM struct zpp_thread user;
static ZTEST_BMEM int results[6];
static ZTEST_BMEM uintptr_t bookkeeping;
static ZTEST_BMEM size_t bookkeeping_size;

ZTEST_SUITE(pools, NULL, zpp_test_setup, NULL, NULL, NULL);

/* Each pool holds as many as its own option says, and the slots are different objects. */
ZTEST(pools, test_capacity)
{
    for (int i = 0; i < MUTEXES; i++) {
        zassert_ok(zpp_mutex_init(&mutexes[i]));
    }
    zassert_equal(zpp_mutex_init(&mutexes[MUTEXES]), -ENOMEM);
    zassert_equal(zpp_mutex_lock(&mutexes[MUTEXES]), -EINVAL, "it owns no slot");
    for (int i = 0; i < MUTEXES; i++) {
        zassert_ok(zpp_mutex_deinit(&mutexes[i]));
    }
    for (int i = 0; i < EVENTS; i++) {
        zassert_ok(zpp_event_init(&events[i]));
        zassert_ok(zpp_event_set(&events[i], BIT(i)));
    }
    zassert_equal(zpp_event_init(&events[EVENTS]), -ENOMEM);
    for (int i = 0; i < EVENTS; i++) {
        zassert_equal(zpp_event_try_wait_any_for(&events[i], UINT32_MAX, 0), BIT(i));
        zassert_ok(zpp_event_deinit(&events[i]));
    }
    for (int i = 0; i < SEMAPHORES; i++) {
        zassert_ok(zpp_semaphore_init(&semaphores[i], (uint32_t)i, SEMAPHORES));
    }
    zassert_equal(zpp_semaphore_init(&semaphores[SEMAPHORES], 0, 1), -ENOMEM);
    for (int i = 0; i < SEMAPHORES; i++) {
        for (int taken = 0; taken < i; taken++) {
            zassert_ok(zpp_semaphore_try_acquire(&semaphores[i]));
        }
        zassert_equal(zpp_semaphore_try_acquire(&semaphores[i]), -EBUSY);
        zassert_ok(zpp_semaphore_deinit(&semaphores[i]));
    }
}

/* The free slot is handed out, not the one that the count points at. */
ZTEST(pools, test_free_slot_is_used)
{
    for (int i = 0; i < 3; i++) {
        zassert_ok(zpp_semaphore_init(&semaphores[i], 1, 1));
    }
    zassert_ok(zpp_semaphore_deinit(&semaphores[1]));
    zassert_ok(zpp_semaphore_init(&semaphores[3], 0, 1));
    zassert_ok(zpp_semaphore_try_acquire(&semaphores[0]));
    zassert_ok(zpp_semaphore_try_acquire(&semaphores[2]), "its slot was handed out again");
    zassert_equal(zpp_semaphore_try_acquire(&semaphores[1]), -EINVAL);
    for (int i = 0; i < 4; i += i == 0 ? 2 : 1) {
        zassert_ok(zpp_semaphore_deinit(&semaphores[i]));
    }
}

ZTEST(pools, test_copy_owns_nothing)
{
    zassert_ok(zpp_semaphore_init(&semaphores[0], 1, 1));
    semaphores[1] = semaphores[0];
    zassert_equal(zpp_semaphore_deinit(&semaphores[1]), -EINVAL);
    zassert_equal(zpp_semaphore_try_acquire(&semaphores[1]), -EINVAL);
    zassert_ok(zpp_semaphore_try_acquire(&semaphores[0]), "the owner still owns it");
    zassert_ok(zpp_semaphore_deinit(&semaphores[0]));
    zassert_equal(zpp_semaphore_deinit(&semaphores[0]), -EINVAL);
}

static void claim_from_user(void *argument)
{
    ARG_UNUSED(argument);
    results[0] = zpp_mutex_init(&mutexes[0]);
    results[1] = zpp_semaphore_init(&semaphores[0], 0, 1);
    results[2] = zpp_event_init(&events[0]);
    results[3] = zpp_semaphore_deinit(&semaphores[1]);
    results[4] = zpp_semaphore_grant_access(&semaphores[1], k_current_get());
    results[5] = zpp_thread_start(&user);
}

static void run_user(zpp_thread_function function)
{
    create(&user, ZPP_PRIORITY_HIGH, function, NULL);
    zassert_ok(zpp_thread_start(&user));
    finish(&user);
}

ZTEST(pools, test_user_threads_claim_nothing)
{
    zassert_ok(zpp_semaphore_init(&semaphores[1], 1, 1));
    run_user(claim_from_user);
    for (int i = 0; i < 6; i++) {
        zassert_equal(results[i], -EPERM, "call %d", i);
    }
    zassert_ok(zpp_semaphore_try_acquire(&semaphores[1]));
    zassert_ok(zpp_semaphore_deinit(&semaphores[1]));
}

static void take_own_semaphore(void *argument)
{
    ARG_UNUSED(argument);
    results[0] = zpp_semaphore_try_acquire(&semaphores[0]);
    while (semaphores[1].handle.slot != 0) {
        zpp_this_thread_sleep_for(1000);
    }
    results[1] = 0;
    results[1] = zpp_semaphore_try_acquire(&semaphores[1]) + 1;
}

/* The next owner of a slot does not inherit who was granted the last one's object. */
ZTEST(pools, test_grants_end_with_the_owner)
{
    semaphores[1].handle.slot = UINT32_MAX;
    zassert_ok(zpp_semaphore_init(&semaphores[0], 1, 1));
    zassert_equal(semaphores[0].handle.slot, 0);
    create(&user, ZPP_PRIORITY_HIGH, take_own_semaphore, NULL);
    zassert_ok(zpp_semaphore_grant_access(&semaphores[0], zpp_thread_tid(&user)));
    zassert_ok(zpp_thread_start(&user));
    zpp_this_thread_sleep_for(5000);
    zassert_ok(results[0]);
    zassert_ok(zpp_semaphore_deinit(&semaphores[0]));
    ztest_set_fault_valid(true);
    zassert_ok(zpp_semaphore_init(&semaphores[1], 1, 1));
    zassert_equal(semaphores[1].handle.slot, 0, "the same slot");
    finish(&user);
    ztest_set_fault_valid(false);
    zassert_equal(results[1], 0, "the call went through");
    zassert_ok(zpp_semaphore_deinit(&semaphores[1]));
}

static void destroy_bookkeeping(void *argument)
{
    ARG_UNUSED(argument);
    for (size_t i = 0; i < bookkeeping_size; i += sizeof(uintptr_t)) {
        *(volatile uintptr_t *)(bookkeeping + i) = (uintptr_t)&semaphores[0];
    }
    semaphores[0].handle.slot = 1; /* the slot of semaphores[1] */
    semaphores[2].handle.slot = 0x0e000000; /* its owner would stand where nothing is */
}

/* A user thread can spoil its own calls, and move no privileged one to another object. */
ZTEST(pools, test_bookkeeping_is_not_believed)
{
    for (uint32_t i = 0; i < 3; i++) {
        zassert_ok(zpp_semaphore_init(&semaphores[i], 0, 5));
    }
    bookkeeping = zpp_lib_partition.start;
    bookkeeping_size = zpp_lib_partition.size;
    zassert_true(bookkeeping_size >= sizeof(uintptr_t) * SEMAPHORES);
    create(&user, ZPP_PRIORITY_HIGH, destroy_bookkeeping, NULL);
    zassert_ok(zpp_thread_start(&user));
    finish(&user);
    zassert_equal(zpp_semaphore_release(&semaphores[0]), -EINVAL);
    zassert_equal(zpp_semaphore_deinit(&semaphores[0]), -EINVAL);
    zassert_equal(zpp_semaphore_release(&semaphores[2]), -EINVAL);
    zassert_equal(zpp_semaphore_try_acquire(&semaphores[1]), -EBUSY, "it was not released");
    zassert_ok(zpp_semaphore_release(&semaphores[1]));
    zassert_ok(zpp_semaphore_try_acquire(&semaphores[1]));
    /* a slot in use is not handed out, whatever the user's view says */
    zassert_ok(zpp_semaphore_init(&semaphores[3], 0, 1));
    zassert_ok(zpp_semaphore_release(&semaphores[3]));
    zassert_equal(zpp_semaphore_try_acquire(&semaphores[1]), -EBUSY);
    semaphores[0].handle.slot = 0;
    semaphores[2].handle.slot = 2;
    for (uint32_t i = 0; i < 4; i++) {
        zassert_ok(zpp_semaphore_deinit(&semaphores[i]));
    }
}
