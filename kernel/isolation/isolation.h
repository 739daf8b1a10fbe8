/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The isolation core: who may touch what. Pure: values in, values out, no hardware register, no
 * function pointer, no recursion, every loop bounded by the number of partitions.
 *
 * Nothing here takes a lock or checks where it is called from: the kernel serialises the edits of a
 * domain against its look-ups. Addresses are uint32_t so that the same code runs on a 64-bit host.
 */
#ifndef BK_ISOLATION_H
#define BK_ISOLATION_H

#include <stdbool.h>
#include <stdint.h>

#include "permission.h"
#include "range.h"

/* What the MPU can tell apart: starts and sizes of partitions and stacks are multiples of it. */
#define BK_ISO_GRANULE 32u

/* Addresses below this are never granted to user threads, so that a null pointer faults. */
#define BK_ISO_NULL_SIZE 256u

/*
 * Rights. A partition's attribute (k_mem_partition_attr_t) is their sum, P for privileged and U for
 * user code. A request for access names the rights that it needs, e.g. BK_U_R | BK_U_W.
 *
 * Which attributes are accepted:
 * - user write with user execute never (BK_ISO_WRITE_EXECUTE);
 * - write and execute need read; user rights are no more than the privileged ones; where user code
 *   may read, it may execute exactly when privileged code may (the MPU has one execute-never bit);
 *   no execution from device memory or from 0xE0000000 on (BK_ISO_ATTR).
 *
 * What the hardware holds is never wider for user code than the attribute. For privileged code it
 * may differ: a partition whose region is not loaded is governed by the privileged background map,
 * and on PMSAv8 "privileged write, user read only" is loaded as read only for both: the privileged
 * write then faults and bk_pmsav8_miss() says to evict the region. "No access" (0) cannot be stated
 * on PMSAv8 and plans nothing there.
 */
#define BK_P_R          1u
#define BK_P_W          2u
#define BK_P_X          4u
#define BK_U_R          8u
#define BK_U_W          16u
#define BK_U_X          32u
#define BK_ATTR_DEVICE  64u  /* device memory; implied at 0x40000000-0x5FFFFFFF, 0xE0000000 on */
#define BK_ATTR_NOCACHE 128u /* normal memory, not cached */

#define BK_P_RIGHTS  (BK_P_R | BK_P_W | BK_P_X)
#define BK_U_RIGHTS  (BK_U_R | BK_U_W | BK_U_X)
#define BK_W_RIGHTS  (BK_P_W | BK_U_W)
#define BK_X_RIGHTS  (BK_P_X | BK_U_X)
#define BK_ATTR_MASK (BK_P_RIGHTS | BK_U_RIGHTS | BK_ATTR_DEVICE | BK_ATTR_NOCACHE)

/* Partitions in one domain, empty ones included. */
#ifndef BK_MAX_PARTITIONS
#ifdef CONFIG_MAX_DOMAIN_PARTITIONS
#define BK_MAX_PARTITIONS CONFIG_MAX_DOMAIN_PARTITIONS
#else
#define BK_MAX_PARTITIONS 16
#endif
#endif

/* MPU regions that hold partitions, and the hardware number of the first. Pinned regions have the
 * numbers on both sides; on PMSAv7 the higher number wins. */
#ifndef BK_PLAN_SLOTS
#if defined(CONFIG_CPU_CORTEX_M3) || defined(CONFIG_CPU_CORTEX_M4)
#define BK_PLAN_PINNED 4
#else
#define BK_PLAN_PINNED 3
#endif
#ifdef CONFIG_MPU_REGIONS_USED
#define BK_PLAN_SLOTS (CONFIG_MPU_REGIONS_USED - BK_PLAN_PINNED)
#else
#define BK_PLAN_SLOTS (8 - BK_PLAN_PINNED)
#endif
#endif

#ifndef BK_PLAN_FIRST
#define BK_PLAN_FIRST 3
#endif

