/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BULKHEAD_TESTS_KERNEL_RACES_H_
#define BULKHEAD_TESTS_KERNEL_RACES_H_

/* How many interrupts each test sees. */
#define INTERRUPTS 3000u

#endif
