/* SPDX-License-Identifier: Apache-2.0 */
#define CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC 25000000
#define CONFIG_SYS_CLOCK_TICKS_PER_SEC     10000
#define TEST_RATE                          test_rate_an521
#include "rate.h"
