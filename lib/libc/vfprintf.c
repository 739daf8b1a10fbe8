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

static void put_in_stream(struct bk_out *out, char c)
{
    FILE *file = CONTAINER_OF(out, struct stream_out, out)->file;

    out->total++;
    (void)file->put(c, file);
}

int vfprintf(FILE *file, const char *fmt, va_list ap)
{
    struct stream_out stream = {.out = {.put = put_in_stream}, .file = file};

    if (file == stdout) {
        return bk_console_vprintf(fmt, ap);
    }
    bk_format(&stream.out, fmt, ap);
    return (int)stream.out.total;
}
