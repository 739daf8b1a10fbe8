/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Assertions. CONFIG_ASSERT compiles them in; an application may also define __ASSERT_ON itself.
 * A failed one ends a user thread, and halts the system in supervisor mode.
 */
#ifndef ZEPHYR_INCLUDE_SYS___ASSERT_H_
#define ZEPHYR_INCLUDE_SYS___ASSERT_H_

#include <stdbool.h>

#include <zephyr/toolchain.h>

#if defined(CONFIG_ASSERT) && !defined(__ASSERT_ON)
#ifdef CONFIG_ASSERT_LEVEL
#define __ASSERT_ON CONFIG_ASSERT_LEVEL
#else
#define __ASSERT_ON 2
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Prints what a failed assertion has to say. Any context.
 * @param fmt format of printk()
 */
__printf_like(1, 2) void assert_print(const char *fmt, ...);

/**
 * Called when an assertion has failed; an application may define its own. The default ends the
 * thread in user mode and halts the system elsewhere. Any context.
 */
void assert_post_action(const char *file, unsigned int line);
#define __ASSERT_POST_ACTION() assert_post_action(__FILE__, __LINE__)
#define __ASSERT_LOC(test)                                                                         \
    assert_print("ASSERTION FAIL [%s] @ %s:%d\n", BK_STRINGIFY_RAW(test), __FILE__, __LINE__)

#define __ASSERT_PRINT(fmt, ...)    assert_print(fmt, ##__VA_ARGS__)
#define __ASSERT_MSG_INFO(fmt, ...) __ASSERT_PRINT("\t" fmt "\n", ##__VA_ARGS__)

#ifdef __cplusplus
}
#endif

#if defined(__ASSERT_ON) && (__ASSERT_ON > 0)

/** Stops when test is false. */
#define __ASSERT_NO_MSG(test)                                                                      \
    do {                                                                                           \
        if (!(test)) {                                                                             \
            __ASSERT_LOC(test);                                                                    \
            __ASSERT_POST_ACTION();                                                                \
        }                                                                                          \
    } while (false)

/** Stops with a message (format of printk()) when test is false. */
#define __ASSERT(test, fmt, ...)                                                                   \
    do {                                                                                           \
        if (!(test)) {                                                                             \
            __ASSERT_LOC(test);                                                                    \
            __ASSERT_MSG_INFO(fmt, ##__VA_ARGS__);                                                 \
            __ASSERT_POST_ACTION();                                                                \
        }                                                                                          \
    } while (false)

/** Runs expr2 and asserts test; without assertions, runs expr1 alone. */
#define __ASSERT_EVAL(expr1, expr2, test, fmt, ...)                                                \
    do {                                                                                           \
        expr2;                                                                                     \
        __ASSERT(test, fmt, ##__VA_ARGS__);                                                        \
    } while (false)

/** States that control never arrives here. */
#define __ASSERT_UNREACHABLE                                                                       \
    do {                                                                                           \
        __ASSERT_NO_MSG(false);                                                                    \
        CODE_UNREACHABLE;                                                                          \
    } while (false)

#else

/* Compiled and dropped, so that what only an assertion uses gives no warning. */
#define __ASSERT_NO_MSG(test)                                                                      \
    do {                                                                                           \
        if (false && (test)) {                                                                     \
        }                                                                                          \
    } while (false)
#define __ASSERT(test, fmt, ...)                    __ASSERT_NO_MSG(test)
#define __ASSERT_EVAL(expr1, expr2, test, fmt, ...) expr1
#define __ASSERT_UNREACHABLE                        CODE_UNREACHABLE

#endif

#endif
