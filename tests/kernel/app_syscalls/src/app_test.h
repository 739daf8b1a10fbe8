/* SPDX-License-Identifier: Apache-2.0 */
#ifndef APP_TEST_H
#define APP_TEST_H

#include "faults.h"

extern struct k_sem door;
extern struct k_sem never;
extern uint8_t data[256];
extern uint32_t word;

void add_edge(void);
/* User thread: strings that end with the memory that it may read. */
void string_at_the_edge(void *p1, void *p2, void *p3);

#endif
