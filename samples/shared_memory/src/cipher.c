/* SPDX-License-Identifier: Apache-2.0 */
#include "cipher.h"

void cipher_start(struct cipher *cipher, uint32_t key)
{
    cipher->state = key;
}

void cipher_apply(struct cipher *cipher, const uint8_t *in, uint8_t *out, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        cipher->state ^= cipher->state << 13;
        cipher->state ^= cipher->state >> 17;
        cipher->state ^= cipher->state << 5;
        out[i] = in[i] ^ (uint8_t)(cipher->state >> 11);
    }
}
