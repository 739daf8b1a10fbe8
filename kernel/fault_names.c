/* SPDX-License-Identifier: Apache-2.0 */
#include "fault_words.h"

/* Filled in after the link, when the addresses are known. */
extern const struct {
    uint32_t count;
    struct bk_name name[];
} bk_names;

const struct bk_name *bk_name_find(uint32_t address)
{
    for (uint32_t i = bk_names.count; i > 0u; i--) {
        const struct bk_name *name = &bk_names.name[i - 1u];

        if (address >= name->start) {
            return address - name->start < name->size ? name : NULL;
        }
    }
    return NULL;
}

const char *bk_name_text(const struct bk_name *name)
{
    return (const char *)&bk_names.name[bk_names.count] + name->text;
}
