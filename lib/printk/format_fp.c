/* SPDX-License-Identifier: Apache-2.0 */
/* With floating point, the C library's formatter does the work; it writes through a stream. */
#include <stdio.h>

#include <zephyr/sys/util.h>

#include "format.h"

struct out_stream {
    FILE file;
    struct bk_out *out;
};

static int put(char c, FILE *file)
{
    struct bk_out *out = CONTAINER_OF(file, struct out_stream, file)->out;

    out->put(out, c);
    return (unsigned char)c;
}

void bk_format(struct bk_out *out, const char *fmt, va_list ap)
{
    struct out_stream stream = {
        .file = FDEV_SETUP_STREAM(put, NULL, NULL, _FDEV_SETUP_WRITE),
        .out = out,
    };

    (void)vfprintf(&stream.file, fmt, ap);
}
