/* SPDX-License-Identifier: Apache-2.0 */
#define CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC 32768
#define CONFIG_SYS_CLOCK_TICKS_PER_SEC     32768
#define TEST_RATE                          test_rate_nrf
#include "rate.h"
