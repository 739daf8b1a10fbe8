/* SPDX-License-Identifier: Apache-2.0 */
/* Random calls from several threads that preempt each other, are ended and lose their memory. */
#include <errno.h>
#include <kernel/fault.h>
#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/syscall_list.h>

#include "app_calls.h"
#include "app_test.h"

#define THREADS 3U
#define ROUNDS  4000
#define CALLS   64U
#define CANARY  0x600DF00Du

K_APPMEM_PARTITION_DEFINE(coming_partition);
K_APP_BMEM(coming_partition) static uint8_t coming[96] __aligned(32);

/* Where they may write; what lies behind it takes what they write at its end. */
K_APPMEM_PARTITION_DEFINE(play_partition);
K_APP_BMEM(play_partition) static struct {
    uint8_t data[256];
    uint8_t behind[32];
} play __aligned(32);

static uint32_t canary[8];
static ZTEST_BMEM uintptr_t app_stack_seen;
static ZTEST_BMEM uint32_t made;
static ZTEST_BMEM uint32_t succeeded;

static uint32_t next(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state >> 3;
}

static uintptr_t pointer(uint32_t *state)
{
    const uintptr_t places[] = {
        (uintptr_t)play.data,   (uintptr_t)play.data + sizeof(play.data) - 4U,
        (uintptr_t)coming,      (uintptr_t)coming + sizeof(coming) - 4U,
        (uintptr_t)canary,      (uintptr_t)&door,
        (uintptr_t)&never,      (uintptr_t)&kit_threads[1],
        (uintptr_t)kit_stacks[2], (uintptr_t)kit_stacks[0],
        (uintptr_t)kit_stacks[1], app_stack_seen,
        0U,                     UINTPTR_MAX - 3U,
        0xE000ED00U,            (uintptr_t)pointer,
    };

    return places[next(state) % ARRAY_SIZE(places)] +
           (next(state) % 4U == 0U ? next(state) % 9U : 0U);
}

/* Of a call, except the one that is there to go wrong, or any. */
static uint32_t number(uint32_t *state)
{
    uint32_t chosen = K_SYSCALL_KERNEL_LIMIT + next(state) % 24U;

    if (next(state) % 4U == 0U) {
        chosen = next(state);
    }
    return chosen == K_SYSCALL_APP_END ? K_SYSCALL_LIMIT : chosen;
}

static bool is_ours(uintptr_t start, size_t size)
{
    return size != 0U && start - (uintptr_t)canary < sizeof(canary);
}

static void one_call(uint32_t *state)
{
    uintptr_t p = pointer(state);
    size_t size = next(state) % 320U;
    uint32_t sum;
    size_t length;

    switch (next(state) % 9U) {
    case 0:
        if (app_add((int)size, 5) != (int)size + 5) {
            kit_note('a');
        }
        break;
    case 1:
        if (app_check(APP_WRITE, (void *)p, size) == 0 && is_ours(p, size)) {
            kit_note('w');
        }
        break;
    case 2:
        if (app_digest((uint8_t *)p, size, &sum) == 0 && is_ours(p, size)) {
            kit_note('r');
        }
        break;
    case 3:
        if (app_digest(data, 4, (uint32_t *)p) == 0) {
            succeeded++;
        }
        break;
    case 4:
        (void)app_text((char *)p, size, &length);
        break;
    case 5:
        if (app_check((int)(next(state) % 9U), (void *)p, size) == 0) {
            succeeded++;
        }
        break;
    case 6:
        (void)app_wait(&door, K_TICKS(next(state) % 2U), 1);
        break;
    case 7:
        if (app_wide_plain((uint32_t)p, (uint32_t)size) != ~((uint64_t)size << 32 | p)) {
            kit_note('6');
        }
        break;
    default:
        if (next(state) % 32U == 0U) {
            (void)arch_syscall_app_invoke(32, p, size, pointer(state), pointer(state),
                                          number(state));
        }
        break;
    }
    made++;
}

static void call_at_random(void *seed, void *p2, void *p3)
{
    uint32_t state = (uint32_t)(uintptr_t)seed * 2654435761U + 1U;

    for (unsigned int i = 0; i < CALLS; i++) {
        one_call(&state);
    }
}

static void start(unsigned int slot, uint32_t seed)
{
    kit_start(slot, call_at_random, (void *)(uintptr_t)seed, KIT_MIDDLE - (int)(seed % 3U), K_USER);
}

static void change_memory(int round)
{
    if (round % 2 == 0) {
        zassert_ok(k_mem_domain_add_partition(&k_mem_domain_default, &coming_partition));
    } else {
        zassert_ok(k_mem_domain_remove_partition(&k_mem_domain_default, &coming_partition));
    }
}

ZTEST(app_syscalls, test_random_calls)
{
    uint32_t seed = 1;

    for (size_t i = 0; i < ARRAY_SIZE(canary); i++) {
        canary[i] = CANARY;
    }
    zassert_ok(k_mem_domain_add_partition(&k_mem_domain_default, &play_partition));
    made = 0;
    succeeded = 0;
    app_stack_seen = app_stack;
    bk_fault_record.mode = BK_MODE_USER;
    ztest_set_fault_valid(true);
    k_sched_time_slice_set(1, 0);
    for (unsigned int slot = 0; slot < THREADS; slot++) {
        start(slot, seed++);
    }
    for (int round = 0; round < ROUNDS; round++) {
        unsigned int slot = (unsigned int)round % THREADS;

        k_sleep(K_TICKS(1 + round % 3));
        zassert_equal(bk_fault_record.mode, BK_MODE_USER, "the kernel was led astray");
        change_memory(round);
        k_sem_give(&door);
        if (round % 5 == 0) {
            k_thread_abort(&kit_threads[slot]);
        }
        if (k_thread_join(&kit_threads[slot], K_NO_WAIT) == 0) {
            start(slot, seed++);
        }
        ztest_set_fault_valid(true);
    }
    k_sched_time_slice_set(0, 0);
    for (unsigned int slot = 0; slot < THREADS; slot++) {
        k_thread_abort(&kit_threads[slot]);
    }
    ztest_set_fault_valid(false);
    kit_expect("");
    for (size_t i = 0; i < ARRAY_SIZE(canary); i++) {
        zassert_equal(canary[i], CANARY);
    }
    zassert_ok(k_mem_domain_remove_partition(&k_mem_domain_default, &play_partition));
    zassert_true(made > 2000U && succeeded > 100U, "%u made, %u succeeded", (unsigned int)made,
                 (unsigned int)succeeded);
}
