/* SPDX-License-Identifier: Apache-2.0 */
/* Known when it is compiled to run in user mode only. */
#define __ZEPHYR_USER__
#include "bench.h"

#define MODE(name) user_##name
#include "operations.h"
