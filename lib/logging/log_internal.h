/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of the log, which the configured mode chooses among. */
#ifndef BK_LOG_INTERNAL_H
#define BK_LOG_INTERNAL_H

#include <stddef.h>

/* A line of a hexadecimal dump, in the form of the mode. */
void bk_log_dump_line(const char *prefix, const char *hex, const char *text);

/* A finished line, with its line end, goes its way. */
void bk_log_emit(char *line, size_t length);

#endif