/* C++ programs read this header by way of the domain's; the checks are done for C. */
#ifndef __cplusplus
_Static_assert(BK_MAX_PARTITIONS >= 1 && BK_MAX_PARTITIONS <= 1024,
               "CONFIG_MAX_DOMAIN_PARTITIONS must be 1 to 1024");
_Static_assert(BK_PLAN_SLOTS >= 2 && BK_PLAN_FIRST + BK_PLAN_SLOTS <= 16,
               "CONFIG_MPU_REGIONS_USED must leave 2 regions for partitions, and be 16 at most");
#endif

struct bk_partition {
    uint32_t start; /* multiple of BK_ISO_GRANULE */
    uint32_t size;  /* bytes, multiple of BK_ISO_GRANULE; 0 = empty */
    uint32_t attr;
};

/* One MPU region, ready to store: RBAR and RLAR (PMSAv8) or RBAR and RASR (PMSAv7). */
struct bk_region {
    uint32_t base;
    uint32_t attr;
};

struct bk_span {
    uint32_t start; /* multiple of BK_ISO_GRANULE */
    uint32_t size;
};

/* What the pinned regions and the linker have given out already; the spans are disjoint. */
struct bk_layout {
    struct bk_span text;   /* code and constants that every thread may read and execute */
    struct bk_span kernel; /* kernel data: no partition may touch it */
    struct bk_span stacks; /* all thread stacks: no partition may touch them */
};

/*
 * part[0 .. num) are the partitions that hold bytes, disjoint and sorted by start;
 * part[num .. num + empties) the empty ones, in no order, kept only to be removed again; the rest
 * is zero.
 * plan[] is what a switch stores: hardware region BK_PLAN_FIRST + i gets plan[i].
 * ready[i] is the one region, not placed yet, that gives all that part[i] grants; attr is 0 where
 * no region is needed, where one is not enough, and where the MPU cannot state the attribute.
 */
struct bk_domain {
    uint16_t num;
    uint16_t empties;
    uint16_t planned; /* plan[0 .. planned) are in use, the others hold the disabled value */
    uint16_t whole;   /* 1: the plan holds every byte of every partition, no access can miss */
    struct bk_region plan[BK_PLAN_SLOTS]; /* at a fixed offset: the switch reads it */
    struct bk_partition part[BK_MAX_PARTITIONS];
    struct bk_region ready[BK_MAX_PARTITIONS];
};

enum bk_iso_result {
    BK_ISO_OK,
    BK_ISO_UNALIGNED,     /* start or size is no multiple of BK_ISO_GRANULE */
    BK_ISO_WRAPS,         /* runs past the end of the address space */
    BK_ISO_OVERLAP,       /* shares bytes with another partition of the domain */
    BK_ISO_DUPLICATE,     /* the very same partition is there already */
    BK_ISO_KERNEL,        /* touches kernel data */
    BK_ISO_STACK,         /* touches the thread stacks */
    BK_ISO_TEXT_WRITE,    /* a right to write on code */
    BK_ISO_TEXT_EDGE,     /* begins inside the code and ends outside, or the other way round */
    BK_ISO_WRITE_EXECUTE, /* user code may write and execute */
    BK_ISO_ATTR,          /* rights that the MPU cannot express */
    BK_ISO_FULL,          /* the domain has no place left */
    BK_ISO_NOT_FOUND,     /* no such partition in the domain */
    BK_ISO_ZERO_PAGE,     /* user rights on addresses below BK_ISO_NULL_SIZE */
    BK_ISO_PRIVATE,       /* touches the processor's own registers, 0xE0000000 to 0xE00FFFFF */
    BK_ISO_RESULTS
};

/* Answer to a memory fault. */
enum bk_miss {
    BK_MISS_VIOLATION, /* the domain does not permit the access */
    BK_MISS_LOAD,      /* permitted: load the region; if it is loaded already, a violation */
    BK_MISS_EVICT      /* permitted, but this region, if loaded, stands in the way: disable it */
};

