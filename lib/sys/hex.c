/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <string.h>

#include <zephyr/sys/util.h>

int char2hex(char c, uint8_t *x)
{
    if (c >= '0' && c <= '9') {
        *x = (uint8_t)(c - '0');
    } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') {
        *x = (uint8_t)((c | 0x20) - 'a' + 10);
    } else {
        return -EINVAL;
    }
    return 0;
}

int hex2char(uint8_t x, char *c)
{
    if (x > 15) {
        return -EINVAL;
    }
    *c = (char)(x < 10 ? '0' + x : 'a' + x - 10);
    return 0;
}

size_t bin2hex(const uint8_t *buf, size_t buflen, char *hex, size_t hexlen)
{
    if (hexlen == 0 || buflen > (hexlen - 1) / 2) {
        return 0;
    }
    for (size_t i = 0; i < buflen; i++) {
        (void)hex2char(buf[i] >> 4, &hex[2 * i]);
        (void)hex2char(buf[i] & 0xf, &hex[2 * i + 1]);
    }
    hex[2 * buflen] = '\0';
    return 2 * buflen;
}

size_t hex2bin(const char *hex, size_t hexlen, uint8_t *buf, size_t buflen)
{
    size_t bytes = hexlen / 2 + hexlen % 2;
    uint8_t value = 0;

    if (buflen < bytes) {
        return 0;
    }
    for (size_t i = 0; i < hexlen; i++) {
        uint8_t digit;
        bool ends_byte = (hexlen - i) % 2 != 0;

        if (char2hex(hex[i], &digit) != 0) {
            return 0;
        }
        value = (uint8_t)(value << 4 | digit);
        if (ends_byte) {
            *buf++ = value;
            value = 0;
        }
    }
    return bytes;
}
