/* SPDX-License-Identifier: Apache-2.0 */
/* Display's frame is larger than its stack and reaches into its neighbour's. */
#include "experiments/experiment.h"

#include <zephyr/sys/printk.h>
#include "task.h"
#include "userspace/init_domain.h"

#define WRONG_VALUE       0xADU
#define PERIOD_OF_MISTAKE (EXPERIMENT_AT_US / 125000U)
/* Ends in the part of the neighbour's stack that it does not use. */
#define FRAME_SIZE (CONFIG_ZPP_THREAD_STACK_SIZE + 256)

APP_BSS static uintptr_t lowest;

static __noinline void overflow(void)
{
    volatile uint8_t frame[FRAME_SIZE];

    lowest = (uintptr_t)frame;
    frame[0] = WRONG_VALUE;
}

void car_experiment_step(uint32_t index, uint32_t period)
{
    if (index == CAR_DISPLAY && period == PERIOD_OF_MISTAKE) {
        printk("Display needs %u bytes more than its stack of %u\n",
               FRAME_SIZE - CONFIG_ZPP_THREAD_STACK_SIZE, CONFIG_ZPP_THREAD_STACK_SIZE);
        overflow();
    }
}

void car_experiment_report(void)
{
    if (lowest == 0) {
        printk("Experiment stack-overflow: Display wrote nothing below its stack: contained\n");
    } else {
        printk("Experiment stack-overflow: Display wrote 0x%x at %p, in Engine's stack, and "
               "nobody noticed\n",
               *(volatile uint8_t *)lowest, (void *)lowest);
    }
}
