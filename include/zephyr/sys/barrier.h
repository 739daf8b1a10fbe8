/* SPDX-License-Identifier: Apache-2.0 */
/** @file Barriers of the processor. Any context. */
#ifndef ZEPHYR_INCLUDE_SYS_BARRIER_H_
#define ZEPHYR_INCLUDE_SYS_BARRIER_H_

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Memory accesses before are seen before those behind. */
static ALWAYS_INLINE void barrier_dmem_fence_full(void)
{
    __sync_synchronize();
}

/** Memory accesses before are complete. */
static ALWAYS_INLINE void barrier_dsync_fence_full(void)
{
    __asm__ volatile("dsb sy" ::: "memory");
}

/** Instructions behind are fetched anew. */
static ALWAYS_INLINE void barrier_isync_fence_full(void)
{
    __asm__ volatile("isb sy" ::: "memory");
}

#ifdef __cplusplus
}
#endif

#endif