/*@ predicate bk_sorted(struct bk_domain *d) =
        d->num + d->empties <= BK_MAX_PARTITIONS &&
        (\forall integer i; 0 <= i < d->num ==>
            d->part[i].size != 0 &&
            d->part[i].start % BK_ISO_GRANULE == 0 && d->part[i].size % BK_ISO_GRANULE == 0 &&
            bk_valid_range(d->part[i].start, d->part[i].size)) &&
        (\forall integer i, j; 0 <= i < j < d->num ==>
            d->part[i].start + d->part[i].size <= d->part[j].start) &&
        (\forall integer i; d->num <= i < BK_MAX_PARTITIONS ==> d->part[i].size == 0);
    predicate bk_granted(struct bk_domain *d, integer a, integer rights) =
        \exists integer i; 0 <= i < d->num &&
        bk_in_range(a, d->part[i].start, d->part[i].size) &&
        (d->part[i].attr & rights) == rights;
    predicate bk_thread_granted(struct bk_domain *d, struct bk_layout *l, integer stack,
                                integer stack_size, integer a, integer rights) =
        (bk_in_range(a, stack, stack_size) && (rights & 27) == rights) ||
        (bk_in_range(a, l->text.start, l->text.size) && (rights & 45) == rights) ||
        bk_granted(d, a, rights);
    predicate bk_layout_ok(struct bk_layout *l) =
        bk_valid_range(l->text.start, l->text.size) &&
        bk_valid_range(l->kernel.start, l->kernel.size) &&
        bk_valid_range(l->stacks.start, l->stacks.size);
*/

/* What a result means and what would make it right, in words, without a full stop. */
/*@ assigns \nothing;
    ensures \valid_read(\result);
*/
const char *bk_iso_result_text(enum bk_iso_result result);

/* Make the domain empty. Its plan is to be made before it is stored. */
/*@ requires \valid(d);
    assigns *d;
    ensures bk_sorted(d) && d->num == 0 && d->empties == 0 && d->planned == 0;
*/
void bk_domain_init(struct bk_domain *d);

/*
 * Whether an attribute is one of those accepted (see the rights above):
 * BK_ISO_OK, BK_ISO_WRITE_EXECUTE or BK_ISO_ATTR.
 */
/*@ assigns \nothing; */
enum bk_iso_result bk_attr_check(uint32_t attr);

/*
 * Whether a partition is acceptable in any domain: attribute, alignment and, unless it is empty,
 * its place. Reports the first of WRITE_EXECUTE, ATTR, UNALIGNED, WRAPS, ZERO_PAGE, KERNEL, STACK,
 * PRIVATE, ATTR (execution from device memory by its address), TEXT_WRITE, TEXT_EDGE.
 */
/*@ requires \valid_read(p) && \valid_read(layout) && bk_layout_ok(layout);
    assigns \nothing;
    ensures \result == BK_ISO_OK ==> bk_valid_range(p->start, p->size) &&
        p->start % BK_ISO_GRANULE == 0 && p->size % BK_ISO_GRANULE == 0;
*/
enum bk_iso_result bk_partition_check(const struct bk_partition *p, const struct bk_layout *layout);

/*
 * Whether the partition could be added now: bk_partition_check(), then DUPLICATE, OVERLAP, FULL.
 * An empty partition overlaps nothing and may be there more than once, since two empty partitions
 * may well share an address.
 */
/*@ requires \valid_read(d) && bk_sorted(d) && \valid_read(p) && \valid_read(layout);
    requires bk_layout_ok(layout);
    assigns \nothing;
    ensures \result == BK_ISO_OK ==> d->num + d->empties < BK_MAX_PARTITIONS &&
        bk_valid_range(p->start, p->size) &&
        p->start % BK_ISO_GRANULE == 0 && p->size % BK_ISO_GRANULE == 0;
    ensures \result == BK_ISO_OK && p->size != 0 ==>
        \forall integer i; 0 <= i < d->num ==>
        d->part[i].start + d->part[i].size <= p->start ||
        p->start + p->size <= d->part[i].start;
*/
enum bk_iso_result bk_domain_check(const struct bk_domain *d, const struct bk_partition *p,
                                   const struct bk_layout *layout);

