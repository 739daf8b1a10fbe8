/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/logging/log.h>

#include "log_internal.h"

#define BYTES_IN_LINE 16

void bk_log_hexdump(const char *prefix, const void *data, size_t length)
{
    const uint8_t *bytes = data;

    for (size_t start = 0; start < length; start += BYTES_IN_LINE) {
        char hex[3 * BYTES_IN_LINE + 1];
        char text[BYTES_IN_LINE + 1] = "";

        for (size_t i = 0; i < BYTES_IN_LINE; i++) {
            bool there = start + i < length;
            uint8_t byte = there ? bytes[start + i] : 0;

            (void)snprintk(&hex[3 * i], 4, there ? "%02x " : "   ", byte);
            text[i] = there ? (byte >= ' ' && byte < 0x7f ? (char)byte : '.') : '\0';
        }
        bk_log_dump_line(prefix, hex, text);
    }
}
