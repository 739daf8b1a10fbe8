/* SPDX-License-Identifier: Apache-2.0 */
/* A modelled MPU as the kernel would run it: pinned regions, the plan, and slots for misses. */
#ifndef ISOLATION_MACHINE_H
#define ISOLATION_MACHINE_H

#include "model.h"
#include "oracle.h"

/* Both generations behind the same names. */
struct backend {
    enum model_kind kind;
    void (*plan)(struct bk_domain *d, const struct bk_layout *layout, uint32_t slots);
    bool (*region_for)(const struct bk_domain *d, const struct bk_layout *layout, uint32_t addr,
                       struct bk_region *out);
    enum bk_miss (*miss)(const struct bk_domain *d, const struct bk_layout *layout, uint32_t addr,
                         uint32_t rights, struct bk_region *out);
    bool (*fixed)(uint32_t start, uint32_t size, uint32_t attr, struct bk_region *out);
    bool (*text)(uint32_t start, uint32_t size, struct bk_region *out);
    bool (*stack)(uint32_t start, uint32_t size, struct bk_region *out);
    struct bk_region (*place)(struct bk_region r, uint32_t slot);
};

extern const struct backend backend_v7;
extern const struct backend backend_v8;

/* Where things are; text and stack are such that one region can state them on either MPU. */
struct place {
    struct bk_layout layout;
    struct bk_span stack; /* of the running thread */
    struct bk_span ram;   /* aligned power of two that PMSAv7 makes privileged and not executable */
};

extern const struct place places[];
extern const unsigned place_count;

struct machine {
    struct model mpu;
    const struct backend *backend;
    const struct place *place;
    uint32_t slots;
    uint32_t next; /* slot that the next miss replaces */
};

/* Store the pinned regions and the domain's plan. */
void machine_start(struct machine *mc, const struct backend *b, const struct place *place,
                   const struct bk_domain *d, uint32_t slots);

/* Store a region into the next slot. */
void machine_load(struct machine *mc, struct bk_region r);

/* Whether one of the plan's slots decides about an address. */
bool machine_in_slot(const struct machine *mc, uint32_t addr);

/*
 * Hold every granule of the address space against the domain. Whole: what the domain grants must be
 * there; otherwise it may be missing, but nothing else may differ.
 */
void machine_compare(const struct machine *mc, const struct oracle *o, bool whole);

/*
 * Bytes that a region alone gives to anybody. All must lie in the partition, with its rights, and
 * include addr.
 */
uint64_t machine_check_region(const struct backend *b, struct bk_region r,
                              const struct bk_partition *p, uint32_t addr);

/* Sort points and drop the doubles and those past the end; returns how many are left. */
unsigned sort_points(uint64_t *points, unsigned count);

#endif
