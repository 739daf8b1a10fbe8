/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>

#include "console.h"
#include "format.h"

/* What fits goes out in one piece and is not torn by other threads. */
struct piece {
    struct bk_out out;
    char text[CONFIG_PRINTK_BUFFER_SIZE];
};

static void put_in_piece(struct bk_out *out, char c)
{
    struct piece *piece = CONTAINER_OF(out, struct piece, out);

    piece->text[out->total % sizeof(piece->text)] = c;
    out->total++;
    if (out->total % sizeof(piece->text) == 0) {
        k_str_out(piece->text, sizeof(piece->text));
    }
}

int bk_console_vprintf(const char *fmt, va_list ap)
{
    struct piece piece;

    /* Without the text, which an initialiser would clear. */
    piece.out = (struct bk_out){.put = put_in_piece};
    bk_format(&piece.out, fmt, ap);
    if (piece.out.total % sizeof(piece.text) != 0) {
        k_str_out(piece.text, piece.out.total % sizeof(piece.text));
    }
    return (int)piece.out.total;
}
