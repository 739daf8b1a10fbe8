/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Pseudo-random numbers. The supported boards have no source of entropy that the kernel drives:
 * the sequence is the same after every start, good for tests and jitter, useless for secrets.
 */
#ifndef ZEPHYR_INCLUDE_RANDOM_RANDOM_H_
#define ZEPHYR_INCLUDE_RANDOM_RANDOM_H_

#include <stddef.h>
#include <stdint.h>

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A 32-bit pseudo-random number. Any context, user mode included. */
__syscall uint32_t sys_rand32_get(void);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/random.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Narrower and wider ones. Any context. */
static inline uint8_t sys_rand8_get(void)
{
    return (uint8_t)sys_rand32_get();
}

static inline uint16_t sys_rand16_get(void)
{
    return (uint16_t)sys_rand32_get();
}

static inline uint64_t sys_rand64_get(void)
{
    return ((uint64_t)sys_rand32_get() << 32) | sys_rand32_get();
}

/** Fills len bytes. Any context. */
void sys_rand_get(void *dst, size_t len);

#ifdef __cplusplus
}
#endif

#endif
