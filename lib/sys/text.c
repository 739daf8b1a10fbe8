/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include <zephyr/sys/util.h>

uint8_t u8_to_dec(char *buf, uint8_t buflen, uint8_t value)
{
    uint8_t length = 0;

    for (uint8_t unit = 100; unit != 0 && length < buflen; unit /= 10) {
        uint8_t digit = value / unit % 10;

        if (digit != 0 || length != 0 || unit == 1) {
            buf[length++] = (char)('0' + digit);
        }
    }
    if (length < buflen) {
        buf[length] = '\0';
    }
    return length;
}

/* Bytes of the character that starts with this byte; 0 for one that starts none. */
static size_t utf8_size(uint8_t first)
{
    if (first < 0x80) {
        return 1;
    }
    if (first < 0xc0) {
        return 0;
    }
    return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

char *utf8_trunc(char *utf8_str)
{
    size_t length = strlen(utf8_str);
    size_t last = length;

    /* Back to the first byte of the last character. */
    do {
        if (last == 0) {
            return utf8_str;
        }
        last--;
    } while (utf8_size((uint8_t)utf8_str[last]) == 0);

    if (length - last < utf8_size((uint8_t)utf8_str[last])) {
        utf8_str[last] = '\0';
    }
    return utf8_str;
}

char *utf8_lcpy(char *dst, const char *src, size_t n)
{
    if (n == 0) {
        return dst;
    }

    size_t length = strnlen(src, n);
    bool cut = length == n;

    if (cut) {
        length = n - 1;
    }
    memcpy(dst, src, length);
    dst[length] = '\0';
    return cut ? utf8_trunc(dst) : dst;
}
