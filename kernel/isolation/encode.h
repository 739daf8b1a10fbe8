/* SPDX-License-Identifier: Apache-2.0 */
/* What the encodings of both MPU generations have in common. Private to the isolation core. */
#ifndef BK_ISOLATION_ENCODE_H
#define BK_ISOLATION_ENCODE_H

#include "isolation.h"
#include "lookup.h"

/*
 * The attribute as a domain keeps it. The architecture's memory map makes some addresses device
 * memory without an MPU; a partition there stays so whatever its author wrote. The top three bits
 * of an address tell: 2 is 0x40000000 to 0x5FFFFFFF, 7 is 0xE0000000 and up. Device memory is
 * never cached, so it needs no second flag for that.
 */
/*@ assigns \nothing; */
static inline uint32_t bk_attr_normal(uint32_t start, uint32_t size, uint32_t attr)
{
    uint32_t first = start >> 29;
    uint32_t last = (start + (size - 1u)) >> 29;

    if ((first <= 2u && last >= 2u) || last == 7u) {
        attr |= BK_ATTR_DEVICE;
    }
    return (attr & BK_ATTR_DEVICE) != 0u ? attr & ~BK_ATTR_NOCACHE : attr;
}

/* Whether a range can be asked of the MPU at all. */
/*@ assigns \nothing; */
static inline __attribute__((always_inline)) bool bk_fixed_range_ok(uint32_t start, uint32_t size)
{
    return size != 0u && start % BK_ISO_GRANULE == 0u && size % BK_ISO_GRANULE == 0u &&
           bk_range_valid(start, size);
}

#endif
