/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CIPHER_H
#define CIPHER_H

#include <stddef.h>
#include <stdint.h>

/* A toy to look at, no protection: a stream of a 32-bit xorshift generator. */
struct cipher {
    uint32_t state;
};

/* The key is not 0. */
void cipher_start(struct cipher *cipher, uint32_t key);

/* Encrypts, and decrypts from the same start. */
void cipher_apply(struct cipher *cipher, const uint8_t *in, uint8_t *out, size_t size);

#endif
