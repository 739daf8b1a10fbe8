/* SPDX-License-Identifier: Apache-2.0 */
/* Display writes through an index that leads out of its stack, into its neighbour's. */
#include "experiments/experiment.h"

#include <zephyr/sys/printk.h>
#include "task.h"
#include "userspace/init_domain.h"

#define WRONG_VALUE       0xADU
#define PERIOD_OF_MISTAKE (EXPERIMENT_AT_US / 125000U)
/* Ends in a part of the neighbour's stack that it does not use, so that nobody notices. */
#define TOO_FAR           (CONFIG_ZPP_THREAD_STACK_SIZE + 512)

APP_BSS static uintptr_t target;

static __noinline void write_past_stack(void)
{
    volatile uint8_t local = 0;

    target = (uintptr_t)&local - TOO_FAR;
    printk("Display writes at %p, past its stack of %d bytes\n", (void *)target,
           CONFIG_ZPP_THREAD_STACK_SIZE);
    *(volatile uint8_t *)target = WRONG_VALUE;
}

void car_experiment_step(uint32_t index, uint32_t period)
{
    if (index == CAR_DISPLAY && period == PERIOD_OF_MISTAKE) {
        write_past_stack();
    }
}

void car_experiment_report(void)
{
    unsigned int value = *(volatile uint8_t *)target;

    printk("Experiment stack-overflow: the byte at %p, in Engine's stack, is 0x%x: %s\n",
           (void *)target, value,
           value == WRONG_VALUE ? "overwritten, and nobody noticed" : "contained");
}
