/* SPDX-License-Identifier: Apache-2.0 */
/* The path of the 1.14 release. */
#ifndef ZEPHYR_INCLUDE_MISC_PRINTK_H_
#define ZEPHYR_INCLUDE_MISC_PRINTK_H_

#include <zephyr/sys/printk.h>

#endif
