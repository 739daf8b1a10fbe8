/* SPDX-License-Identifier: Apache-2.0 */
/* The shared sample has lost its tag and lies in kernel memory; see exchange.c. */
#include "experiments/experiment.h"

#include <zephyr/sys/printk.h>
#include "sensor_data.h"

extern struct sensor_data gIntegratedSharedData;

void car_experiment_step(uint32_t index, uint32_t period)
{
    ARG_UNUSED(index);
    ARG_UNUSED(period);
}

void car_experiment_report(void)
{
    printk("Experiment untagged-data: gIntegratedSharedData at %p, in kernel memory, %s\n",
           (void *)&gIntegratedSharedData,
           gIntegratedSharedData.timestamp == 0
               ? "was never written: contained"
               : "was written and read by tasks, and nobody noticed");
}
