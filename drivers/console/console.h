/* SPDX-License-Identifier: Apache-2.0 */
/* Between the console and the UART that it is on. */
#ifndef BK_CONSOLE_H
#define BK_CONSOLE_H

#include <stdbool.h>

/* For the UART's interrupt: the next character to send; false when there is none. Lock held. */
bool bk_console_next(char *c);
/* For the UART's interrupt: characters were taken. */
void bk_console_drained(void);
/* Send all that is in the ring, polling. */
void bk_console_flush(void);

/* Of the UART, with the interrupt level lock held: its handler sends as well. */
/* It takes a character; those before are out of memory. */
bool bk_uart_ready(void);
/* Send one character; it is ready. */
void bk_uart_send(char c);
/* Send something of the ring, when it is ready. */
void bk_uart_kick(void);

#endif
