/* SPDX-License-Identifier: Apache-2.0 */
/* The operations have one implementation; this path exists for programs that name it. */
#ifndef ZEPHYR_INCLUDE_SYS_ATOMIC_C_H_
#define ZEPHYR_INCLUDE_SYS_ATOMIC_C_H_

#include <zephyr/sys/atomic_builtin.h>

#endif
