/* SPDX-License-Identifier: Apache-2.0 */
/* The arena behind the C library's malloc(), in a partition of its own. */
#include <errno.h>
#include <stddef.h>
#include <unistd.h>

#include <zephyr/kernel.h>
#include <zephyr/app_memory/app_memdomain.h>

#ifdef CONFIG_USERSPACE
K_APPMEM_PARTITION_DEFINE(z_malloc_partition);
#endif

static K_APP_BMEM(z_malloc_partition) char arena[CONFIG_COMMON_LIBC_MALLOC_ARENA_SIZE] __aligned(8);
static K_APP_BMEM(z_malloc_partition) size_t handed_out;

void *sbrk(ptrdiff_t increment)
{
    if (increment > (ptrdiff_t)(sizeof(arena) - handed_out) || increment < -(ptrdiff_t)handed_out) {
        errno = ENOMEM;
        return (void *)-1;
    }

    char *before = arena + handed_out;

    handed_out += (size_t)increment;
    return before;
}
