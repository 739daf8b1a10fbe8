/* SPDX-License-Identifier: Apache-2.0 */
/* Threads that are started, fault at once and are ended; the starter has a lower priority. */
#define __ZEPHYR_SUPERVISOR__
#include "bench.h"

K_THREAD_STACK_DEFINE(victim_stack, 512);
static struct k_thread victim;

void k_sys_fatal_error_handler(unsigned int reason, const z_arch_esf_t *esf)
{
    /* returning ends the thread */
}

static void fault(void *p1, void *p2, void *p3)
{
    *(volatile uint32_t *)0xFFFFFFF0u = 0;
}

uint32_t fault_measure(uint32_t options)
{
    uint32_t start = k_cycle_get_32();

    for (uint32_t i = ROUNDS / 4u; i != 0u; i--) {
        k_thread_create(&victim, victim_stack, K_THREAD_STACK_SIZEOF(victim_stack), fault, NULL,
                        NULL, NULL, 0, options, K_NO_WAIT);
    }
    return (k_cycle_get_32() - start) * 4u;
}
