/* SPDX-License-Identifier: Apache-2.0 */
#define CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC 12345679
#define CONFIG_SYS_CLOCK_TICKS_PER_SEC     1000
#define TEST_RATE                          test_rate_odd
#include "rate.h"
