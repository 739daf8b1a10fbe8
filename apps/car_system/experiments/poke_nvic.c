/* SPDX-License-Identifier: Apache-2.0 */
/* Rain writes the priority of an interrupt. */
#include "experiments/experiment.h"

#include <zephyr/sys/printk.h>
#include "task.h"

#define PRIORITY_REGISTER ((volatile uint8_t *)0xe000e414) /* NVIC_IPR5: interrupt 20 */
#define WRONG_VALUE       0x60U
#define PERIOD_OF_MISTAKE (EXPERIMENT_AT_US / 250000U)

void car_experiment_step(uint32_t index, uint32_t period)
{
    if (index == CAR_RAIN && period == PERIOD_OF_MISTAKE) {
        printk("Rain writes the priority of interrupt 20 at %p\n", (void *)PRIORITY_REGISTER);
        *PRIORITY_REGISTER = WRONG_VALUE;
    }
}

void car_experiment_report(void)
{
    unsigned int value = *PRIORITY_REGISTER;

    printk("Experiment poke-nvic: the priority is 0x%x: %s\n", value,
           value == WRONG_VALUE ? "overwritten, and nobody noticed" : "contained");
}
