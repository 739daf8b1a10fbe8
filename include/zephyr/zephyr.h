/* SPDX-License-Identifier: Apache-2.0 */
/* The name of kernel.h in programs for releases before 3.4. */
#ifndef ZEPHYR_INCLUDE_ZEPHYR_H_
#define ZEPHYR_INCLUDE_ZEPHYR_H_

#include <zephyr/kernel.h>

#endif
