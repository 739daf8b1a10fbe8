/* SPDX-License-Identifier: Apache-2.0 */
/** @file Spin locks. There is one processor: a lock masks interrupts, and nobody spins. */
#ifndef ZEPHYR_INCLUDE_SPINLOCK_H_
#define ZEPHYR_INCLUDE_SPINLOCK_H_

#include <zephyr/arch/arm/irq_lock.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A lock; zero is unlocked. */
struct k_spinlock {
    char unused; /* a structure of size zero differs between C and C++ */
};

/** What k_spin_lock() found, for k_spin_unlock(). */
typedef struct z_spinlock_key {
    unsigned int key;
} k_spinlock_key_t;

/**
 * Lock. The caller must not wait until it has unlocked, and not take the same lock again.
 * @return Key for k_spin_unlock().
 * Context: supervisor, interrupt.
 */
static ALWAYS_INLINE k_spinlock_key_t k_spin_lock(struct k_spinlock *l)
{
    k_spinlock_key_t key = {arch_irq_lock()};

    (void)l;
    return key;
}

/**
 * Lock, where that is possible at once: it always is.
 * @return 0.
 */
static ALWAYS_INLINE int k_spin_trylock(struct k_spinlock *l, k_spinlock_key_t *k)
{
    *k = k_spin_lock(l);
    return 0;
}

/** Unlock, with the key of the matching k_spin_lock(). */
static ALWAYS_INLINE void k_spin_unlock(struct k_spinlock *l, k_spinlock_key_t key)
{
    (void)l;
    arch_irq_unlock(key.key);
}

/** Give up the lock but leave interrupts as they are: the holder of an outer lock unlocks them. */
static ALWAYS_INLINE void k_spin_release(struct k_spinlock *l)
{
    (void)l;
}

/** Lock for the statement that follows; it must not be left by break, goto or return. */
#define K_SPINLOCK(lck)                                                                            \
    for (k_spinlock_key_t bk_key = k_spin_lock(lck), *bk_once = &bk_key; bk_once != (void *)0;     \
         k_spin_unlock((lck), bk_key), bk_once = (k_spinlock_key_t *)(void *)0)

#ifdef __cplusplus
}
#endif

#endif
