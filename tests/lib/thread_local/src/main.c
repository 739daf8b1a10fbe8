/* SPDX-License-Identifier: Apache-2.0 */
/* Thread-local variables: each thread has its own, whatever its mode and its domain. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zephyr/ztest.h>

#define THREADS 3
#define ROUNDS  50

static _Thread_local int start_value = 4711;
static _Thread_local uint64_t zeroed[3];
static _Thread_local char text[] = "own";
static _Thread_local uint8_t odd = 3;
static _Thread_local char aligned[32] __aligned(32);

struct finding {
    int number;
    int first;
    int errno_kept;
    int text_kept;
    bool zero;
    uintptr_t address;
    uintptr_t on_stack;
};
static ZTEST_BMEM struct finding findings[THREADS];

K_THREAD_STACK_ARRAY_DEFINE(stacks, THREADS, 1024);
static struct k_thread threads[THREADS];

static bool all_zero(void)
{
    return zeroed[0] == 0 && zeroed[1] == 0 && zeroed[2] == 0 && aligned[31] == 0;
}

/* Writes all of its variables, lets the others do the same, and looks. */
static void worker(void *number, void *p2, void *p3)
{
    int me = POINTER_TO_INT(number);
    struct finding *found = &findings[me];
    char mine[2] = {(char)('a' + me), 0};
    int local = 0;

    found->first = start_value + odd;
    found->zero = all_zero();
    found->address = (uintptr_t)aligned;
    found->on_stack = (uintptr_t)&local;
    for (int i = 0; i < ROUNDS; i++) {
        errno = 100 * me + i;
        start_value = me;
        zeroed[1] = (uint64_t)me << 40;
        memcpy(text, mine, sizeof(mine));
        k_yield();
        found->errno_kept += errno == 100 * me + i;
        found->text_kept += strcmp(text, mine) == 0 && start_value == me &&
                            zeroed[1] == (uint64_t)me << 40;
    }
    found->number = me;
}

static void run(uint32_t options)
{
    memset(findings, 0, sizeof(findings));
    errno = 5555;
    for (int i = 0; i < THREADS; i++) {
        k_thread_create(&threads[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]), worker,
                        INT_TO_POINTER(i), NULL, NULL, 1, options, K_NO_WAIT);
    }
    for (int i = 0; i < THREADS; i++) {
        const struct finding *found = &findings[i];

        zassert_ok(k_thread_join(&threads[i], K_SECONDS(1)));
        zassert_equal(found->number, i);
        zassert_equal(found->first, 4714, "thread %d: initial values gave %d", i, found->first);
        zassert_true(found->zero, "thread %d: not zero at the start", i);
        zassert_equal(found->errno_kept, ROUNDS, "thread %d: errno kept %d times", i,
                      found->errno_kept);
        zassert_equal(found->text_kept, ROUNDS);
        zassert_equal(found->address % 32, 0, "0x%lx is misaligned", (long)found->address);
        zassert_true(found->address > found->on_stack &&
                         found->address < (uintptr_t)stacks[i] + sizeof(stacks[i]),
                     "0x%lx is not above the thread's stack", (long)found->address);
    }
    zassert_equal(errno, 5555);
}

ZTEST(thread_local, test_supervisor_threads)
{
    run(0);
}

ZTEST(thread_local, test_user_threads)
{
    run(K_USER);
}

/* The same control blocks and stacks again: nothing of the last thread is left. */
ZTEST(thread_local, test_a_stack_again)
{
    run(0);
    run(K_USER);
    run(0);
}

ZTEST_USER(thread_local, test_the_library)
{
    char words[] = "a b c";
    char *state;

    errno = 0;
    zassert_equal(strtol("99999999999999", NULL, 10), INT32_MAX);
    zassert_equal(errno, ERANGE);
    zassert_str_equal(strtok_r(words, " ", &state), "a");
    srand(1);
    zassert_not_equal(rand(), rand());
}

ZTEST_SUITE(thread_local, NULL, NULL, NULL, NULL, NULL);
