/* SPDX-License-Identifier: Apache-2.0 */
/* Between the console and the UART that it is on. */
#ifndef BK_CONSOLE_H
#define BK_CONSOLE_H

#include <stdbool.h>

/* For the UART's interrupt: the next character to send; false when there is none. */
bool bk_console_next(char *c);
/* For the UART's interrupt: characters were taken. */
void bk_console_drained(void);
/* Send all that is in the ring, polling. */
void bk_console_flush(void);

/* Of the UART: send one character, waiting until there is room. */
void bk_uart_poll_out(char c);
/* Of the UART: there is something to send. Interrupt level lock held. */
void bk_uart_kick(void);

#endif
