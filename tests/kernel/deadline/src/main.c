/* SPDX-License-Identifier: Apache-2.0 */
/* Earliest deadline first, among threads of equal priority. */
#include <zephyr/random/random.h>
#include <zephyr/ztest.h>

#define THREADS 6
#define PRIORITY 5
#define STACK    1024

K_THREAD_STACK_ARRAY_DEFINE(stacks, THREADS, STACK);
static struct k_thread threads[THREADS];
static ZTEST_BMEM int order[32];
static ZTEST_BMEM volatile int count;
K_SEM_DEFINE(gate, 0, K_SEM_MAX_LIMIT);
K_MUTEX_DEFINE(mutex);

static void note(void *number, void *rounds, void *p3)
{
    for (int i = 0; i < POINTER_TO_INT(rounds); i++) {
        order[count++] = POINTER_TO_INT(number);
        k_yield();
    }
}

static void note_after_gate(void *number, void *p2, void *p3)
{
    k_sem_take(&gate, K_FOREVER);
    order[count++] = POINTER_TO_INT(number);
}

static void create(int number, k_thread_entry_t entry, int rounds, uint32_t options)
{
    k_thread_create(&threads[number], stacks[number], STACK, entry, INT_TO_POINTER(number),
                    INT_TO_POINTER(rounds), NULL, PRIORITY, options | K_INHERIT_PERMS, K_FOREVER);
}

static void start(int number, int deadline)
{
    if (deadline != 0) {
        k_thread_deadline_set(&threads[number], deadline);
    }
    k_thread_start(&threads[number]);
}

static void join(int n)
{
    for (int i = 0; i < n; i++) {
        zassert_ok(k_thread_join(&threads[i], K_SECONDS(1)));
    }
}

static void expect(const int *expected, int n)
{
    zassert_equal(count, n, "%d steps", count);
    for (int i = 0; i < n; i++) {
        zassert_equal(order[i], expected[i], "step %d was thread %d's, not %d's", i, order[i],
                      expected[i]);
    }
}

static void run_by_deadline(uint32_t options)
{
    static const int deadlines[THREADS] = {500000, 100000, 0, 900000, 100, 500000};
    /* Equal ones, and those without, in the order in which they became ready. */
    static const int expected[THREADS] = {4, 1, 0, 5, 3, 2};

    count = 0;
    for (int i = 0; i < THREADS; i++) {
        create(i, note, 1, options);
    }
    /* Set at once, so that the time between does not count. */
    for (int i = 0; i < THREADS; i++) {
        start(i, deadlines[i]);
    }
    join(THREADS);
    expect(expected, THREADS);
}

ZTEST(deadline, test_order)
{
    run_by_deadline(0);
}

ZTEST(deadline, test_order_user_threads)
{
    run_by_deadline(K_USER);
}

/* To yield lets no later deadline go first. */
ZTEST(deadline, test_yield)
{
    static const int expected[] = {1, 1, 1, 0, 0, 0, 2, 2, 2};

    count = 0;
    for (int i = 0; i < 3; i++) {
        create(i, note, 3, 0);
    }
    start(0, 200000);
    start(1, 100000);
    start(2, 300000);
    join(3);
    expect(expected, ARRAY_SIZE(expected));
}

/* Without deadlines, threads take turns. */
ZTEST(deadline, test_yield_without)
{
    static const int expected[] = {0, 1, 0, 1};

    count = 0;
    for (int i = 0; i < 2; i++) {
        create(i, note, 2, 0);
        start(i, 0);
    }
    join(2);
    expect(expected, ARRAY_SIZE(expected));
}

/* Who waits for the same thing gets it by deadline. */
ZTEST(deadline, test_wait_queue)
{
    static const int expected[] = {2, 0, 1};

    count = 0;
    for (int i = 0; i < 3; i++) {
        create(i, note_after_gate, 0, K_USER);
        start(i, i == 2 ? 1000000 : 2000000 + i);
    }
    k_sleep(K_MSEC(1));
    zassert_equal(count, 0);
    for (int i = 0; i < 3; i++) {
        k_sem_give(&gate);
    }
    join(3);
    expect(expected, 3);
}

/* A change moves a thread that is ready already, and one that waits. */
ZTEST(deadline, test_change)
{
    static const int ready[] = {1, 0}, waiting[] = {1, 0};

    count = 0;
    create(0, note, 1, 0);
    create(1, note, 1, 0);
    start(0, 100000);
    start(1, 200000);
    k_thread_deadline_set(&threads[1], 1000);
    join(2);
    expect(ready, 2);

    count = 0;
    create(0, note_after_gate, 0, 0);
    create(1, note_after_gate, 0, 0);
    start(0, 1000000);
    start(1, 2000000);
    k_sleep(K_MSEC(1));
    k_thread_deadline_set(&threads[1], 1000);
    k_sem_give(&gate);
    k_sem_give(&gate);
    join(2);
    expect(waiting, 2);
}

static void release_and_note(void *number, void *p2, void *p3)
{
    k_sem_give(&gate);
    order[count++] = POINTER_TO_INT(number);
}

/* One that becomes ready with an earlier deadline runs at once. */
ZTEST(deadline, test_preemption)
{
    static const int expected[] = {0, 1}, cooperative[] = {1, 0};

    count = 0;
    create(0, note_after_gate, 0, K_USER);
    create(1, release_and_note, 0, K_USER);
    start(0, 1000000);
    k_sleep(K_MSEC(1));
    start(1, 2000000);
    join(2);
    expect(expected, 2);

    count = 0;
    create(0, note_after_gate, 0, 0);
    create(1, release_and_note, 0, 0);
    k_thread_priority_set(&threads[0], K_PRIO_COOP(5));
    k_thread_priority_set(&threads[1], K_PRIO_COOP(5));
    start(0, 1000000);
    k_sleep(K_MSEC(1));
    start(1, 2000000);
    join(2);
    expect(cooperative, 2);
}

/* Priority comes first. */
ZTEST(deadline, test_priority_wins)
{
    static const int expected[] = {1, 0};

    count = 0;
    create(0, note, 1, 0);
    create(1, note, 1, 0);
    k_thread_priority_set(&threads[1], PRIORITY - 1);
    start(0, 100);
    start(1, 1000000);
    join(2);
    expect(expected, 2);
}

static void lock_and_yield(void *number, void *p2, void *p3)
{
    for (int i = 0; i < 100; i++) {
        k_mutex_lock(&mutex, K_FOREVER);
        k_thread_deadline_set(k_current_get(), 1 + (int)(sys_rand32_get() % 10000u));
        k_yield();
        k_mutex_unlock(&mutex);
        if (i % 10 == POINTER_TO_INT(number)) {
            k_sleep(K_TICKS(1));
        }
    }
    order[POINTER_TO_INT(number)] = 1;
}

/* Changes of order while threads hold, wait and yield: all of them get to their end. */
ZTEST(deadline, test_changes_under_load)
{
    memset(order, 0, sizeof(order));
    k_sched_time_slice_set(1, 0);
    for (int i = 0; i < THREADS; i++) {
        create(i, lock_and_yield, 0, K_USER);
        start(i, 0);
    }
    for (int i = 0; i < THREADS; i++) {
        zassert_ok(k_thread_join(&threads[i], K_SECONDS(10)));
        zassert_equal(order[i], 1);
    }
    k_sched_time_slice_set(0, 0);
}

static void *setup(void)
{
    k_thread_access_grant(k_current_get(), &gate, &mutex);
    return NULL;
}

ZTEST_SUITE(deadline, NULL, setup, NULL, NULL, NULL);
