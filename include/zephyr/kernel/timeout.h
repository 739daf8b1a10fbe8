/* SPDX-License-Identifier: Apache-2.0 */
/** @file Time-outs: the part of them that objects embed. */
#ifndef ZEPHYR_INCLUDE_KERNEL_TIMEOUT_H_
#define ZEPHYR_INCLUDE_KERNEL_TIMEOUT_H_

#include <stdbool.h>
#include <stddef.h>
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

/** What interrupts leave to the kernel level. */
struct bk_deferred {
    struct bk_deferred *next; /* NULL: not listed */
    void (*fn)(struct bk_deferred *deferred);
};

/** A time-out that interrupts may start too. */
struct bk_alarm {
    struct bk_timeout timeout;
    struct bk_deferred request;
    int64_t tick;   /* when it is due */
    bool set;       /* neither cleared nor run out */
    bool requested; /* the tick is set, the time-out not yet armed */
};

#ifdef __cplusplus
extern "C" {
#endif
void bk_alarm_arm(struct bk_deferred *request);
#ifdef __cplusplus
}
#endif

#define BK_ALARM_INIT(fn)                                                                          \
    {{NULL, NULL, NULL, NULL, fn, 0, 0, 0, 0}, {NULL, bk_alarm_arm}, 0, false, false}

#endif
