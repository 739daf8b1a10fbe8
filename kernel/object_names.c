/* SPDX-License-Identifier: Apache-2.0 */
#include <kernel/isolation/texts.h>

#include "core.h"

/* Number and name of each type that the image can have; the build writes them. */
extern const char bk_object_names[];

const char *bk_object_type_name(unsigned int type)
{
    const char *name = bk_numbered_text(bk_object_names, type);

    return name[0] != '\0' ? name : "unknown object";
}
