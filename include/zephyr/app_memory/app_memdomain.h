/* SPDX-License-Identifier: Apache-2.0 */
/** @file Partitions that the linker gathers from tagged variables. */
#ifndef ZEPHYR_INCLUDE_APP_MEMORY_APP_MEMDOMAIN_H_
#define ZEPHYR_INCLUDE_APP_MEMORY_APP_MEMDOMAIN_H_

#include <zephyr/app_memory/mem_domain.h>
#include <zephyr/toolchain.h>

#ifdef CONFIG_USERSPACE

/* Each variable has a section of its own, so that the link can place them without gaps. */
#define BK_PARTITION_PLACE(id, kind)                                                               \
    __attribute__((section(".bk_part." STRINGIFY(id) kind "." STRINGIFY(__LINE__))))

/** Put an initialised variable into partition @p id. */
#define K_APP_DMEM(id) BK_PARTITION_PLACE(id, ".data")
/** Put a zeroed variable into partition @p id. */
#define K_APP_BMEM(id) BK_PARTITION_PLACE(id, ".bss")

#define K_APP_DMEM_SECTION(id) ".bk_part." STRINGIFY(id) ".data"
#define K_APP_BMEM_SECTION(id) ".bk_part." STRINGIFY(id) ".bss"

/** Define partition @p name: the linker supplies where it starts and its size. */
#define K_APPMEM_PARTITION_DEFINE(name)                                                            \
    extern char bk_part_##name##_start[];                                                          \
    extern char bk_part_##name##_size[];                                                           \
    struct k_mem_partition name BK_PARTITION_SECTION(name) = {                                     \
        (uintptr_t)bk_part_##name##_start, (size_t)(uintptr_t)bk_part_##name##_size,               \
        K_MEM_PARTITION_P_RW_U_RW};                                                                \
    /* tells the linker of the partition even when nothing is tagged into it */                    \
    __asm__(".pushsection .bk_part." STRINGIFY(name) ".data,\"aw\"\n\t.popsection")

#else

#define K_APP_DMEM(id)
#define K_APP_BMEM(id)
#define K_APP_DMEM_SECTION(id) ".data"
#define K_APP_BMEM_SECTION(id) ".bss"
#define K_APPMEM_PARTITION_DEFINE(name)                                                            \
    extern int bk_no_partition_##name

#endif

#endif
