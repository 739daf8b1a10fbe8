/* SPDX-License-Identifier: Apache-2.0 */
/* Texts for the values of an enumeration, behind each other: they need no table of pointers. */
#ifndef BK_TEXTS_H
#define BK_TEXTS_H

#include <stdint.h>
#include <string.h>

/*
 * Defines the texts `name`. LIST(X) has an X(constant, "text") for each value: 0 first, none left
 * out, `end` - 1 last.
 */
#define BK_TEXTS(name, LIST, end)                                                                  \
    enum { LIST(BK_TEXT_PLACE_) BK_TEXTS_END_##name };                                             \
    LIST(BK_TEXT_CHECK_)                                                                           \
    _Static_assert((int)BK_TEXTS_END_##name == (int)(end), "a text is missing");                   \
    static const char name[] = LIST(BK_TEXT_)

/* LIST(BK_TEXT_VALUE): the constants, for an enumeration of its own. */
#define BK_TEXT_VALUE(constant, text) constant,

#define BK_TEXT_PLACE_(constant, text) BK_TEXT_OF_##constant,
#define BK_TEXT_CHECK_(constant, text)                                                             \
    _Static_assert((int)BK_TEXT_OF_##constant == (int)(constant), "its text is out of place");
#define BK_TEXT_(constant, text) text "\0"

/* The text of a value. */
static inline const char *bk_text(const char *texts, unsigned int value)
{
    for (; value > 0u; value--) {
        texts += strlen(texts) + 1u;
    }
    return texts;
}

/* The text behind this number, in a list that ends with 255; "" when it is not there. */
static inline const char *bk_numbered_text(const char *texts, unsigned int number)
{
    while ((uint8_t)*texts != 255u) {
        if ((uint8_t)*texts == number) {
            return texts + 1;
        }
        texts += strlen(texts) + 1u;
    }
    return "";
}

#endif
