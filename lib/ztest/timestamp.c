/* SPDX-License-Identifier: Apache-2.0 */

#include <zephyr/timestamp.h>
#include <zephyr/toolchain.h>

__weak uint32_t tm_off;
