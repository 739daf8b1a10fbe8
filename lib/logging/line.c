/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/kernel.h>
#include <zephyr/logging/log.h>

#include "format.h"
#include "log_internal.h"

static const char level_names[][4] = {"   ", "err", "wrn", "inf", "dbg"};

/* The last character stays free for the line end, so that a line that is cut ends too. */
#define LINE_ROOM (CONFIG_LOG_LINE_SIZE - 1)

__printf_like(2, 3) static void add(struct bk_out_text *out, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    bk_format(&out->out, fmt, ap);
    va_end(ap);
}

static void add_time(struct bk_out_text *out)
{
    uint64_t us = k_ticks_to_us_floor64((uint64_t)k_uptime_ticks());
    uint32_t seconds = (uint32_t)(us / USEC_PER_SEC);
    uint32_t fraction = (uint32_t)(us - (uint64_t)seconds * USEC_PER_SEC);

    add(out, "[%02u:%02u:%02u.%03u,%03u] ", (unsigned int)(seconds / SEC_PER_HOUR),
        (unsigned int)(seconds / SEC_PER_MIN % MIN_PER_HOUR), (unsigned int)(seconds % SEC_PER_MIN),
        (unsigned int)(fraction / USEC_PER_MSEC), (unsigned int)(fraction % USEC_PER_MSEC));
}

static void send(struct bk_out_text *out)
{
    out->buf[out->len++] = '\n';
    bk_log_emit(out->buf, out->len);
}

void bk_log_line(unsigned int level, const char *module, const char *function, const char *fmt, ...)
{
    char line[CONFIG_LOG_LINE_SIZE];
    struct bk_out_text out = BK_OUT_TEXT(line, LINE_ROOM);
    va_list ap;

    add_time(&out);
    add(&out, "<%s> %s: ", level_names[level], module);
    if (function != NULL) {
        add(&out, "%s: ", function);
    }
    va_start(ap, fmt);
    bk_format(&out.out, fmt, ap);
    va_end(ap);
    send(&out);
}

void bk_log_dump_line(const char *prefix, const char *hex, const char *text)
{
    char line[CONFIG_LOG_LINE_SIZE];
    struct bk_out_text out = BK_OUT_TEXT(line, LINE_ROOM);

    add(&out, "%s%s|%s", prefix == NULL ? "        " : prefix, hex, text);
    send(&out);
}
