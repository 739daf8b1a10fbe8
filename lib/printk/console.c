/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/sys/printk.h>

#include "console.h"
#include "format.h"

static void flush(struct bk_out *out)
{
    if (out->len != 0) {
        k_str_out(out->buf, out->len);
    }
    out->len = 0;
}

int bk_console_vprintf(const char *fmt, va_list ap)
{
    /* A line that fits goes out in one piece and is not torn by other threads. */
    char buf[CONFIG_PRINTK_BUFFER_SIZE];
    struct bk_out out = {.buf = buf, .size = sizeof(buf), .flush = flush};

    (void)bk_format(&out, fmt, ap);
    flush(&out);
    return out.total;
}
