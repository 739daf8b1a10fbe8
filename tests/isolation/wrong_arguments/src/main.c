/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Each system call that the public headers declare, in a user thread of its own, with one wrong
 * argument: the thread is ended with the right report, or gets the result that the documentation
 * promises, and nobody else notices. What is wrong is a table, made from the prototypes.
 */
#include "wrong.h"

static void *setup(void)
{
    setup_once();
    setup_row();
    zassert_equal(own_partition.start, (uintptr_t)&own);
    zassert_equal(own_partition.size, OWN_SIZE);
    return NULL;
}

static void before(void *fixture)
{
    ARG_UNUSED(fixture);
    rows_run = 0;
    rows_wrong = 0;
}

static void after(void *fixture)
{
    ARG_UNUSED(fixture);
    printk("%u calls of the image or rows\n", rows_run);
}

ZTEST_SUITE(wrong_arguments, NULL, setup, before, after, NULL);

/* The arguments that the rows start from are good: what is refused is refused for the wrong one. */
ZTEST(wrong_arguments, test_good_arguments)
{
    for (unsigned int i = 0; i < calls_count; i++) {
        struct outcome got = run_call(&calls[i], CALL_WORDS, NULL, 0);

        expect_pass(&calls[i], "all arguments good", &got);
    }
    zassert_equal(rows_wrong, 0, "%u of %u", rows_wrong, rows_run);
}
