/* SPDX-License-Identifier: Apache-2.0 */
/* The path of the 1.14 release. */
#ifndef ZEPHYR_INCLUDE_ATOMIC_H_
#define ZEPHYR_INCLUDE_ATOMIC_H_

#include <zephyr/sys/atomic.h>

#endif
