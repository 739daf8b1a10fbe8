/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ZEPHYR_INCLUDE_TIMING_TYPES_H_
#define ZEPHYR_INCLUDE_TIMING_TYPES_H_

#include <stdint.h>

/** A reading of the counter that measures short stretches, in cycles. */
typedef uint64_t timing_t;

#endif
