/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Atomic operations on words and pointers, by the compiler's builtins: exclusive loads and stores
 * on the supported cores, so they need no system call. All are sequentially consistent and usable
 * in every context, user mode included; the target must be writable by the caller.
 */
#ifndef ZEPHYR_INCLUDE_SYS_ATOMIC_BUILTIN_H_
#define ZEPHYR_INCLUDE_SYS_ATOMIC_BUILTIN_H_

#include <stdbool.h>

#include <zephyr/sys/atomic_types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Stores new_value when *target equals old_value. @return true when it was stored. */
static inline bool atomic_cas(atomic_t *target, atomic_val_t old_value, atomic_val_t new_value)
{
    return __atomic_compare_exchange_n(target, &old_value, new_value, false, __ATOMIC_SEQ_CST,
                                       __ATOMIC_SEQ_CST);
}

/** Stores new_value when *target equals old_value. @return true when it was stored. */
static inline bool atomic_ptr_cas(atomic_ptr_t *target, atomic_ptr_val_t old_value,
                                  atomic_ptr_val_t new_value)
{
    return __atomic_compare_exchange_n(target, &old_value, new_value, false, __ATOMIC_SEQ_CST,
                                       __ATOMIC_SEQ_CST);
}

/** @return the value of *target. */
static inline atomic_val_t atomic_get(const atomic_t *target)
{
    return __atomic_load_n(target, __ATOMIC_SEQ_CST);
}

/** @return the pointer in *target. */
static inline atomic_ptr_val_t atomic_ptr_get(const atomic_ptr_t *target)
{
    return __atomic_load_n(target, __ATOMIC_SEQ_CST);
}

/** Stores value. @return the value before. */
static inline atomic_val_t atomic_set(atomic_t *target, atomic_val_t value)
{
    return __atomic_exchange_n(target, value, __ATOMIC_SEQ_CST);
}

/** Stores value. @return the pointer before. */
static inline atomic_ptr_val_t atomic_ptr_set(atomic_ptr_t *target, atomic_ptr_val_t value)
{
    return __atomic_exchange_n(target, value, __ATOMIC_SEQ_CST);
}

/** Stores zero. @return the value before. */
static inline atomic_val_t atomic_clear(atomic_t *target)
{
    return atomic_set(target, 0);
}

/** Stores NULL. @return the pointer before. */
static inline atomic_ptr_val_t atomic_ptr_clear(atomic_ptr_t *target)
{
    return atomic_ptr_set(target, (atomic_ptr_val_t)0);
}

/** Adds value. @return the value before. */
static inline atomic_val_t atomic_add(atomic_t *target, atomic_val_t value)
{
    return __atomic_fetch_add(target, value, __ATOMIC_SEQ_CST);
}

/** Subtracts value. @return the value before. */
static inline atomic_val_t atomic_sub(atomic_t *target, atomic_val_t value)
{
    return __atomic_fetch_sub(target, value, __ATOMIC_SEQ_CST);
}

/** Sets the bits of value. @return the value before. */
static inline atomic_val_t atomic_or(atomic_t *target, atomic_val_t value)
{
    return __atomic_fetch_or(target, value, __ATOMIC_SEQ_CST);
}

/** Inverts the bits of value. @return the value before. */
static inline atomic_val_t atomic_xor(atomic_t *target, atomic_val_t value)
{
    return __atomic_fetch_xor(target, value, __ATOMIC_SEQ_CST);
}

/** Keeps only the bits of value. @return the value before. */
static inline atomic_val_t atomic_and(atomic_t *target, atomic_val_t value)
{
    return __atomic_fetch_and(target, value, __ATOMIC_SEQ_CST);
}

/** Stores the complement of (*target & value). @return the value before. */
static inline atomic_val_t atomic_nand(atomic_t *target, atomic_val_t value)
{
    return __atomic_fetch_nand(target, value, __ATOMIC_SEQ_CST);
}

/** Adds one. @return the value before. */
static inline atomic_val_t atomic_inc(atomic_t *target)
{
    return atomic_add(target, 1);
}

/** Subtracts one. @return the value before. */
static inline atomic_val_t atomic_dec(atomic_t *target)
{
    return atomic_sub(target, 1);
}

#ifdef __cplusplus
}
#endif

#endif
