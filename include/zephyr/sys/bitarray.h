/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Arrays of bits that can be searched for free regions. Each operation is one step to others: it
 * runs with interrupts masked, for a time that grows with the number of words. Supervisor threads
 * and interrupts.
 */
#ifndef ZEPHYR_INCLUDE_SYS_BITARRAY_H_
#define ZEPHYR_INCLUDE_SYS_BITARRAY_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sys_bitarray {
    uint32_t num_bits;
    uint32_t num_bundles; /* words */
    uint32_t *bundles;
};

typedef struct sys_bitarray sys_bitarray_t;

/** Defines an array of total_bits bits, all clear. */
#define SYS_BITARRAY_DEFINE(name, total_bits)        BK_BITARRAY_DEFINE(name, total_bits, )
#define SYS_BITARRAY_DEFINE_STATIC(name, total_bits) BK_BITARRAY_DEFINE(name, total_bits, static)

#define BK_BITARRAY_DEFINE(name, total_bits, linkage)                                              \
    static uint32_t bk_bitarray_words_##name[DIV_ROUND_UP(total_bits, 32)];                        \
    linkage sys_bitarray_t name = {(total_bits), DIV_ROUND_UP(total_bits, 32),                     \
                                   bk_bitarray_words_##name}

/**
 * Sets, clears or reads a bit, counted from zero.
 * @return 0; -EINVAL when the bit is outside of the array.
 */
int sys_bitarray_set_bit(sys_bitarray_t *bitarray, size_t bit);
int sys_bitarray_clear_bit(sys_bitarray_t *bitarray, size_t bit);
int sys_bitarray_test_bit(sys_bitarray_t *bitarray, size_t bit, int *val);

/**
 * Sets or clears a bit; *prev_val becomes what it was before.
 * @return 0; -EINVAL when the bit is outside of the array.
 */
int sys_bitarray_test_and_set_bit(sys_bitarray_t *bitarray, size_t bit, int *prev_val);
int sys_bitarray_test_and_clear_bit(sys_bitarray_t *bitarray, size_t bit, int *prev_val);

/**
 * Finds the first num_bits clear bits in a row, and sets them.
 * @param offset receives the first bit's number
 * @return 0; -EINVAL when num_bits is 0 or more than the array has; -ENOSPC when there are none.
 */
int sys_bitarray_alloc(sys_bitarray_t *bitarray, size_t num_bits, size_t *offset);

/**
 * Clears num_bits bits from offset on, which must all be set.
 * @return 0; -EINVAL when they are outside of the array or none; -EFAULT when one is clear, in
 * which case nothing is changed.
 */
int sys_bitarray_free(sys_bitarray_t *bitarray, size_t num_bits, size_t offset);

/**
 * True when num_bits bits from offset on are all set (all clear); false also when they are outside
 * of the array.
 */
bool sys_bitarray_is_region_set(sys_bitarray_t *bitarray, size_t num_bits, size_t offset);
bool sys_bitarray_is_region_cleared(sys_bitarray_t *bitarray, size_t num_bits, size_t offset);

/**
 * Sets or clears num_bits bits from offset on.
 * @return 0; -EINVAL when they are outside of the array or none.
 */
int sys_bitarray_set_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset);
int sys_bitarray_clear_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset);

/**
 * The same in one step with a test: the region is changed only when no bit of it is set (clear).
 * @return 0; -EINVAL as above; -EEXIST when a bit was set (clear) already.
 */
int sys_bitarray_test_and_set_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset,
                                     bool to_set);

#ifdef __cplusplus
}
#endif

#endif
