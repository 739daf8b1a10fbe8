/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "check.h"
#include "machine.h"
#include "pmsav7.h"
#include "pmsav8.h"

#define PRIVILEGED_RW (BK_P_R | BK_P_W)

static struct bk_region place_v8(struct bk_region r, uint32_t slot)
{
    (void)slot;
    return r;
}

const struct backend backend_v7 = {
    MODEL_V7,
    bk_pmsav7_plan,
    bk_pmsav7_region_for,
    bk_pmsav7_miss,
    bk_pmsav7_fixed_region,
    bk_pmsav7_text_region,
    bk_pmsav7_stack_region,
    bk_pmsav7_place,
};

const struct backend backend_v8 = {
    MODEL_V8,
    bk_pmsav8_plan,
    bk_pmsav8_region_for,
    bk_pmsav8_miss,
    bk_pmsav8_fixed_region,
    bk_pmsav8_text_region,
    bk_pmsav8_stack_region,
    place_v8,
};

const struct place places[] = {
    {{{0x10000000u, 0x10000u}, {0x38010000u, 0x8000u}, {0x38000000u, 0x4000u}},
     {0x38000400u, 0x400u},
     {0x38000000u, 0x200000u}},
    {{{0x00000000u, 0x40000u}, {0x20010000u, 0x30000u}, {0x20000000u, 0x8000u}},
     {0x20001000u, 0xA00u},
     {0x20000000u, 0x40000u}},
    /* Kernel at the bottom of memory, code at the top of what can be executed. */
    {{{0xDFFE0000u, 0x20000u}, {0x00000000u, 0x1000u}, {0x00001000u, 0x1000u}},
     {0x00001C00u, 0x400u},
     {0x00000000u, 0x2000u}},
};
const unsigned place_count = COUNT(places);

static void pin(struct machine *mc, uint32_t number, bool stated, struct bk_region r)
{
    CHECK(stated, "pinned region %u cannot be stated", (unsigned)number);
    model_store(&mc->mpu, number, mc->backend->place(r, number));
}

/*
 * PMSAv8 pins text, kernel data and the stack below the plan. PMSAv7 pins all RAM and the text
 * below, the stack and, where a number is left, its guard above.
 */
void machine_start(struct machine *mc, const struct backend *b, const struct place *place,
                   const struct bk_domain *d, uint32_t slots)
{
    const struct bk_layout *l = &place->layout;
    const struct bk_span *low = b->kind == MODEL_V7 ? &place->ram : &l->kernel;
    uint32_t stack = b->kind == MODEL_V7 ? BK_PLAN_FIRST + slots : BK_PLAN_FIRST - 1u;
    struct bk_region r;
    bool ok;

    *mc = (struct machine){.backend = b, .place = place, .slots = slots};
    model_reset(&mc->mpu, b->kind);
    ok = b->fixed(low->start, low->size, PRIVILEGED_RW, &r);
    pin(mc, 0, ok, r);
    ok = b->text(l->text.start, l->text.size, &r);
    pin(mc, 1, ok, r);
    for (uint32_t i = 0; i < slots; i++) {
        model_store(&mc->mpu, BK_PLAN_FIRST + i, d->plan[i]);
    }
    ok = b->stack(place->stack.start, place->stack.size, &r);
    pin(mc, stack, ok, r);
    if (b->kind == MODEL_V7 && stack + 1u < MODEL_REGIONS) {
        ok = b->fixed(place->stack.start - 32u, 32u, 0, &r);
        pin(mc, stack + 1u, ok, r);
    }
}

void machine_load(struct machine *mc, struct bk_region r)
{
    uint32_t number = BK_PLAN_FIRST + mc->next;

    model_store(&mc->mpu, number, mc->backend->place(r, number));
    mc->next = (mc->next + 1u) % mc->slots;
}

bool machine_in_slot(const struct machine *mc, uint32_t addr)
{
    int i = model_region(&mc->mpu, addr);

    return i >= BK_PLAN_FIRST && i < BK_PLAN_FIRST + (int)mc->slots;
}

