/* SPDX-License-Identifier: Apache-2.0 */
/** @file Attributes of memory partitions. */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_MPU_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_MPU_H_

#ifdef __cplusplus
extern "C" {
#endif

#include <kernel/isolation/isolation.h>

#ifdef __cplusplus
}
#endif

/* P: privileged, U: user; NA no access, RO read only, RW read and write, X and execute. */
#define K_MEM_PARTITION_P_NA_U_NA 0u
#define K_MEM_PARTITION_P_RW_U_RW (BK_P_R | BK_P_W | BK_U_R | BK_U_W)
#define K_MEM_PARTITION_P_RW_U_RO (BK_P_R | BK_P_W | BK_U_R)
#define K_MEM_PARTITION_P_RW_U_NA (BK_P_R | BK_P_W)
#define K_MEM_PARTITION_P_RO_U_RO (BK_P_R | BK_U_R)
#define K_MEM_PARTITION_P_RO_U_NA (BK_P_R)
#define K_MEM_PARTITION_P_RX_U_RX (BK_P_R | BK_P_X | BK_U_R | BK_U_X)
#define K_MEM_PARTITION_P_RX_U_NA (BK_P_R | BK_P_X)
#define K_MEM_PARTITION_P_RWX_U_RWX (K_MEM_PARTITION_P_RW_U_RW | BK_P_X | BK_U_X)
#define K_MEM_PARTITION_P_RWX_U_RX (BK_P_R | BK_P_W | BK_P_X | BK_U_R | BK_U_X)
#define K_MEM_PARTITION_P_RWX_U_NA (BK_P_R | BK_P_W | BK_P_X)

#define K_MEM_PARTITION_IS_WRITABLE(attr) (((attr) & BK_U_W) != 0u)
#define K_MEM_PARTITION_IS_EXECUTABLE(attr) (((attr) & BK_U_X) != 0u)

#endif
