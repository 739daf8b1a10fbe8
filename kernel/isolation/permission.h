/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Object permission maps: one bit for each object index in a thread's own map.
 *
 * Object i has bit (i - 1) modulo 32 of word i / 32, so that rotating the word right by i brings
 * the bit to the sign: the system call path tests it with one rotation. The caller has checked that
 * the index is within the map.
 */
#ifndef BK_ISOLATION_PERMISSION_H
#define BK_ISOLATION_PERMISSION_H

#include <stdbool.h>
#include <stdint.h>

/* Words of a map for object indices 0 to objects - 1. */
#define BK_PERM_WORDS(objects) (((objects) + 31u) / 32u)

/*@ assigns \nothing;
    ensures \result == (1 << ((index + 31) % 32));
*/
static inline uint32_t bk_perm_bit(uint32_t index)
{
    return (uint32_t)1u << ((index - 1u) & 31u);
}

/*@ requires \valid(&map[index / 32]);
    assigns map[index / 32];
*/
static inline void bk_perm_set(uint32_t *map, uint32_t index)
{
    map[index / 32u] |= bk_perm_bit(index);
}

/*@ requires \valid(&map[index / 32]);
    assigns map[index / 32];
*/
static inline void bk_perm_clear(uint32_t *map, uint32_t index)
{
    map[index / 32u] &= ~bk_perm_bit(index);
}

/*@ requires \valid_read(&map[index / 32]);
    assigns \nothing;
*/
static inline bool bk_perm_test(const uint32_t *map, uint32_t index)
{
    return (map[index / 32u] & bk_perm_bit(index)) != 0u;
}

#endif
