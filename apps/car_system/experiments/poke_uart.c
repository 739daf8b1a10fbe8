/* SPDX-License-Identifier: Apache-2.0 */
/* Tire writes the console's baud rate register. */
#include "experiments/experiment.h"

#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>
#include "task.h"
#include "userspace/init_domain.h"

#define WRONG_VALUE       4321U
#define PERIOD_OF_MISTAKE (EXPERIMENT_AT_US / 200000U)

APP_BSS static unsigned int right_value;

static volatile uint32_t *uart_register(void)
{
    return (volatile uint32_t *)CONFIG_CAR_EXPERIMENT_UART_REGISTER;
}

void car_experiment_step(uint32_t index, uint32_t period)
{
    if (index == CAR_TIRE && period == PERIOD_OF_MISTAKE) {
        printk("Tire writes the UART's baud rate register at %p\n", (void *)uart_register());
        right_value = *uart_register();
        *uart_register() = WRONG_VALUE;
    }
}

void car_experiment_report(void)
{
    unsigned int value = *uart_register();

    if (value == WRONG_VALUE) {
        *uart_register() = right_value; /* or this line would not be readable */
        printk("Experiment poke-uart: the register was %u and is %u: overwritten, and nobody "
               "noticed\n",
               right_value, value);
    } else {
        printk("Experiment poke-uart: the register is %u: contained\n", value);
    }
}
