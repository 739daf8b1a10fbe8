/* SPDX-License-Identifier: Apache-2.0 */
#include "format.h"

void bk_out_char(struct bk_out *out, char c)
{
    out->total++;
    if (out->len == out->size) {
        if (out->flush == NULL) {
            return;
        }
        out->flush(out);
    }
    out->buf[out->len++] = c;
}
