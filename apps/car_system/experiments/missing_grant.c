/* SPDX-License-Identifier: Apache-2.0 */
/* Display was not granted the mutex; exchange.c left the call out. */
#include "experiments/experiment.h"

#include <zephyr/sys/printk.h>

void car_experiment_step(uint32_t index, uint32_t period)
{
    ARG_UNUSED(index);
    ARG_UNUSED(period);
}

void car_experiment_report(void)
{
    printk("Experiment missing-grant: %s\n",
           IS_ENABLED(CONFIG_USERSPACE)
               ? "Display was refused the mutex at its first lock"
               : "Display used the mutex without a grant, and nobody noticed");
}
