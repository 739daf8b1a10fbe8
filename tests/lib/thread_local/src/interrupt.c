/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel/thread_local.h>
#include <zephyr/ztest.h>

static _Thread_local int before = 1;
static uintptr_t block_in_interrupt;

static void in_interrupt(const void *parameter)
{
    errno = 77;
    before = 99;
    block_in_interrupt = (uintptr_t)bk_thread_pointer();
}

/* A handler does not spoil what it interrupts. */
ZTEST(thread_local_interrupt, test_interrupt_has_its_own)
{
    errno = 33;
    before++;
    irq_offload(in_interrupt, NULL);
    zassert_equal(errno, 33);
    zassert_equal(before, 2);
    zassert_not_equal(block_in_interrupt, (uintptr_t)bk_thread_pointer());
}

ZTEST_SUITE(thread_local_interrupt, NULL, NULL, NULL, NULL, NULL);
