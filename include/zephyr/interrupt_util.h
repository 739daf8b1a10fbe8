/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ZEPHYR_INCLUDE_INTERRUPT_UTIL_H_
#define ZEPHYR_INCLUDE_INTERRUPT_UTIL_H_

/**
 * @file
 * @brief Raising interrupts from tests, on Cortex-M. Supervisor mode.
 */

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/sys/util.h>
#include <zephyr/ztest_assert.h>

#ifdef __cplusplus
extern "C" {
#endif

#define MS_TO_US(ms) ((ms) * 1000U)

#define BK_NVIC_ENABLE 0xE000E100U
#define BK_NVIC_PEND 0xE000E200U
#define BK_NVIC_UNPEND 0xE000E280U

static inline volatile uint32_t *bk_nvic_word(uint32_t bank, unsigned int line)
{
    return (volatile uint32_t *)(uintptr_t)(bank + (line / 32U) * 4U);
}

/* A line that the controller does not implement reads as zero whatever is written. */
static inline bool bk_nvic_line_is_free(unsigned int line)
{
    uint32_t bit = BIT(line % 32U);

    if ((*bk_nvic_word(BK_NVIC_ENABLE, line) & bit) != 0U) {
        return false;
    }
    *bk_nvic_word(BK_NVIC_PEND, line) = bit;
    if ((*bk_nvic_word(BK_NVIC_PEND, line) & bit) == 0U) {
        return false;
    }
    *bk_nvic_word(BK_NVIC_UNPEND, line) = bit;
    return (*bk_nvic_word(BK_NVIC_PEND, line) & bit) == 0U;
}

/**
 * @brief Find an interrupt line that nothing uses, searching downwards. Fails the test when there
 * is none.
 *
 * @param initial_offset one more than the first line to look at
 * @return number of the line
 */
static inline unsigned int get_available_nvic_line(unsigned int initial_offset)
{
    unsigned int line = initial_offset;

    while (line > 0U) {
        line--;
        if (bk_nvic_line_is_free(line)) {
            return line;
        }
    }
    zassert_unreachable("no free interrupt line below %u", initial_offset);
    return 0U;
}

/**
 * @brief Make interrupt @p irq pending. When it is enabled and not masked, its handler has run when
 * this returns.
 */
static inline void trigger_irq(int irq)
{
    *bk_nvic_word(BK_NVIC_PEND, (unsigned int)irq) = BIT((unsigned int)irq % 32U);
    __asm__ volatile("dsb\n\tisb" ::: "memory");
}

#ifdef __cplusplus
}
#endif

#endif
