/* SPDX-License-Identifier: Apache-2.0 */
/* Known when it is compiled to run in supervisor mode only. */
#define __ZEPHYR_SUPERVISOR__
#include "bench.h"

#define MODE(name) supervisor_##name
#include "operations.h"
