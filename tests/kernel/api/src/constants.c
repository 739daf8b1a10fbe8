/* SPDX-License-Identifier: Apache-2.0 */
/* Values that programs build upon. */
#include <zephyr/sys/kobject.h>
#include <zephyr/sys/libc-hooks.h>
#include <zephyr/ztest.h>

BUILD_ASSERT(K_ISR == 0 && K_COOP_THREAD == 1 && K_PREEMPT_THREAD == 2);
BUILD_ASSERT(K_HIGHEST_THREAD_PRIO == -CONFIG_NUM_COOP_PRIORITIES);
BUILD_ASSERT(K_IDLE_PRIO == CONFIG_NUM_PREEMPT_PRIORITIES);
BUILD_ASSERT(K_OBJ_ANY == 0 && K_OBJ_CONDVAR > 0 && K_OBJ_FUTEX > 0 && K_OBJ_LAST > K_OBJ_FUTEX);
BUILD_ASSERT(K_OBJ_FLAG_INITIALIZED == BIT(0));
BUILD_ASSERT(K_FP_REGS == BIT(1));
BUILD_ASSERT(MSEC_PER_SEC == 1000 && NSEC_PER_USEC == 1000 && NSEC_PER_MSEC == 1000000 &&
             NSEC_PER_SEC == 1000000000);
BUILD_ASSERT(K_WORK_DELAYABLE == BIT(8) && K_WORK_QUEUE_STARTED == BIT(0) &&
             K_WORK_QUEUE_PLUGGED == BIT(3) && K_WORK_QUEUE_NO_YIELD == BIT(8));
BUILD_ASSERT(Z_LIBC_PARTITION_EXISTS == 1);
BUILD_ASSERT(K_THREAD_STACK_LEN(64) >= 64 && K_THREAD_STACK_RESERVED == 0 &&
             K_KERNEL_STACK_RESERVED == 0);
BUILD_ASSERT(MAX(3, -3) == 3 && MAX(-4, -3) == -3);

K_KERNEL_STACK_ARRAY_DEFINE(kernel_stacks, 2, 512);
static struct with_stack {
    int before;
    K_KERNEL_STACK_MEMBER(stack, 512);
} holder;
static int kept __noinit;

ZTEST(constants, test_stacks)
{
    zassert_true(sizeof(kernel_stacks[0]) >= 512 && sizeof(kernel_stacks) >= 1024);
    zassert_true(K_KERNEL_STACK_SIZEOF(holder.stack) >= 512);
    zassert_equal((uintptr_t)kernel_stacks[1] % 32, 0);
    zassert_equal((uintptr_t)holder.stack % 32, 0);
    kept = 1;
    zassert_equal(kept, 1);
}

ZTEST_SUITE(constants, NULL, NULL, NULL, NULL, NULL);
