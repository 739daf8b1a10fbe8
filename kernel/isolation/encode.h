/* SPDX-License-Identifier: Apache-2.0 */
/* What the encodings of both MPU generations have in common. Private to the isolation core. */
#ifndef BK_ISOLATION_ENCODE_H
#define BK_ISOLATION_ENCODE_H

#include "isolation.h"

/*
 * The architecture's memory map makes these addresses device memory without an MPU; a partition
 * there stays so whatever its author wrote. The top three bits of an address tell: 2 is
 * 0x40000000 to 0x5FFFFFFF, 7 is 0xE0000000 and up.
 */
/*@ requires \valid_read(p);
    assigns \nothing;
*/
static inline bool bk_partition_is_device(const struct bk_partition *p)
{
    uint32_t first = p->start >> 29;
    uint32_t last = (p->start + (p->size - 1u)) >> 29;

    return (p->attr & BK_ATTR_DEVICE) != 0u || (first <= 2u && last >= 2u) || last == 7u;
}

/* Whether a range can be asked of the MPU at all. */
/*@ assigns \nothing; */
static inline bool bk_fixed_range_ok(uint32_t start, uint32_t size)
{
    return size != 0u && ((start | size) & (BK_ISO_GRANULE - 1u)) == 0u &&
           bk_range_valid(start, size);
}

#endif
