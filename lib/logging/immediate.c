/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/logging/log.h>

#include "log_internal.h"

void bk_log_emit(char *line, size_t length)
{
    k_str_out(line, length);
}
