/* SPDX-License-Identifier: Apache-2.0 */
/* A function run in interrupt context: by the last interrupt line, which no device drives. */

#include <zephyr/interrupt_util.h>
#include <zephyr/irq.h>
#include <zephyr/irq_offload.h>

#define OFFLOAD_LINE (CONFIG_NUM_IRQS - 1)
#define OFFLOAD_PRIORITY 1

static struct {
    irq_offload_routine_t routine;
    const void *parameter;
} offered;

static void run_offered(const void *unused)
{
    (void)unused;
    offered.routine(offered.parameter);
}

void irq_offload(irq_offload_routine_t routine, const void *parameter)
{
    unsigned int key = irq_lock();

    IRQ_CONNECT(OFFLOAD_LINE, OFFLOAD_PRIORITY, run_offered, NULL, 0);
    irq_enable(OFFLOAD_LINE);
    offered.routine = routine;
    offered.parameter = parameter;
    trigger_irq(OFFLOAD_LINE);
    /* The interrupt comes here, before any other thread could offer something else. */
    irq_unlock(key);
}
