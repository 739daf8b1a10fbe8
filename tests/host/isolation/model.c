/* SPDX-License-Identifier: Apache-2.0 */
#include "model.h"
#include "check.h"

static uint32_t bits(uint32_t word, unsigned high, unsigned low)
{
    return (uint32_t)((word >> low) & ((1ull << (high - low + 1u)) - 1u));
}

void model_reset(struct model *m, enum model_kind kind)
{
    *m = (struct model){.kind = kind};
}

void model_store(struct model *m, uint32_t number, struct bk_region r)
{
    if (m->kind == MODEL_V8) {
        m->selected = number;
    } else if (bits(r.base, 4, 4) == 1u) {
        m->selected = bits(r.base, 3, 0);
    }
    CHECK(m->selected == number, "region %u was stored into %u", (unsigned)number,
          (unsigned)m->selected);
    m->base[m->selected] = r.base;
    m->attr[m->selected] = r.attr;
}

/* Private peripheral bus: no MPU applies, unprivileged accesses fail. */
static bool is_ppb(uint32_t addr)
{
    return addr >= 0xE0000000u && addr <= 0xE00FFFFFu;
}

/* The default memory map for privileged code: all readable and writable, code in some of it. */
static unsigned background(uint32_t addr)
{
    bool code = addr < 0x40000000u || (addr >= 0x60000000u && addr < 0xA0000000u);

    return MAY_READ | MAY_WRITE | (code ? MAY_EXECUTE : 0u);
}

static bool v7_enabled(const struct model *m, unsigned i)
{
    return bits(m->attr[i], 0, 0) == 1u;
}

static uint64_t v7_size(const struct model *m, unsigned i)
{
    uint32_t size = bits(m->attr[i], 5, 1);

    CHECK(size >= 4u, "region %u: size field %u is unpredictable", i, (unsigned)size);
    return 1ull << (size + 1u);
}

static uint32_t v7_base(const struct model *m, unsigned i)
{
    uint64_t size = v7_size(m, i);
    uint32_t base = m->base[i] & 0xFFFFFFE0u;

    CHECK((base & (size - 1u)) == 0u, "region %u: base %08x not aligned to its size %llx", i,
          (unsigned)base, (unsigned long long)size);
    return base;
}

static bool v7_hit(const struct model *m, unsigned i, uint32_t addr)
{
    uint64_t size;
    uint32_t base;
    uint32_t srd;

    if (!v7_enabled(m, i)) {
        return false;
    }
    size = v7_size(m, i);
    base = v7_base(m, i);
    srd = bits(m->attr[i], 15, 8);
    if (addr < base || addr >= base + size) {
        return false;
    }
    if (size < 256u) {
        CHECK(srd == 0u, "region %u: subregions below 256 bytes are unpredictable", i);
        return true;
    }
    return (srd >> ((addr - base) / (size / 8u)) & 1u) == 0u;
}

static int v7_region(const struct model *m, uint32_t addr)
{
    for (unsigned i = MODEL_REGIONS; i-- > 0u;) {
        if (v7_hit(m, i, addr)) {
            return (int)i;
        }
    }
    return MODEL_NONE;
}

static unsigned v7_access(uint32_t attr, bool privileged)
{
    static const unsigned char privileged_ap[8] = {0, 3, 3, 3, 0, 1, 1, 1};
    static const unsigned char user_ap[8] = {0, 0, 1, 3, 0, 0, 1, 1};
    uint32_t ap = bits(attr, 26, 24);
    unsigned may;

    CHECK(ap != 4u && ap != 7u, "access field %u is reserved or deprecated", (unsigned)ap);
    may = privileged ? privileged_ap[ap] : user_ap[ap];
    if ((may & MAY_READ) != 0u && bits(attr, 28, 28) == 0u) {
        may |= MAY_EXECUTE;
    }
    return may;
}

static bool v8_hit(const struct model *m, unsigned i, uint32_t addr)
{
    uint32_t base = m->base[i] & 0xFFFFFFE0u;
    uint32_t limit = m->attr[i] | 0x1Fu;

    return bits(m->attr[i], 0, 0) == 1u && addr >= base && addr <= limit;
}

