/* SPDX-License-Identifier: Apache-2.0 */
/* A thread that faults at once, and is ended. */
#define __ZEPHYR_SUPERVISOR__
#include "bench.h"

void k_sys_fatal_error_handler(unsigned int reason, const z_arch_esf_t *esf)
{
    /* returning ends the thread */
}

void fault(void *p1, void *p2, void *p3)
{
    *(volatile uint32_t *)0xFFFFFFF0u = 0;
}
