/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARRAYS_H
#define ARRAYS_H

#include <zephyr/sys/iterable_sections.h>

struct planet {
    const char *name;
    int moons;
};

struct counter {
    uint64_t count; /* aligned more strictly than what lies before the array */
    char name;
};

#endif
