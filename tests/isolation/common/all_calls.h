/* SPDX-License-Identifier: Apache-2.0 */
/* System calls by number, whether anything else in the image makes them or not. */
#ifndef ALL_CALLS_H
#define ALL_CALLS_H

/* Every immediate of SVC with a return behind it, four bytes each. */
extern char all_calls[];

/* To be called once: makes the kernel's calls part of the image. */
void all_calls_keep(void);

#endif
