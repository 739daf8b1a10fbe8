/* SPDX-License-Identifier: Apache-2.0 */
#include "stop_key.h"

#include <bulkhead/console_input.h>
#include <stddef.h>

#define CTRL_C '\x03'

static void (*stop)(void);

static void input(char c)
{
    if (c == CTRL_C) {
        stop();
    }
}

void stop_key_set(void (*fn)(void))
{
    stop = fn;
    bk_console_input_set(input);
}
