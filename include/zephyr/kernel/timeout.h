/* SPDX-License-Identifier: Apache-2.0 */
/** @file Time-outs: the part of them that objects embed. */
#ifndef ZEPHYR_INCLUDE_KERNEL_TIMEOUT_H_
#define ZEPHYR_INCLUDE_KERNEL_TIMEOUT_H_

#include <stdint.h>

struct bk_timeout;

/** Called when the time has come, in interrupt context at the kernel's own priority. */
typedef void (*bk_timeout_fn)(struct bk_timeout *timeout);

/** Node of the time-out heap. */
struct bk_timeout {
    struct bk_timeout *left;
    struct bk_timeout *right;
    struct bk_timeout *parent;
    struct bk_timeout *next; /* in the list of what interrupts cancelled */
    bk_timeout_fn fn;
    uint32_t key_low; /* key: tick of expiry << 16 | order of arrival */
    uint32_t key_high;
    uint8_t rank; /* length of the right spine, of the leftist heap */
    uint8_t state;
};

#endif
