/* SPDX-License-Identifier: Apache-2.0 */
/* Constructors of static objects run before the functions of the level APPLICATION. */
#include <zephyr/init.h>

typedef void (*constructor_t)(void);

extern const constructor_t __init_array_start[];
extern const constructor_t __init_array_end[];

static int run_constructors(void)
{
    for (const constructor_t *call = __init_array_start; call < __init_array_end; call++) {
        (*call)();
    }
    return 0;
}
SYS_INIT(run_constructors, POST_KERNEL, 99);
