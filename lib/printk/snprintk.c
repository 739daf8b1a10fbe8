/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/sys/printk.h>

#include "format.h"

int vsnprintk(char *str, size_t size, const char *fmt, va_list ap)
{
    struct bk_out out = {.buf = str, .size = size == 0 ? 0 : size - 1};

    (void)bk_format(&out, fmt, ap);
    if (size != 0) {
        str[out.len] = '\0';
    }
    return out.total;
}

int snprintk(char *str, size_t size, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);

    int total = vsnprintk(str, size, fmt, ap);

    va_end(ap);
    return total;
}
