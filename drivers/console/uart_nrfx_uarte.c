/* SPDX-License-Identifier: Apache-2.0 */
/*
 * UARTE of Nordic's nRF53 (nRF5340 product specification, UARTE and GPIO chapters). It sends what
 * its DMA reads from RAM, so the characters pass through a buffer of their own.
 */
#include <zephyr/init.h>
#include <zephyr/kernel.h>

#include "console.h"
#include "core.h"

#define UARTE_REG(offset) (*(volatile uint32_t *)(CONFIG_UART_CONSOLE_ADDRESS + (offset)))
#define TASKS_STARTTX UARTE_REG(0x008)
#define EVENTS_ENDTX UARTE_REG(0x120)
#define INTENSET UARTE_REG(0x304)
#define ENABLE UARTE_REG(0x500)
#define PSEL_RTS UARTE_REG(0x508)
#define PSEL_TXD UARTE_REG(0x50C)
#define PSEL_CTS UARTE_REG(0x510)
#define PSEL_RXD UARTE_REG(0x514)
#define BAUDRATE UARTE_REG(0x524)
#define TXD_PTR UARTE_REG(0x544)
#define TXD_MAXCNT UARTE_REG(0x548)
#define CONFIG UARTE_REG(0x56C)

#define ENABLE_UARTE 8u
#define PIN_NONE 0xFFFFFFFFu
#define INT_ENDTX BIT(8)

#define GPIO_P0_OUTSET (*(volatile uint32_t *)0x50842508u)
#define GPIO_P0_DIRSET (*(volatile uint32_t *)0x50842518u)

#define BUFFER_SIZE 64u

static char buffer[BUFFER_SIZE];
static bool sending;

static void start(uint32_t size)
{
    sending = true;
    EVENTS_ENDTX = 0;
    TXD_PTR = (uint32_t)(uintptr_t)buffer;
    TXD_MAXCNT = size;
    TASKS_STARTTX = 1;
}

/* Send what is in the ring, as much as the buffer takes. */
static bool send(void)
{
    uint32_t size = 0;
    int c;

    while (size < BUFFER_SIZE && (c = bk_console_next()) >= 0) {
        buffer[size++] = (char)c;
    }
    if (size != 0u) {
        start(size);
    }
    return size != 0u;
}

bool bk_uart_ready(void)
{
    return !sending || EVENTS_ENDTX != 0u;
}

void bk_uart_send(char c)
{
    buffer[0] = c;
    start(1);
}

bool bk_uart_kick(void)
{
    return bk_uart_ready() && send();
}

static void end_isr(const void *arg)
{
    unsigned int key = bk_lock();

    ARG_UNUSED(arg);
    /* Who polls may have started the next transfer since. */
    if (bk_uart_ready()) {
        EVENTS_ENDTX = 0;
        sending = false;
        (void)send();
    }
    bk_unlock(key);
    bk_console_drained();
}

/* BAUDRATE holds the rate as a fraction of 2^32 / 16 MHz, in steps of 2^12. */
static uint32_t baudrate(uint32_t rate)
{
    return (uint32_t)((((uint64_t)rate << 32) / 16000000u + 0x800u) & 0xFFFFF000u);
}

static int init(void)
{
    GPIO_P0_OUTSET = BIT(CONFIG_UART_CONSOLE_TX_PIN);
    GPIO_P0_DIRSET = BIT(CONFIG_UART_CONSOLE_TX_PIN);
    PSEL_TXD = CONFIG_UART_CONSOLE_TX_PIN;
    PSEL_RXD = PIN_NONE;
    PSEL_RTS = PIN_NONE;
    PSEL_CTS = PIN_NONE;
    BAUDRATE = baudrate(CONFIG_UART_CONSOLE_BAUD_RATE);
    CONFIG = 0;
    ENABLE = ENABLE_UARTE;
    INTENSET = INT_ENDTX;
    IRQ_CONNECT(CONFIG_UART_CONSOLE_TX_IRQ, 3, end_isr, NULL, 0);
    irq_enable(CONFIG_UART_CONSOLE_TX_IRQ);
    return 0;
}
SYS_INIT(init, PRE_KERNEL_1, 10);
