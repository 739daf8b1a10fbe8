/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * Input from the console (CONFIG_BULKHEAD_CONSOLE_INPUT).
 */
#ifndef BULKHEAD_CONSOLE_INPUT_H
#define BULKHEAD_CONSOLE_INPUT_H

#ifdef __cplusplus
extern "C" {
#endif

/** What takes a character that came in. Called in interrupt context. */
typedef void (*bk_console_input_fn)(char c);

/**
 * Hand the characters that come in from now on to a function.
 *
 * Context: supervisor threads.
 *
 * @param fn the function, or NULL: characters are dropped, as they are from the start
 */
void bk_console_input_set(bk_console_input_fn fn);

#ifdef __cplusplus
}
#endif

#endif
