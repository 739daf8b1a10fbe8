/* SPDX-License-Identifier: Apache-2.0 */
/** @file The checks of zephyr/internal/syscall_handler.h under their names in Zephyr 3.3. */
#ifndef ZEPHYR_INCLUDE_SYSCALL_HANDLER_H_
#define ZEPHYR_INCLUDE_SYSCALL_HANDLER_H_

#include <zephyr/internal/syscall_handler.h>

#define Z_OOPS                       K_OOPS
#define Z_SYSCALL_VERIFY_MSG         K_SYSCALL_VERIFY_MSG
#define Z_SYSCALL_VERIFY             K_SYSCALL_VERIFY
#define Z_SYSCALL_MEMORY             K_SYSCALL_MEMORY
#define Z_SYSCALL_MEMORY_READ        K_SYSCALL_MEMORY_READ
#define Z_SYSCALL_MEMORY_WRITE       K_SYSCALL_MEMORY_WRITE
#define Z_SYSCALL_MEMORY_ARRAY       K_SYSCALL_MEMORY_ARRAY
#define Z_SYSCALL_MEMORY_ARRAY_READ  K_SYSCALL_MEMORY_ARRAY_READ
#define Z_SYSCALL_MEMORY_ARRAY_WRITE K_SYSCALL_MEMORY_ARRAY_WRITE
#define Z_SYSCALL_OBJ                K_SYSCALL_OBJ
#define Z_SYSCALL_OBJ_INIT           K_SYSCALL_OBJ_INIT
#define Z_SYSCALL_OBJ_NEVER_INIT     K_SYSCALL_OBJ_NEVER_INIT

#endif
