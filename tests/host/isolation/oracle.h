/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a domain means, said as plainly as possible: an unsorted list, 64-bit sums, linear search.
 * The tests hold the core and the modelled hardware against it.
 */
#ifndef ISOLATION_ORACLE_H
#define ISOLATION_ORACLE_H

#include "isolation.h"

struct oracle {
    struct bk_layout layout;
    struct bk_span stack; /* of the thread in question, within layout.stacks */
    unsigned count;
    struct bk_partition part[BK_MAX_PARTITIONS];
};

void oracle_init(struct oracle *o, const struct bk_layout *layout, struct bk_span stack);

/* What an addition or a removal is to answer; done if that is BK_ISO_OK. */
enum bk_iso_result oracle_add(struct oracle *o, const struct bk_partition *p);
enum bk_iso_result oracle_remove(struct oracle *o, const struct bk_partition *p);

/* The partition with bytes that holds addr, or a null pointer. */
const struct bk_partition *oracle_at(const struct oracle *o, uint32_t addr);

/* What the thread's user code may do at addr: text, stack and partitions (MAY_* bits). */
unsigned oracle_user(const struct oracle *o, uint32_t addr);

/* Whether user code may do all of that on every byte; slow: looks at each granule edge. */
bool oracle_range(const struct oracle *o, uint64_t start, uint64_t size, unsigned may,
                  bool partitions_only);

/* All addresses at which an answer may change; returns the new count. */
unsigned oracle_points(const struct oracle *o, uint64_t *points, unsigned count);

/* Whether the attribute is one of those accepted, by enumeration of all of them. */
bool oracle_attr_ok(uint32_t attr);

#endif
