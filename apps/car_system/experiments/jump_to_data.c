/* SPDX-License-Identifier: Apache-2.0 */
/* Tire calls an array that happens to hold instructions. */
#include "experiments/experiment.h"

#include <zephyr/sys/printk.h>
#include "task.h"
#include "userspace/init_domain.h"

#define RESULT            42
#define PERIOD_OF_MISTAKE (EXPERIMENT_AT_US / 200000U)
#define THUMB             1U

/* movs r0, #42; bx lr */
APP_DATA static uint16_t data[] = {0x2000U | RESULT, 0x4770U};
APP_BSS static int result;

void car_experiment_step(uint32_t index, uint32_t period)
{
    if (index == CAR_TIRE && period == PERIOD_OF_MISTAKE) {
        printk("Tire calls its data at %p\n", (void *)data);
        result = ((int (*)(void))((uintptr_t)data | THUMB))();
    }
}

void car_experiment_report(void)
{
    printk("Experiment jump-to-data: %s (result %d)\n",
           result == RESULT ? "data was executed, and nobody noticed"
                            : "data was not executed: contained",
           result);
}
