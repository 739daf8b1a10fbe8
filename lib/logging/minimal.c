/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/logging/log.h>

#include "log_internal.h"

void bk_log_dump_line(const char *prefix, const char *hex, const char *text)
{
    printk("%s%s|%s\n", prefix, hex, text);
}
