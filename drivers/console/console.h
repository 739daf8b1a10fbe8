/* SPDX-License-Identifier: Apache-2.0 */
/* Between the console and the UART that it is on. */
#ifndef BK_CONSOLE_H
#define BK_CONSOLE_H

#include <stdbool.h>
#include <stdint.h>

/* The ring, for who holds the interrupt level lock. */
struct bk_console {
    uint32_t head; /* written by writers */
    uint32_t tail; /* written by who drains */
    bool copying;  /* behind head, at the kernel level */
    char ring[CONFIG_BULKHEAD_CONSOLE_RING_SIZE];
};
extern struct bk_console bk_console;

/* For the UART: the next character to send; -1 when there is none. Lock held. */
static inline int bk_console_next(void)
{
    if (bk_console.head == bk_console.tail) {
        return -1;
    }
    return (unsigned char)bk_console.ring[bk_console.tail++ % CONFIG_BULKHEAD_CONSOLE_RING_SIZE];
}
/* For the UART's interrupt: characters were taken. */
void bk_console_drained(void);
/* Send all that is in the ring, polling. */
void bk_console_flush(void);

/* Of the UART, with the interrupt level lock held: its handler sends as well. */
/* It takes a character; those before are out of memory. */
bool bk_uart_ready(void);
/* Send one character; it is ready. */
void bk_uart_send(char c);
/* Send something of the ring, when it is ready; false when nothing was sent. */
bool bk_uart_kick(void);

#endif
