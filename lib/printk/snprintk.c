/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/sys/printk.h>

#include "format.h"

int vsnprintk(char *str, size_t size, const char *fmt, va_list ap)
{
    struct bk_out_text text = BK_OUT_TEXT(str, size == 0 ? 0 : size - 1);

    bk_format(&text.out, fmt, ap);
    if (size != 0) {
        str[text.len] = '\0';
    }
    return (int)text.out.total;
}

int snprintk(char *str, size_t size, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);

    int total = vsnprintk(str, size, fmt, ap);

    va_end(ap);
    return total;
}
