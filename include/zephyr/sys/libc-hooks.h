/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Memory of the C library. A user thread that uses its functions needs z_libc_partition in its
 * domain; one that allocates with malloc() needs z_malloc_partition too.
 */
#ifndef ZEPHYR_INCLUDE_SYS_LIBC_HOOKS_H_
#define ZEPHYR_INCLUDE_SYS_LIBC_HOOKS_H_

#include <stddef.h>

#ifdef CONFIG_USERSPACE

#include <zephyr/app_memory/app_memdomain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The library's variables, errno included. */
#define Z_LIBC_PARTITION_EXISTS 1
extern struct k_mem_partition z_libc_partition;

#define Z_LIBC_DATA K_APP_DMEM(z_libc_partition)
#define Z_LIBC_BSS  K_APP_BMEM(z_libc_partition)

#if CONFIG_COMMON_LIBC_MALLOC_ARENA_SIZE > 0
/** What malloc() hands out. */
#define Z_MALLOC_PARTITION_EXISTS 1
extern struct k_mem_partition z_malloc_partition;
#endif

#ifdef __cplusplus
}
#endif

#else

#define Z_LIBC_DATA
#define Z_LIBC_BSS

#endif

#endif
