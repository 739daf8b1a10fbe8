/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/logging/log.h>

#include "log_internal.h"

void bk_log_emit(char *line, size_t length)
{
    bk_log_put(line, length);
}
