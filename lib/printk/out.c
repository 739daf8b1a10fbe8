/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/sys/util.h>

#include "format.h"

void bk_out_text_put(struct bk_out *out, char c)
{
    struct bk_out_text *text = CONTAINER_OF(out, struct bk_out_text, out);

    out->total++;
    if (text->len < text->size) {
        text->buf[text->len++] = c;
    }
}
