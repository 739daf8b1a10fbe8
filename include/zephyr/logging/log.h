/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Log lines, with a level for each module. A level that is not compiled in costs nothing, its
 * arguments are not evaluated. Every context may log, user threads included; the text is formatted
 * with the caller's rights.
 */
#ifndef ZEPHYR_INCLUDE_LOGGING_LOG_H_
#define ZEPHYR_INCLUDE_LOGGING_LOG_H_

#include <zephyr/logging/log_core.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Log a line: a format of printk() and its arguments, without a line end. */
#define LOG_ERR(...) BK_LOG(LOG_LEVEL_ERR, __VA_ARGS__)
#define LOG_WRN(...) BK_LOG(LOG_LEVEL_WRN, __VA_ARGS__)
#define LOG_INF(...) BK_LOG(LOG_LEVEL_INF, __VA_ARGS__)
#define LOG_DBG(...) BK_LOG(LOG_LEVEL_DBG, __VA_ARGS__)

/** Log a line the first time only that it is reached. The flag is the file's: not in user mode. */
#define LOG_WRN_ONCE(...)                                                                          \
    do {                                                                                           \
        static unsigned char bk_log_once;                                                          \
        if (bk_log_once == 0) {                                                                    \
            bk_log_once = 1;                                                                       \
            LOG_WRN(__VA_ARGS__);                                                                  \
        }                                                                                          \
    } while (0)

/** Log a title, and length bytes from data in hexadecimal. */
#define LOG_HEXDUMP_ERR(data, length, str) BK_LOG_HEXDUMP(LOG_LEVEL_ERR, data, length, str)
#define LOG_HEXDUMP_WRN(data, length, str) BK_LOG_HEXDUMP(LOG_LEVEL_WRN, data, length, str)
#define LOG_HEXDUMP_INF(data, length, str) BK_LOG_HEXDUMP(LOG_LEVEL_INF, data, length, str)
#define LOG_HEXDUMP_DBG(data, length, str) BK_LOG_HEXDUMP(LOG_LEVEL_DBG, data, length, str)

/** Print without level and line end. */
#define LOG_PRINTK(...) printk(__VA_ARGS__)
#define LOG_RAW(...)    printk(__VA_ARGS__)

/**
 * Names the module that a file logs as, once in the image for each module, and in its other files.
 * @param name token; a second argument states the level, else LOG_LEVEL does when it is defined,
 * else CONFIG_LOG_DEFAULT_LEVEL
 */
#define LOG_MODULE_REGISTER(...) BK_LOG_MODULE(__VA_ARGS__)
#define LOG_MODULE_DECLARE(...)  BK_LOG_MODULE(__VA_ARGS__)

/** States the level for functions of a header, which log as the file that includes it. */
#define LOG_LEVEL_SET(level) static const uint32_t __log_level __unused = (level)

/** Formatted where the line is written, so that a string may change afterwards. */
#define log_strdup(str) (str)

#ifdef __cplusplus
}
#endif

#endif
