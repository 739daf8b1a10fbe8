/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What an MPU does with register values, written from the Arm manuals alone: DDI0403E, B3.1 and
 * B3.5 for PMSAv7, DDI0553 for PMSAv8. Nothing here comes from the core's headers but the pair of
 * words that is stored.
 */
#ifndef ISOLATION_MODEL_H
#define ISOLATION_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "isolation.h"

enum model_kind { MODEL_V7, MODEL_V8 };

/* Access rights in a small number. */
enum { MAY_READ = 1, MAY_WRITE = 2, MAY_EXECUTE = 4 };

enum model_memory { MEMORY_CACHED, MEMORY_NOCACHE, MEMORY_DEVICE };

#define MODEL_REGIONS    16u
#define MODEL_MAX_POINTS 512u

struct model {
    enum model_kind kind;
    uint32_t selected; /* region number register */
    uint32_t base[MODEL_REGIONS];
    uint32_t attr[MODEL_REGIONS];
};

void model_reset(struct model *m, enum model_kind kind);

/*
 * The kernel stores both words to get region `number`: on PMSAv8 with the region number register at
 * it, on PMSAv7 with that register at whatever it held, for which the base word must make up.
 */
void model_store(struct model *m, uint32_t number, struct bk_region r);

/* What unprivileged or privileged code may do at an address, the background map included. */
unsigned model_rights(const struct model *m, uint32_t addr, bool privileged);

/* The region that decides about an address; MODEL_NONE: the background map does. */
#define MODEL_NONE (-1)
int model_region(const struct model *m, uint32_t addr);

/* Memory type of an address that lies in a region. */
enum model_memory model_memory(const struct model *m, uint32_t addr);

/*
 * Append to points[] all addresses at which an answer above may change, and return the new count.
 * Between two such points every granule has the same answer.
 */
unsigned model_points(const struct model *m, uint64_t *points, unsigned count);

#endif
