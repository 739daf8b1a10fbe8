/* SPDX-License-Identifier: Apache-2.0 */
/* The path of the releases before 3.5. */
#ifndef ZEPHYR_INCLUDE_RANDOM_RAND32_H_
#define ZEPHYR_INCLUDE_RANDOM_RAND32_H_

#include <zephyr/random/random.h>

#endif
