/* SPDX-License-Identifier: Apache-2.0 */
/* Known when it is compiled to run in user mode only. */
#define __ZEPHYR_USER__
#include "bench.h"

#define MODE(name) user_##name
#include "operations.h"

void bench_empty(void *first, void *second, void *p3)
{
    for (uint32_t i = ROUNDS; i != 0u; i--) {
        __asm__ volatile("" : : : "memory");
    }
}
