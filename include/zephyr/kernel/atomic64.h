/* SPDX-License-Identifier: Apache-2.0 */
/** @file Atomic operations on 64 bits, for which the processor has no instructions. */
#ifndef ZEPHYR_INCLUDE_KERNEL_ATOMIC64_H_
#define ZEPHYR_INCLUDE_KERNEL_ATOMIC64_H_

#include <stdint.h>
#include <zephyr/syscall.h>

#ifdef __cplusplus
extern "C" {
#endif

enum bk_atomic64_operation {
    BK_ATOMIC64_LOAD,
    BK_ATOMIC64_EXCHANGE,
    BK_ATOMIC64_COMPARE, /* exchange when it is `expected` */
    BK_ATOMIC64_ADD,
    BK_ATOMIC64_AND,
    BK_ATOMIC64_OR,
    BK_ATOMIC64_XOR,
    BK_ATOMIC64_NAND,
};

/** What compiled code asks for. */
struct bk_atomic64 {
    uint64_t *target;
    uint32_t operation;
    uint64_t operand;
    uint64_t expected;
    uint64_t before; /**< What was there: the result. */
};

/**
 * Carry out an operation, for std::atomic and _Atomic of 64 bits. No other thread comes between.
 * With respect to interrupts it is atomic for supervisor code only.
 * @param request Operation; its `before` is set.
 * Context: any; user threads that may write the target.
 */
__syscall void bk_atomic64(struct bk_atomic64 *request);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/atomic64.h>

#endif
