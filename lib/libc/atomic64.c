/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What compiled code calls for atomic objects of 64 bits. The compiler knows the names as its own
 * and would not let them be defined, so the assembler gives them.
 */
#include <stdbool.h>
#include <stddef.h>
#include <zephyr/kernel/atomic64.h>
#include <zephyr/toolchain.h>

static uint64_t operate(uint32_t operation, volatile void *target, uint64_t operand)
{
    struct bk_atomic64 request = {
        .target = (uint64_t *)target, .operation = operation, .operand = operand};

    bk_atomic64(&request);
    return request.before;
}

#define NAMED(result, name, ...) result bk##name(__VA_ARGS__) __asm__(#name)

#define FETCH(name, code, value)                                                                   \
    NAMED(uint64_t, __atomic_fetch_##name##_8, volatile void *target, uint64_t operand, int order);\
    uint64_t bk__atomic_fetch_##name##_8(volatile void *target, uint64_t operand, int order)       \
    {                                                                                              \
        ARG_UNUSED(order);                                                                         \
        return operate(code, target, value);                                                       \
    }

FETCH(add, BK_ATOMIC64_ADD, operand)
FETCH(sub, BK_ATOMIC64_ADD, 0 - operand)
FETCH(and, BK_ATOMIC64_AND, operand)
FETCH(or, BK_ATOMIC64_OR, operand)
FETCH(xor, BK_ATOMIC64_XOR, operand)
FETCH(nand, BK_ATOMIC64_NAND, operand)

NAMED(uint64_t, __atomic_load_8, const volatile void *target, int order);
uint64_t bk__atomic_load_8(const volatile void *target, int order)
{
    ARG_UNUSED(order);
    return operate(BK_ATOMIC64_LOAD, (volatile void *)target, 0);
}

NAMED(void, __atomic_store_8, volatile void *target, uint64_t value, int order);
void bk__atomic_store_8(volatile void *target, uint64_t value, int order)
{
    ARG_UNUSED(order);
    (void)operate(BK_ATOMIC64_EXCHANGE, target, value);
}

NAMED(uint64_t, __atomic_exchange_8, volatile void *target, uint64_t value, int order);
uint64_t bk__atomic_exchange_8(volatile void *target, uint64_t value, int order)
{
    ARG_UNUSED(order);
    return operate(BK_ATOMIC64_EXCHANGE, target, value);
}

NAMED(bool, __atomic_compare_exchange_8, volatile void *target, void *expected, uint64_t desired,
      bool weak, int success, int failure);
bool bk__atomic_compare_exchange_8(volatile void *target, void *expected, uint64_t desired,
                                   bool weak, int success, int failure)
{
    uint64_t *wanted = expected;
    struct bk_atomic64 request = {.target = (uint64_t *)target,
                                  .operation = BK_ATOMIC64_COMPARE,
                                  .operand = desired,
                                  .expected = *wanted};

    ARG_UNUSED(weak);
    ARG_UNUSED(success);
    ARG_UNUSED(failure);
    bk_atomic64(&request);
    if (request.before == request.expected) {
        return true;
    }
    *wanted = request.before;
    return false;
}

NAMED(bool, __atomic_is_lock_free, size_t size, const volatile void *target);
bool bk__atomic_is_lock_free(size_t size, const volatile void *target)
{
    ARG_UNUSED(target);
    return size <= sizeof(uint32_t);
}
