/* SPDX-License-Identifier: Apache-2.0 */
/* The C library in user threads: its variables and its allocator. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/libc-hooks.h>
#include <zephyr/ztest.h>

K_THREAD_STACK_DEFINE(stack, 1024);
static struct k_thread thread;

ZTEST_BMEM static volatile int reached;

ZTEST_USER(libc, test_errno)
{
    errno = 0;
    zassert_equal(strtol("99999999999", NULL, 10), LONG_MAX);
    zassert_equal(errno, ERANGE);
}

/* The initial state of the generator is no zero: all its numbers would be the same. */
ZTEST_USER(libc, test_initial_values)
{
    long first = lrand48();

    zassert_not_equal(first, lrand48());
}

ZTEST_USER(libc, test_strings)
{
    char text[] = "a,b";
    char *rest;

    zassert_equal(strcmp(strtok_r(text, ",", &rest), "a"), 0);
    zassert_equal(strcmp(strtok_r(NULL, ",", &rest), "b"), 0);
    zassert_is_null(strtok_r(NULL, ",", &rest));
}

ZTEST_USER(libc, test_formats)
{
    char text[40];
    volatile size_t room = 4;

    zassert_equal(snprintf(text, sizeof(text), "%5d|%-5s|%llx", 42, "ab", 0x123456789abull), 23);
    zassert_equal(strcmp(text, "   42|ab   |123456789ab"), 0);
    zassert_equal(snprintf(text, room, "%s", "abcdef"), 6);
    zassert_equal(strcmp(text, "abc"), 0);
    zassert_equal(sscanf("17 x", "%d", &(int){0}), 1);
}

/* The compiler calls the library for these; volatile, so that it cannot compute them itself. */
ZTEST_USER(libc, test_division)
{
    volatile uint64_t n = 0x123456789abcdef0ull;
    volatile uint64_t small = 1000;
    volatile uint64_t large = 0x100000001ull;
    volatile int64_t negative = -7;
    volatile int64_t two = 2;

    zassert_equal(n / small, 1311768467463790ull);
    zassert_equal(n % small, 320ull);
    zassert_equal(n / large, 305419896ull);
    zassert_equal(n / large * large + n % large, n);
    zassert_equal(negative / two, -3);
    zassert_equal(negative % two, -1);
}

ZTEST_USER(libc, test_division_of_many)
{
    uint64_t random = 1;

    for (unsigned int i = 0; i < 500; i++) {
        uint64_t n = random;
        uint64_t d;

        random = random * 6364136223846793005ull + 1442695040888963407ull;
        d = random >> (i % 64u) | 1u;
        zassert_true(n % d < d && n / d * d + n % d == n, "%llu / %llu", n, d);

        int64_t quotient = (int64_t)n / (int64_t)d;
        int64_t rest = (int64_t)n % (int64_t)d;

        zassert_equal(quotient * (int64_t)d + rest, (int64_t)n);
        /* Smaller than the divisor, and of the dividend's sign. */
        zassert_true(llabs(rest) < llabs((int64_t)d) && (rest == 0 || (rest ^ (int64_t)n) >= 0),
                     "%lld / %lld", (long long)n, (long long)d);
    }
}

ZTEST_USER(libc, test_malloc)
{
    char *first = malloc(100);
    char *second = calloc(10, 10);

    zassert_not_null(first);
    zassert_not_null(second);
    memset(first, 1, 100);
    for (int i = 0; i < 100; i++) {
        zassert_equal(second[i], 0);
    }
    first = realloc(first, 200);
    zassert_not_null(first);
    zassert_equal(first[99], 1);
    free(second);
    free(first);
    zassert_is_null(malloc(CONFIG_COMMON_LIBC_MALLOC_ARENA_SIZE + 1));
    zassert_equal(errno, ENOMEM);
}

/* Takes and gives memory while the thread below is in the middle of the same. */
static void interrupts_malloc(void *p1, void *p2, void *p3)
{
    for (int i = 0; i < 200; i++) {
        char *block = malloc(24 + i % 3 * 16);

        zassert_not_null(block);
        memset(block, 0xff, 24);
        k_sleep(K_TICKS(1));
        free(block);
    }
    reached = 1;
}

ZTEST(libc, test_malloc_is_locked)
{
    int priority = k_thread_priority_get(k_current_get());
    unsigned int i = 0;

    reached = 0;
    k_thread_priority_set(k_current_get(), K_LOWEST_APPLICATION_THREAD_PRIO);
    k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), interrupts_malloc, NULL, NULL,
                    NULL, K_HIGHEST_APPLICATION_THREAD_PRIO, K_USER, K_NO_WAIT);
    while (reached == 0 && i < 1000000) {
        char *block = malloc(20 + i++ % 5 * 8);

        zassert_not_null(block);
        memset(block, (int)i, 20);
        for (int k = 0; k < 20; k++) {
            zassert_equal(block[k], (char)i);
        }
        free(block);
    }
    k_thread_join(&thread, K_FOREVER);
    k_thread_priority_set(k_current_get(), priority);
    zassert_true(i > 200);
}

static void *setup(void)
{
#ifdef CONFIG_USERSPACE
    zassert_ok(k_mem_domain_add_partition(&k_mem_domain_default, &z_malloc_partition));
#endif
    return NULL;
}

ZTEST_SUITE(libc, NULL, setup, NULL, NULL, NULL);