/*
 * Add the partition if bk_domain_check() agrees; otherwise leave the domain as it is and return the
 * reason. The plan is not touched: make it anew afterwards.
 */
/*@ requires \valid(d) && bk_sorted(d) && \valid_read(p) && \valid_read(layout);
    requires \separated(d, p) && bk_layout_ok(layout);
    assigns *d;
    ensures bk_sorted(d);
    ensures \result != BK_ISO_OK ==> *d == \old(*d);
    ensures \result == BK_ISO_OK ==>
        d->num + d->empties == \old(d->num) + \old(d->empties) + 1;
*/
enum bk_iso_result bk_domain_add(struct bk_domain *d, const struct bk_partition *p,
                                 const struct bk_layout *layout);

/*
 * Remove the partition with this start, size and attribute; BK_ISO_NOT_FOUND leaves the domain as
 * it is. On device memory BK_ATTR_DEVICE and BK_ATTR_NOCACHE make no difference, here and for
 * duplicates. The plan is not touched: make it anew afterwards.
 */
/*@ requires \valid(d) && bk_sorted(d) && \valid_read(p) && \separated(d, p);
    assigns *d;
    ensures bk_sorted(d);
    ensures \result == BK_ISO_OK || \result == BK_ISO_NOT_FOUND;
    ensures \result == BK_ISO_NOT_FOUND ==> *d == \old(*d);
    ensures \result == BK_ISO_OK ==>
        d->num + d->empties == \old(d->num) + \old(d->empties) - 1;
*/
enum bk_iso_result bk_domain_remove(struct bk_domain *d, const struct bk_partition *p);

/* Index of the partition that addr lies in, or -1. Binary search. */
/*@ requires \valid_read(d) && bk_sorted(d);
    assigns \nothing;
    ensures \result == -1 <==> !(\exists integer i; 0 <= i < d->num &&
        bk_in_range(addr, d->part[i].start, d->part[i].size));
    ensures \result != -1 ==> 0 <= \result < d->num &&
        bk_in_range(addr, d->part[\result].start, d->part[\result].size);
*/
int bk_domain_find(const struct bk_domain *d, uint32_t addr);

/*
 * Whether the partitions alone grant all these rights on every byte of the range, which may span
 * adjacent partitions. A range that wraps is not granted; one without bytes needs no right and is
 * granted anywhere.
 */
/*@ requires \valid_read(d) && bk_sorted(d);
    assigns \nothing;
    ensures size == 0 ==> \result;
    ensures \result ==> bk_valid_range(start, size);
    ensures \result ==> \forall integer a; start <= a < start + size ==>
        bk_granted(d, a, rights);
*/
bool bk_domain_permits(const struct bk_domain *d, uint32_t start, uint32_t size, uint32_t rights);

/*
 * Whether a thread with this domain and stack may touch the range in this way: the text (read,
 * execute), its own stack (read, write) and the partitions together. The range may span any of
 * them. The same words about wrapping and empty ranges as for bk_domain_permits().
 */
/*@ requires \valid_read(d) && bk_sorted(d) && \valid_read(layout) && bk_layout_ok(layout);
    requires bk_valid_range(stack_start, stack_size);
    assigns \nothing;
    ensures size == 0 ==> \result;
    ensures \result ==> bk_valid_range(start, size);
    ensures \result ==> \forall integer a; start <= a < start + size ==>
        bk_thread_granted(d, layout, stack_start, stack_size, a, rights);
*/
bool bk_thread_permits(const struct bk_domain *d, const struct bk_layout *layout,
                       uint32_t stack_start, uint32_t stack_size, uint32_t start, uint32_t size,
                       uint32_t rights);

/*
 * Whether a partition of a domain needs an MPU region: it has bytes and is no part of the text,
 * which the pinned region grants already.
 */
/*@ requires \valid_read(p) && \valid_read(layout) && bk_layout_ok(layout);
    assigns \nothing;
*/
static inline bool bk_partition_needs_region(const struct bk_partition *p,
                                             const struct bk_layout *layout)
{
    return p->size != 0u && !bk_range_has(layout->text.start, layout->text.size, p->start);
}

#endif
