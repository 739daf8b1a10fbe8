/* SPDX-License-Identifier: Apache-2.0 */
/* A device that interrupts at times that look random and are the same in every run. */
#ifndef BULKHEAD_TESTS_KERNEL_RACES_DEVICE_TIMER_H_
#define BULKHEAD_TESTS_KERNEL_RACES_DEVICE_TIMER_H_

#include <stdint.h>

/* Call `act` in each interrupt, with its number and a pseudo-random word. */
void device_timer_start(void (*act)(uint32_t number, uint32_t random));
void device_timer_stop(void);
/* Interrupts since the start. */
uint32_t device_timer_count(void);

#endif
