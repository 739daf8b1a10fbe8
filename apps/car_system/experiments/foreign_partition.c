/* SPDX-License-Identifier: Apache-2.0 */
/* Engine writes a variable that belongs to Display. */
#include "experiments/experiment.h"

#include <zephyr/sys/printk.h>
#include "task.h"
#include "userspace/prod_consumer_partitions.h"

#define RIGHT_VALUE       80U
#define WRONG_VALUE       57005U
#define PERIOD_OF_MISTAKE (EXPERIMENT_AT_US / 50000U)

CONSUMER_DATA volatile unsigned int gDisplayBrightness = RIGHT_VALUE;

void car_experiment_step(uint32_t index, uint32_t period)
{
    if (index == CAR_ENGINE && period == PERIOD_OF_MISTAKE) {
        printk("Engine writes gDisplayBrightness at %p, which is Display's\n",
               (void *)&gDisplayBrightness);
        gDisplayBrightness = WRONG_VALUE;
    }
}

void car_experiment_report(void)
{
    printk("Experiment foreign-partition: gDisplayBrightness was %u and is %u: %s\n", RIGHT_VALUE,
           gDisplayBrightness,
           gDisplayBrightness == RIGHT_VALUE ? "contained" : "overwritten, and nobody noticed");
}
