/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Atomic variables and bit maps made of them. All operations are usable in every context.
 */
#ifndef ZEPHYR_INCLUDE_SYS_ATOMIC_H_
#define ZEPHYR_INCLUDE_SYS_ATOMIC_H_

#include <stdbool.h>
#include <stddef.h>

#include <zephyr/sys/atomic_builtin.h>
#include <zephyr/sys/atomic_types.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Initial values. */
#define ATOMIC_INIT(i)     (i)
#define ATOMIC_PTR_INIT(p) (p)

/** Bits in one atomic variable. */
#define ATOMIC_BITS            (sizeof(atomic_val_t) * BITS_PER_BYTE)
#define ATOMIC_MASK(bit)       BIT((unsigned long)(bit) & (ATOMIC_BITS - 1U))
#define ATOMIC_ELEM(addr, bit) ((addr) + ((bit) / ATOMIC_BITS))

/** Number of atomic variables for a map of num_bits bits; at least one. */
#define ATOMIC_BITMAP_SIZE(num_bits) (ROUND_UP(MAX(num_bits, 1), ATOMIC_BITS) / ATOMIC_BITS)

/** Defines a map of num_bits bits. */
#define ATOMIC_DEFINE(name, num_bits) atomic_t name[ATOMIC_BITMAP_SIZE(num_bits)]

/** @return true when bit (counted from zero over the whole map) is set. */
static inline bool atomic_test_bit(const atomic_t *target, int bit)
{
    atomic_val_t value = atomic_get(ATOMIC_ELEM(target, (unsigned int)bit));

    return (value & (atomic_val_t)ATOMIC_MASK(bit)) != 0;
}

/** Clears a bit. @return true when it was set before. */
static inline bool atomic_test_and_clear_bit(atomic_t *target, int bit)
{
    atomic_val_t mask = (atomic_val_t)ATOMIC_MASK(bit);

    return (atomic_and(ATOMIC_ELEM(target, (unsigned int)bit), ~mask) & mask) != 0;
}

/** Sets a bit. @return true when it was set before. */
static inline bool atomic_test_and_set_bit(atomic_t *target, int bit)
{
    atomic_val_t mask = (atomic_val_t)ATOMIC_MASK(bit);

    return (atomic_or(ATOMIC_ELEM(target, (unsigned int)bit), mask) & mask) != 0;
}

/** Clears a bit. */
static inline void atomic_clear_bit(atomic_t *target, int bit)
{
    (void)atomic_test_and_clear_bit(target, bit);
}

/** Sets a bit. */
static inline void atomic_set_bit(atomic_t *target, int bit)
{
    (void)atomic_test_and_set_bit(target, bit);
}

/** Sets or clears a bit, as val says. */
static inline void atomic_set_bit_to(atomic_t *target, int bit, bool val)
{
    if (val) {
        atomic_set_bit(target, bit);
    } else {
        atomic_clear_bit(target, bit);
    }
}

#ifdef __cplusplus
}
#endif

#endif
