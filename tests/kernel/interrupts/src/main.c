/* SPDX-License-Identifier: Apache-2.0 */
/* IRQ_CONNECT(): arguments, priorities, and which lines the table of vectors has. */
#include <zephyr/interrupt_util.h>
#include <zephyr/irq.h>
#include <zephyr/ztest.h>

/* Lines that no device of the boards uses. */
#define LOW    20
#define HIGH   21
#define BOTTOM 23
#define MIDDLE 24

#define PRIORITY(line) (*(volatile uint8_t *)(0xE000E400u + (line)))

extern const char bk_irq_lines[];

static const char *const text = "an address";
static uintptr_t arguments[4];
static char order[8];
static unsigned int steps;

static void step(char what)
{
    order[steps++ % sizeof(order)] = what;
}

static void low(const void *argument)
{
    step('l');
    trigger_irq(HIGH);
    step('L');
    arguments[0] = (uintptr_t)argument;
}

static void high(const void *argument)
{
    step('h');
    trigger_irq(MIDDLE);
    step('H');
    arguments[1] = (uintptr_t)argument;
}

static void bottom(const void *argument)
{
    arguments[2] = (uintptr_t)argument;
}

/* Zephyr's other kind of handler: no argument. */
static void middle(void)
{
    step('m');
    arguments[3]++;
}

/* Connected twice in the sources, by one record: the function is inlined. */
static ALWAYS_INLINE void connect_low(void)
{
    IRQ_CONNECT(LOW, 3, low, NULL, 0);
}

/* Nobody calls it: the line's vector is not in the image. */
void never_called(void);
void never_called(void)
{
    IRQ_CONNECT(CONFIG_NUM_IRQS - 1, 0, low, NULL, 0);
}

static void *connect(void)
{
    connect_low();
    connect_low();
    IRQ_CONNECT(HIGH, 0, high, (void *)255, 0);
    IRQ_CONNECT(MIDDLE, 1, middle, (void *)256, 0);
    irq_enable(LOW);
    irq_enable(HIGH);
    irq_enable(MIDDLE);
    return NULL;
}

ZTEST(interrupts, test_priorities)
{
    zassert_equal(PRIORITY(HIGH), 0x20);
    zassert_equal(PRIORITY(MIDDLE), 0x40);
    zassert_equal(PRIORITY(LOW), 0x80);
    steps = 0;
    memset(order, 0, sizeof(order));
    trigger_irq(LOW);
    zassert_str_equal(order, "lhHmL");
}

ZTEST(interrupts, test_arguments)
{
    memset(arguments, 0xAA, sizeof(arguments));
    arguments[3] = 0;
    trigger_irq(LOW);
    zassert_equal(arguments[0], 0);
    zassert_equal(arguments[1], 255);
    zassert_equal(arguments[3], 1);
}

/* With the build's table the order does not count. A level that there is not becomes the last. */
ZTEST(interrupts, test_connect_after_enable)
{
    if (!IS_ENABLED(CONFIG_DYNAMIC_INTERRUPTS)) {
        irq_enable(BOTTOM);
        zassert_equal(PRIORITY(BOTTOM), 0xA0);
        trigger_irq(BOTTOM);
        zassert_equal(arguments[2], (uintptr_t)&text);
    }
    IRQ_CONNECT(BOTTOM, 9, bottom, &text, 0);
    irq_enable(BOTTOM);
    zassert_equal(PRIORITY(BOTTOM), 0xA0);
    arguments[2] = 0;
    trigger_irq(BOTTOM);
    zassert_equal(arguments[2], (uintptr_t)&text);
    irq_disable(BOTTOM);
    zassert_false(irq_is_enabled(BOTTOM));
}

#ifndef CONFIG_DYNAMIC_INTERRUPTS
ZTEST(interrupts, test_table_ends_with_the_last_line)
{
    zassert_equal((uintptr_t)bk_irq_lines, MAX(MIDDLE, CONFIG_UART_CONSOLE_TX_IRQ) + 1);
}
#endif

ZTEST_SUITE(interrupts, NULL, connect, NULL, NULL, NULL);
