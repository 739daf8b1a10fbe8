/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Copying and clearing of what consists of words, several at a time. The C library's functions are
 * made to be small and go byte by byte.
 */
#ifndef BK_WORDS_H
#define BK_WORDS_H

#include <stdint.h>
#include <zephyr/toolchain.h>

struct bk_words {
    uint32_t word[8];
};

/* Clear `size` bytes, a multiple of 4, at a word boundary. */
static ALWAYS_INLINE void bk_zero_words(void *start, uint32_t size)
{
    volatile uint32_t *word = start;
    const volatile uint32_t *end = word + size / 4u;

    /* The compiler would make a call of the C library's memset() of a loop. */
    if (size >= 64u) {
        __asm__ volatile("movs r4, #0\n\tmovs r5, #0\n\tmovs r6, #0\n\tmov r8, #0\n"
                         "1:\tstmia %0!, {r4-r6, r8}\n\tstmia %0!, {r4-r6, r8}\n\t"
                         "stmia %0!, {r4-r6, r8}\n\tstmia %0!, {r4-r6, r8}\n\t"
                         "cmp %0, %1\n\tblo 1b"
                         : "+r"(word)
                         : "r"(word + size / 64u * 16u)
                         : "r4", "r5", "r6", "r8", "cc", "memory");
    }
    /* What is left, if anything: up to 15 words. */
    while (size % 64u != 0u && word != end) {
        *word++ = 0;
    }
}

/* Copy eight words. */
static ALWAYS_INLINE void bk_copy_words(void *to, const void *from)
{
    *(struct bk_words *)to = *(const struct bk_words *)from;
}

#endif
