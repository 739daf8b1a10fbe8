/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>

#include <zephyr/irq.h>
#include <zephyr/sys/bitarray.h>

#define WORD_BITS 32u

/* What a region's words hold: only set bits, only clear bits, or both. */
enum content {
    ALL_CLEAR,
    ALL_SET,
    MIXED,
};

static bool in_range(const sys_bitarray_t *bitarray, size_t num_bits, size_t offset)
{
    return num_bits != 0 && num_bits <= bitarray->num_bits &&
           offset <= bitarray->num_bits - num_bits;
}

/* The bits from `bit` up to `end` that lie in the word of `bit`. */
static uint32_t mask_of(size_t bit, size_t end)
{
    size_t low = bit % WORD_BITS;
    size_t count = MIN(end - bit, WORD_BITS);

    return (uint32_t)(((UINT64_C(1) << count) - 1) << low);
}

static size_t next_word(size_t bit)
{
    return (bit / WORD_BITS + 1) * WORD_BITS;
}

static enum content content_of(const sys_bitarray_t *bitarray, size_t num_bits, size_t offset)
{
    size_t end = offset + num_bits;
    bool any_set = false;
    bool any_clear = false;

    for (size_t bit = offset; bit < end; bit = next_word(bit)) {
        uint32_t mask = mask_of(bit, end);
        uint32_t word = bitarray->bundles[bit / WORD_BITS] & mask;

        any_set = any_set || word != 0;
        any_clear = any_clear || word != mask;
    }
    return !any_set ? ALL_CLEAR : !any_clear ? ALL_SET : MIXED;
}

static void write_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset, bool set)
{
    size_t end = offset + num_bits;

    for (size_t bit = offset; bit < end; bit = next_word(bit)) {
        uint32_t mask = mask_of(bit, end);
        uint32_t *word = &bitarray->bundles[bit / WORD_BITS];

        *word = set ? *word | mask : *word & ~mask;
    }
}

/* Reads a bit, then writes it where `write` says so. */
static int exchange(sys_bitarray_t *bitarray, size_t bit, bool write, bool set, int *prev_val)
{
    if (!in_range(bitarray, 1, bit)) {
        return -EINVAL;
    }

    unsigned int key = irq_lock();

    *prev_val = content_of(bitarray, 1, bit) == ALL_SET;
    if (write) {
        write_region(bitarray, 1, bit, set);
    }
    irq_unlock(key);
    return 0;
}

int sys_bitarray_set_bit(sys_bitarray_t *bitarray, size_t bit)
{
    int before;

    return exchange(bitarray, bit, true, true, &before);
}

int sys_bitarray_clear_bit(sys_bitarray_t *bitarray, size_t bit)
{
    int before;

    return exchange(bitarray, bit, true, false, &before);
}

int sys_bitarray_test_bit(sys_bitarray_t *bitarray, size_t bit, int *val)
{
    return exchange(bitarray, bit, false, false, val);
}

int sys_bitarray_test_and_set_bit(sys_bitarray_t *bitarray, size_t bit, int *prev_val)
{
    return exchange(bitarray, bit, true, true, prev_val);
}

int sys_bitarray_test_and_clear_bit(sys_bitarray_t *bitarray, size_t bit, int *prev_val)
{
    return exchange(bitarray, bit, true, false, prev_val);
}

/* The first offset with num_bits clear bits, or the number of bits when there is none. */
static size_t find_clear(const sys_bitarray_t *bitarray, size_t num_bits)
{
    size_t run = 0;

    for (size_t bit = 0; bit < bitarray->num_bits; bit++) {
        if ((bitarray->bundles[bit / WORD_BITS] >> (bit % WORD_BITS) & 1u) != 0) {
            run = 0;
        } else if (++run == num_bits) {
            return bit + 1 - num_bits;
        }
    }
    return bitarray->num_bits;
}

int sys_bitarray_alloc(sys_bitarray_t *bitarray, size_t num_bits, size_t *offset)
{
    int result = -ENOSPC;

    if (!in_range(bitarray, num_bits, 0)) {
        return -EINVAL;
    }

    unsigned int key = irq_lock();
    size_t found = find_clear(bitarray, num_bits);

    if (found != bitarray->num_bits) {
        write_region(bitarray, num_bits, found, true);
        *offset = found;
        result = 0;
    }
    irq_unlock(key);
    return result;
}

/* Writes a region when its content is the one expected; MIXED expects nothing. */
static int write_when(sys_bitarray_t *bitarray, size_t num_bits, size_t offset,
                      enum content expected, bool set, int otherwise)
{
    int result = 0;

    if (!in_range(bitarray, num_bits, offset)) {
        return -EINVAL;
    }

    unsigned int key = irq_lock();

    if (expected == MIXED || content_of(bitarray, num_bits, offset) == expected) {
        write_region(bitarray, num_bits, offset, set);
    } else {
        result = otherwise;
    }
    irq_unlock(key);
    return result;
}

int sys_bitarray_free(sys_bitarray_t *bitarray, size_t num_bits, size_t offset)
{
    return write_when(bitarray, num_bits, offset, ALL_SET, false, -EFAULT);
}

int sys_bitarray_set_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset)
{
    return write_when(bitarray, num_bits, offset, MIXED, true, 0);
}

int sys_bitarray_clear_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset)
{
    return write_when(bitarray, num_bits, offset, MIXED, false, 0);
}

int sys_bitarray_test_and_set_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset,
                                     bool to_set)
{
    return write_when(bitarray, num_bits, offset, to_set ? ALL_CLEAR : ALL_SET, to_set, -EEXIST);
}

static bool has_content(sys_bitarray_t *bitarray, size_t num_bits, size_t offset,
                        enum content expected)
{
    if (!in_range(bitarray, num_bits, offset)) {
        return false;
    }

    unsigned int key = irq_lock();
    bool result = content_of(bitarray, num_bits, offset) == expected;

    irq_unlock(key);
    return result;
}

bool sys_bitarray_is_region_set(sys_bitarray_t *bitarray, size_t num_bits, size_t offset)
{
    return has_content(bitarray, num_bits, offset, ALL_SET);
}

bool sys_bitarray_is_region_cleared(sys_bitarray_t *bitarray, size_t num_bits, size_t offset)
{
    return has_content(bitarray, num_bits, offset, ALL_CLEAR);
}
