/* SPDX-License-Identifier: Apache-2.0 */
#include <stdexcept>
#include <string>
#include <vector>

#include <zephyr/ztest.h>

#define THREADS 3
#define ROUNDS  20

static ZTEST_BMEM int caught[THREADS];
K_THREAD_STACK_ARRAY_DEFINE(stacks, THREADS, 2048);
static struct k_thread threads[THREADS];

static int thrower(int depth, int what)
{
    std::string local(30, 'x');

    if (depth == 0) {
        throw what;
    }
    return thrower(depth - 1, what) + (int)local.size();
}

/* Others throw while this thread handles its exception, and throws it again. */
static void worker(void *number, void *, void *)
{
    int me = (int)(intptr_t)number;

    for (int i = 0; i < ROUNDS; i++) {
        try {
            try {
                thrower(5, 100 * me + i);
            } catch (int what) {
                k_yield();
                throw;
            }
        } catch (int what) {
            caught[me] += what == 100 * me + i;
        }
    }
}

ZTEST(libcpp_exceptions, test_threads_throw_at_once)
{
    for (int i = 0; i < THREADS; i++) {
        k_thread_create(&threads[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]), worker,
                        (void *)(intptr_t)i, nullptr, nullptr, 1, K_USER, K_NO_WAIT);
    }
    for (int i = 0; i < THREADS; i++) {
        zassert_ok(k_thread_join(&threads[i], K_SECONDS(1)));
        zassert_equal(caught[i], ROUNDS);
    }
}

ZTEST_USER(libcpp_exceptions, test_the_librarys)
{
    std::vector<int> numbers(3);
    volatile size_t huge = 1000000;
    int count = 0;

    try {
        numbers.at(7) = 1;
    } catch (const std::out_of_range &error) {
        count++;
    }
    try {
        std::string text(huge, 'x');
    } catch (const std::bad_alloc &error) {
        count++;
    }
    zassert_equal(count, 2);
}

ZTEST_SUITE(libcpp_exceptions, nullptr, nullptr, nullptr, nullptr, nullptr);
