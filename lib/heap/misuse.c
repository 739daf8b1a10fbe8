/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/fatal.h>
#include <zephyr/sys/printk.h>

#include "heap_internal.h"

void bk_heap_misuse(const struct sys_heap *heap, const void *mem)
{
    printk("heap %p: %p is no block in use: freed twice, or written before its start or behind its "
           "end\n",
           (const void *)heap, mem);
    k_oops();
}
