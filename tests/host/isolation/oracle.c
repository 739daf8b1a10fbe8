/* SPDX-License-Identifier: Apache-2.0 */
#include "oracle.h"
#include "check.h"
#include "model.h"

void oracle_init(struct oracle *o, const struct bk_layout *layout, struct bk_span stack)
{
    o->layout = *layout;
    o->stack = stack;
    o->count = 0;
}

static bool within(uint64_t addr, uint64_t start, uint64_t size)
{
    return addr >= start && addr < start + size;
}

static bool meet(uint64_t a, uint64_t a_size, uint64_t b, uint64_t b_size)
{
    return a_size != 0u && b_size != 0u && a < b + b_size && b < a + a_size;
}

bool oracle_attr_ok(uint32_t attr)
{
    static const uint32_t data[] = {0, BK_P_R, BK_P_R | BK_P_W};
    static const uint32_t memory[] = {0, BK_ATTR_DEVICE, BK_ATTR_NOCACHE,
                                      BK_ATTR_DEVICE | BK_ATTR_NOCACHE};

    for (unsigned p = 0; p < COUNT(data); p++) {
        for (unsigned u = 0; u <= p; u++) {
            for (unsigned m = 0; m < COUNT(memory); m++) {
                uint32_t plain = data[p] | data[u] << 3 | memory[m];
                uint32_t code = plain | BK_P_X | (u > 0 ? BK_U_X : 0u);
                bool code_ok = p > 0 && u < 2 && (memory[m] & BK_ATTR_DEVICE) == 0u;

                if (attr == plain || (attr == code && code_ok)) {
                    return true;
                }
            }
        }
    }
    return false;
}

static bool device_address(const struct bk_partition *p)
{
    return meet(p->start, p->size, 0x40000000u, 0x20000000u) ||
           meet(p->start, p->size, 0xE0000000u, 0x20000000u);
}

static enum bk_iso_result expected_place(const struct oracle *o, const struct bk_partition *p)
{
    const struct bk_layout *l = &o->layout;
    uint64_t end = (uint64_t)p->start + p->size;

    if (p->start < 256u && (p->attr & 0x38u) != 0u) {
        return BK_ISO_ZERO_PAGE;
    }
    if (meet(p->start, p->size, l->kernel.start, l->kernel.size)) {
        return BK_ISO_KERNEL;
    }
    if (meet(p->start, p->size, l->stacks.start, l->stacks.size)) {
        return BK_ISO_STACK;
    }
    if (meet(p->start, p->size, 0xE0000000u, 0x100000u)) {
        return BK_ISO_PRIVATE;
    }
    if (device_address(p) && (p->attr & 0x24u) != 0u) {
        return BK_ISO_ATTR;
    }
    if (!meet(p->start, p->size, l->text.start, l->text.size)) {
        return BK_ISO_OK;
    }
    if ((p->attr & 0x12u) != 0u) {
        return BK_ISO_TEXT_WRITE;
    }
    return p->start >= l->text.start && end <= (uint64_t)l->text.start + l->text.size
               ? BK_ISO_OK
               : BK_ISO_TEXT_EDGE;
}

/* On device memory, by attribute or by address, the two memory attributes make no difference. */
static uint32_t meaning(const struct bk_partition *p)
{
    bool device = (p->attr & 64u) != 0u || device_address(p);

    return device && p->size != 0u ? (p->attr & 63u) | 64u : p->attr;
}

static bool equal(const struct bk_partition *a, const struct bk_partition *b)
{
    return a->start == b->start && a->size == b->size && meaning(a) == meaning(b);
}

static enum bk_iso_result expected(const struct oracle *o, const struct bk_partition *p)
{
    enum bk_iso_result result = BK_ISO_OK;

    if ((p->attr & 0x30u) == 0x30u) {
        return BK_ISO_WRITE_EXECUTE;
    }
    if (!oracle_attr_ok(p->attr)) {
        return BK_ISO_ATTR;
    }
    if (p->start % 32u != 0u || p->size % 32u != 0u) {
        return BK_ISO_UNALIGNED;
    }
    if ((uint64_t)p->start + p->size > 1ull << 32) {
        return BK_ISO_WRAPS;
    }
    if (p->size != 0u) {
        result = expected_place(o, p);
    }
    for (unsigned i = 0; i < o->count && result == BK_ISO_OK && p->size != 0u; i++) {
        if (meet(p->start, p->size, o->part[i].start, o->part[i].size)) {
            result = equal(p, &o->part[i]) ? BK_ISO_DUPLICATE : BK_ISO_OVERLAP;
        }
    }
    if (result == BK_ISO_OK && o->count == BK_MAX_PARTITIONS) {
        result = BK_ISO_FULL;
    }
    return result;
}

enum bk_iso_result oracle_add(struct oracle *o, const struct bk_partition *p)
{
    enum bk_iso_result result = expected(o, p);

    if (result == BK_ISO_OK) {
        o->part[o->count++] = *p;
    }
    return result;
}

enum bk_iso_result oracle_remove(struct oracle *o, const struct bk_partition *p)
{
    for (unsigned i = 0; i < o->count; i++) {
        if (equal(p, &o->part[i])) {
            o->part[i] = o->part[--o->count];
            return BK_ISO_OK;
        }
    }
    return BK_ISO_NOT_FOUND;
}

const struct bk_partition *oracle_at(const struct oracle *o, uint32_t addr)
{
    for (unsigned i = 0; i < o->count; i++) {
        if (within(addr, o->part[i].start, o->part[i].size)) {
            return &o->part[i];
        }
    }
    return NULL;
}

static unsigned user_rights(const struct oracle *o, uint32_t addr, bool partitions_only)
{
    const struct bk_partition *p = oracle_at(o, addr);
    unsigned may = p == NULL ? 0u : p->attr >> 3 & 7u;

    if (!partitions_only && within(addr, o->layout.text.start, o->layout.text.size)) {
        may = MAY_READ | MAY_EXECUTE;
    }
    if (!partitions_only && within(addr, o->stack.start, o->stack.size)) {
        may = MAY_READ | MAY_WRITE;
    }
    return may;
}

unsigned oracle_user(const struct oracle *o, uint32_t addr)
{
    return user_rights(o, addr, false);
}

bool oracle_range(const struct oracle *o, uint64_t start, uint64_t size, unsigned may,
                  bool partitions_only)
{
    if (size == 0u) {
        return true;
    }
    if (start + size > 1ull << 32) {
        return false;
    }
    for (uint64_t at = start; at < start + size; at = (at | 31u) + 1u) {
        if ((user_rights(o, (uint32_t)at, partitions_only) & may) != may) {
            return false;
        }
    }
    return true;
}

unsigned oracle_points(const struct oracle *o, uint64_t *points, unsigned count)
{
    const struct bk_span spans[] = {o->layout.text, o->layout.kernel, o->layout.stacks, o->stack};

    for (unsigned i = 0; i < COUNT(spans); i++) {
        points[count++] = spans[i].start;
        points[count++] = (uint64_t)spans[i].start + spans[i].size;
    }
    for (unsigned i = 0; i < o->count; i++) {
        points[count++] = o->part[i].start;
        points[count++] = (uint64_t)o->part[i].start + o->part[i].size;
    }
    return count;
}