static int compare_points(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a;
    uint64_t y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

unsigned sort_points(uint64_t *points, unsigned count)
{
    unsigned kept = 0;

    qsort(points, count, sizeof(*points), compare_points);
    for (unsigned i = 0; i < count && points[i] < 1ull << 32; i++) {
        CHECK(points[i] % 32u == 0u, "point %llx splits a granule", (unsigned long long)points[i]);
        if (kept == 0u || points[kept - 1u] != points[i]) {
            points[kept++] = points[i];
        }
    }
    return kept;
}

static bool device(const struct bk_partition *p)
{
    uint64_t end = (uint64_t)p->start + p->size;

    return (p->attr & BK_ATTR_DEVICE) != 0u || end > 0xE0000000u ||
           (p->start < 0x60000000u && end > 0x40000000u);
}

/* A loaded region has the partition's rights, but PMSAv8 has no user read with privileged write. */
static void check_loaded(const struct model *m, const struct bk_partition *p, uint32_t addr)
{
    unsigned user = p->attr >> 3 & 7u;
    unsigned privileged = p->attr & 7u;
    enum model_memory memory = (p->attr & BK_ATTR_NOCACHE) != 0u ? MEMORY_NOCACHE : MEMORY_CACHED;

    if (m->kind == MODEL_V8 && (user & (MAY_READ | MAY_WRITE)) == MAY_READ) {
        privileged &= ~(unsigned)MAY_WRITE;
    }
    CHECK(model_rights(m, addr, false) == user, "user rights at %x: %u, attributes %x",
          (unsigned)addr, model_rights(m, addr, false), (unsigned)p->attr);
    CHECK(model_rights(m, addr, true) == privileged, "privileged rights at %x: %u, attributes %x",
          (unsigned)addr, model_rights(m, addr, true), (unsigned)p->attr);
    CHECK(model_memory(m, addr) == (device(p) ? MEMORY_DEVICE : memory),
          "memory type %d at %x, attributes %x", (int)model_memory(m, addr), (unsigned)addr,
          (unsigned)p->attr);
}

static void compare_granule(const struct machine *mc, const struct oracle *o, uint32_t addr,
                            bool whole)
{
    unsigned user = model_rights(&mc->mpu, addr, false);
    unsigned privileged = model_rights(&mc->mpu, addr, true);
    unsigned wanted = oracle_user(o, addr);
    const struct bk_layout *l = &o->layout;
    const struct bk_partition *p = oracle_at(o, addr);

    if (addr - l->text.start < l->text.size) {
        CHECK(user == wanted && privileged == (MAY_READ | MAY_EXECUTE), "text at %x: %u, %u",
              (unsigned)addr, user, privileged);
    } else if (machine_in_slot(mc, addr)) {
        CHECK(p != NULL, "granted outside of all partitions: %x", (unsigned)addr);
        if (p != NULL) {
            check_loaded(&mc->mpu, p, addr);
        }
    } else {
        CHECK(user == wanted || (!whole && p != NULL && user == 0u), "user rights at %x: %u not %u",
              (unsigned)addr, user, wanted);
    }
    if (addr - l->kernel.start < l->kernel.size || addr - o->stack.start < o->stack.size) {
        CHECK(privileged == (MAY_READ | MAY_WRITE), "kernel or stack at %x: %u", (unsigned)addr,
              privileged);
    }
}

void machine_compare(const struct machine *mc, const struct oracle *o, bool whole)
{
    uint64_t points[MODEL_MAX_POINTS];
    unsigned count = model_points(&mc->mpu, points, 0);

    count = oracle_points(o, points, count);
    CHECK(count <= MODEL_MAX_POINTS, "more points than expected");
    count = sort_points(points, count);
    for (unsigned i = 0; i < count; i++) {
        compare_granule(mc, o, (uint32_t)points[i], whole);
    }
}

uint64_t machine_check_region(const struct backend *b, struct bk_region r,
                              const struct bk_partition *p, uint32_t addr)
{
    struct model m;
    uint64_t points[64];
    uint64_t bytes = 0;
    unsigned count;

    model_reset(&m, b->kind);
    model_store(&m, 5, b->place(r, 5));
    count = model_points(&m, points, 0);
    points[count++] = p->start;
    points[count++] = (uint64_t)p->start + p->size;
    count = sort_points(points, count);
    for (unsigned i = 0; i < count; i++) {
        uint64_t end = i + 1u < count ? points[i + 1u] : 1ull << 32;

        if (model_region(&m, (uint32_t)points[i]) == MODEL_NONE) {
            continue;
        }
        CHECK(points[i] - p->start < p->size, "region %x/%x: %llx is outside of %x+%x",
              (unsigned)r.base, (unsigned)r.attr, (unsigned long long)points[i],
              (unsigned)p->start, (unsigned)p->size);
        check_loaded(&m, p, (uint32_t)points[i]);
        bytes += end - points[i];
    }
    CHECK(model_region(&m, addr) != MODEL_NONE, "region %x/%x for %x misses it", (unsigned)r.base,
          (unsigned)r.attr, (unsigned)addr);
    return bytes;
}
