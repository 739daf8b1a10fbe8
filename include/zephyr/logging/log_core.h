/* SPDX-License-Identifier: Apache-2.0 */
/** @file Machinery of log.h; nothing here is for applications. */
#ifndef ZEPHYR_INCLUDE_LOGGING_LOG_CORE_H_
#define ZEPHYR_INCLUDE_LOGGING_LOG_CORE_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/sys/printk.h>
#include <zephyr/sys/util_macro.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

#define LOG_LEVEL_NONE 0U
#define LOG_LEVEL_ERR  1U
#define LOG_LEVEL_WRN  2U
#define LOG_LEVEL_INF  3U
#define LOG_LEVEL_DBG  4U

/* Letters of the levels, for the minimal form. */
#define BK_LOG_LETTER_1U "E"
#define BK_LOG_LETTER_2U "W"
#define BK_LOG_LETTER_3U "I"
#define BK_LOG_LETTER_4U "D"

/* LOG_LEVEL is the file's own macro; undefined, it is still its own name when it gets here. */
#define BK_LOG_NO_LOG_LEVEL      0,
#define BK_LOG_FILE_LEVEL(level) BK_CAT(BK_IF_, BK_LOG_IS_UNSET(level))((BK_LOG_DEFAULT), (level))
#define BK_LOG_IS_UNSET(level)   BK_PROBE(BK_LOG_NO_##level)

#define BK_LOG_MODULE(...)    BK_CAT(BK_LOG_MODULE_, BK_COUNT(__VA_ARGS__))(__VA_ARGS__)
#define BK_LOG_MODULE_1(name) BK_LOG_MODULE_2(name, BK_LOG_FILE_LEVEL(LOG_LEVEL))
#define BK_LOG_MODULE_2(name, level)                                                               \
    static const uint32_t __log_level __unused = BK_LOG_MODULE_LEVEL(level);                       \
    static const char bk_log_module[] __unused = STRINGIFY(name)

#ifdef CONFIG_LOG

#define BK_LOG_DEFAULT             CONFIG_LOG_DEFAULT_LEVEL
#define BK_LOG_MODULE_LEVEL(level) (level)
#define BK_LOG_ON(level)                                                                           \
    (((level) <= __log_level || (level) <= CONFIG_LOG_OVERRIDE_LEVEL) &&                           \
     (level) <= CONFIG_LOG_MAX_LEVEL)

#else

/* Names and formats are still checked. */
#define BK_LOG_DEFAULT             0U
#define BK_LOG_MODULE_LEVEL(level) LOG_LEVEL_NONE
#define BK_LOG_ON(level)           false

#endif

#if defined(CONFIG_LOG) && !defined(CONFIG_LOG_MODE_MINIMAL)

#ifdef CONFIG_LOG_FUNC_NAME_PREFIX_DBG
#define BK_LOG_FUNCTION(level) ((level) == LOG_LEVEL_DBG ? __func__ : NULL)
#else
#define BK_LOG_FUNCTION(level) NULL
#endif

#define BK_LOG(level, ...)                                                                         \
    do {                                                                                           \
        if (BK_LOG_ON(level)) {                                                                    \
            bk_log_line(level, bk_log_module, BK_LOG_FUNCTION(level), __VA_ARGS__);                \
        }                                                                                          \
    } while (0)

#define BK_LOG_HEXDUMP(level, data, length, str)                                                   \
    do {                                                                                           \
        if (BK_LOG_ON(level)) {                                                                    \
            bk_log_line(level, bk_log_module, BK_LOG_FUNCTION(level), "%s", str);                  \
            bk_log_hexdump(NULL, data, length);                                                    \
        }                                                                                          \
    } while (0)

#else

#define BK_LOG(level, ...) BK_LOG_MINIMAL(level, __VA_ARGS__)
#define BK_LOG_MINIMAL(level, fmt, ...)                                                            \
    do {                                                                                           \
        if (BK_LOG_ON(level)) {                                                                    \
            printk(BK_CAT(BK_LOG_LETTER_, level) ": " fmt "\n" __VA_OPT__(, ) __VA_ARGS__);        \
        }                                                                                          \
    } while (0)

#define BK_LOG_HEXDUMP(level, data, length, str)                                                   \
    do {                                                                                           \
        if (BK_LOG_ON(level)) {                                                                    \
            BK_LOG_MINIMAL(level, "%s", str);                                                      \
            bk_log_hexdump(BK_CAT(BK_LOG_LETTER_, level) ": ", data, length);                      \
        }                                                                                          \
    } while (0)

#endif

/* Formats a line with its time, level and module, and passes it on. */
__printf_like(4, 5) void bk_log_line(unsigned int level, const char *module, const char *function,
                                     const char *fmt, ...);

/* Lines of up to 16 bytes, hexadecimal and as text; NULL for the prefix indents instead. */
void bk_log_hexdump(const char *prefix, const void *data, size_t length);

/* Puts a line into the buffer of the deferred log. */
__syscall void bk_log_put(char *line, size_t length);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/log_core.h>

#endif
