/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Functions that run at start, in the order of their level and priority.
 */
#ifndef ZEPHYR_INCLUDE_INIT_H_
#define ZEPHYR_INCLUDE_INIT_H_

#include <stdint.h>

#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Digits of the levels; the section name carries them, so that sorting by name is the order. */
#define BK_INIT_LEVEL_EARLY        0
#define BK_INIT_LEVEL_PRE_KERNEL_1 1
#define BK_INIT_LEVEL_PRE_KERNEL_2 2
#define BK_INIT_LEVEL_POST_KERNEL  3
#define BK_INIT_LEVEL_APPLICATION  4
#define BK_INIT_LEVEL_SMP          5
#define BK_INIT_LEVEL_THREADS      6 /* static threads, before main() */

/** One function of the start. */
struct bk_init_entry {
    int (*init)(void);
    uint8_t level;
};

/* "0" for a priority of one digit, so that 7 sorts before 40. */
#define BK_INIT_PAD_0         0,
#define BK_INIT_PAD_1         0,
#define BK_INIT_PAD_2         0,
#define BK_INIT_PAD_3         0,
#define BK_INIT_PAD_4         0,
#define BK_INIT_PAD_5         0,
#define BK_INIT_PAD_6         0,
#define BK_INIT_PAD_7         0,
#define BK_INIT_PAD_8         0,
#define BK_INIT_PAD_9         0,
#define BK_INIT_PAD(prio)     BK_INIT_PAD_RAW(prio)
#define BK_INIT_PAD_RAW(prio) BK_INIT_PAD_PICK(BK_INIT_PAD_##prio "0", "", "")
#define BK_INIT_PAD_PICK(...) BK_SECOND(__VA_ARGS__)

#define BK_INIT_SECTION(level, prio)                                                               \
    ".bk_list.init." STRINGIFY(level) "_" BK_INIT_PAD(prio) STRINGIFY(prio)

/**
 * Runs a function at start, in supervisor mode.
 * @param fn int fn(void); what it returns other than 0 is an error, which the start reports
 * @param lvl EARLY, PRE_KERNEL_1, PRE_KERNEL_2 (no threads yet), POST_KERNEL, APPLICATION
 * @param prio order in the level, a literal or a macro of one, from 0 (first) to 99
 */
#define SYS_INIT(fn, lvl, prio) SYS_INIT_NAMED(fn, fn, lvl, prio)

/** As SYS_INIT(), for a function that runs at several places under different names. */
#define SYS_INIT_NAMED(name, fn, lvl, prio)                                                        \
    BUILD_ASSERT((prio) >= 0 && (prio) <= 99, "SYS_INIT: priority must be from 0 to 99");          \
    static const struct bk_init_entry BK_CAT(bk_init_, name) __used                                \
        __attribute__((section(BK_INIT_SECTION(BK_CAT(BK_INIT_LEVEL_, lvl), prio)))) = {           \
            (fn), BK_CAT(BK_INIT_LEVEL_, lvl)}

/* The function that holds this needs `entry`, whose section is kept for its users alone. */
#define BK_INIT_NEEDED(entry) __asm__ volatile(".reloc ., R_ARM_NONE, %c0" : : "i"(&(entry)))

#ifdef __cplusplus
}
#endif

#endif