/* The region of an address, MODEL_NONE, or MODEL_REGIONS when several claim it, which faults. */
static int v8_region(const struct model *m, uint32_t addr)
{
    int found = MODEL_NONE;

    for (unsigned i = 0; i < MODEL_REGIONS; i++) {
        if (v8_hit(m, i, addr)) {
            found = found == MODEL_NONE ? (int)i : (int)MODEL_REGIONS;
        }
    }
    return found;
}

static unsigned v8_access(uint32_t base, bool privileged)
{
    static const unsigned char privileged_ap[4] = {3, 3, 1, 1};
    static const unsigned char user_ap[4] = {0, 3, 0, 1};
    uint32_t ap = bits(base, 2, 1);
    unsigned may = privileged ? privileged_ap[ap] : user_ap[ap];

    if ((may & MAY_READ) != 0u && bits(base, 0, 0) == 0u) {
        may |= MAY_EXECUTE;
    }
    return may;
}

int model_region(const struct model *m, uint32_t addr)
{
    return m->kind == MODEL_V7 ? v7_region(m, addr) : v8_region(m, addr);
}

unsigned model_rights(const struct model *m, uint32_t addr, bool privileged)
{
    int i;
    unsigned may;

    if (is_ppb(addr)) {
        return privileged ? MAY_READ | MAY_WRITE : 0u;
    }
    i = model_region(m, addr);
    if (i == (int)MODEL_REGIONS) {
        return 0u;
    }
    if (i == MODEL_NONE) {
        return privileged ? background(addr) : 0u;
    }
    may = m->kind == MODEL_V7 ? v7_access(m->attr[i], privileged)
                              : v8_access(m->base[i], privileged);
    /* System space is never executable, whatever the region says. */
    return addr >= 0xE0000000u ? may & ~(unsigned)MAY_EXECUTE : may;
}

enum model_memory model_memory(const struct model *m, uint32_t addr)
{
    int i = model_region(m, addr);
    uint32_t mair[2] = {0xAA4404FFu, 0u}; /* the value that the core documents for the kernel */
    uint32_t field;

    if (i < 0 || i >= (int)MODEL_REGIONS) {
        check_fail(__FILE__, __LINE__, "asked for the memory type outside of regions");
        return MEMORY_DEVICE;
    }
    if (m->kind == MODEL_V7) {
        field = bits(m->attr[i], 21, 19) << 2 | bits(m->attr[i], 17, 16); /* TEX, C, B */
        if (field == 0u || field == 1u || field == 8u) {
            return MEMORY_DEVICE;
        }
        return field == 4u ? MEMORY_NOCACHE : MEMORY_CACHED;
    }
    field = bits(m->attr[i], 3, 1);
    field = (mair[field / 4u] >> (8u * (field % 4u))) & 0xFFu;
    if (field >> 4 == 0u) {
        return MEMORY_DEVICE;
    }
    return field == 0x44u ? MEMORY_NOCACHE : MEMORY_CACHED;
}

static unsigned v7_points(const struct model *m, unsigned i, uint64_t *points, unsigned count)
{
    uint64_t step;

    if (!v7_enabled(m, i)) {
        return count;
    }
    step = v7_size(m, i) < 256u ? v7_size(m, i) : v7_size(m, i) / 8u;
    for (uint64_t at = 0; at <= v7_size(m, i); at += step) {
        points[count++] = v7_base(m, i) + at;
    }
    return count;
}

unsigned model_points(const struct model *m, uint64_t *points, unsigned count)
{
    for (uint64_t at = 0; at <= 1ull << 32; at += 1u << 29) {
        points[count++] = at;
    }
    points[count++] = 0xE0100000u;
    for (unsigned i = 0; i < MODEL_REGIONS; i++) {
        if (m->kind == MODEL_V7) {
            count = v7_points(m, i, points, count);
        } else if (bits(m->attr[i], 0, 0) == 1u) {
            points[count++] = m->base[i] & 0xFFFFFFE0u;
            points[count++] = (uint64_t)(m->attr[i] | 0x1Fu) + 1u;
        }
    }
    return count;
}
