/* SPDX-License-Identifier: Apache-2.0 */
#include "fault_words.h"

/* Filled in after the link, when the addresses are known: see scripts/gen_names.py. */
extern const uint8_t bk_names[];

static __noinline const uint8_t *read_number(const uint8_t *at, uint32_t *number)
{
    *number = 0;
    do {
        *number = *number << 7 | (*at & 0x7fu);
    } while (*at++ >= 0x80u);
    return at;
}

const char *bk_name_find(uint32_t address, uint32_t *offset)
{
    const uint8_t *at = bk_names;
    uint32_t number;

    address -= CONFIG_SRAM_BASE_ADDRESS;
    for (;;) {
        at = read_number(at, &number);
        address -= number;
        at = read_number(at, &number);
        if (address < number) {
            *offset = address;
            return (const char *)at;
        }
        if (number == 0u) {
            return NULL;
        }
        address -= number;
        at += strlen((const char *)at) + 1u;
    }
}
