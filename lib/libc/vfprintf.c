/* SPDX-License-Identifier: Apache-2.0 */
/* All of the C library's printf family ends here, so the compact formatter serves it. */
#include <stdio.h>

#include <zephyr/sys/util.h>

#include "console.h"
#include "format.h"

struct stream_out {
    struct bk_out out;
    FILE *file;
};

static void flush(struct bk_out *out)
{
    FILE *file = CONTAINER_OF(out, struct stream_out, out)->file;

    for (size_t i = 0; i < out->len; i++) {
        (void)file->put(out->buf[i], file);
    }
    out->len = 0;
}

int vfprintf(FILE *file, const char *fmt, va_list ap)
{
    char buf[16];
    struct stream_out stream = {
        .out = {.buf = buf, .size = sizeof(buf), .flush = flush},
        .file = file,
    };

    if (file == stdout) {
        return bk_console_vprintf(fmt, ap);
    }
    (void)bk_format(&stream.out, fmt, ap);
    flush(&stream.out);
    return stream.out.total;
}
