/* SPDX-License-Identifier: Apache-2.0 */
/* A system call whose header lies outside the application that defines it. */
#ifndef OUTSIDE_CALLS_H
#define OUTSIDE_CALLS_H

#include <zephyr/kernel.h>

#ifdef __cplusplus
extern "C" {
#endif

__syscall int outside_twice(int value);

#ifdef __cplusplus
}
#endif

#include <syscalls/outside_calls.h>

#endif
