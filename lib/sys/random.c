/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include <zephyr/random/random.h>
#include <zephyr/sys/util.h>

void sys_rand_get(void *dst, size_t len)
{
    uint8_t *out = (uint8_t *)dst;

    while (len > 0) {
        uint32_t word = sys_rand32_get();
        size_t part = MIN(len, sizeof(word));

        memcpy(out, &word, part);
        out += part;
        len -= part;
    }
}
