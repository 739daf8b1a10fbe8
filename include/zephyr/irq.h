/* SPDX-License-Identifier: Apache-2.0 */
/** @file Interrupts. */
#ifndef ZEPHYR_INCLUDE_IRQ_H_
#define ZEPHYR_INCLUDE_IRQ_H_

#include <stdint.h>
#include <zephyr/arch/arm/irq_lock.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An interrupt's handler, stated at build time. */
struct bk_irq_entry {
    uint16_t irq;
    uint8_t priority; /* as the hardware counts */
    uint8_t flags;
    void (*isr)(const void *arg);
    const void *arg;
};

/* Levels of device interrupts, between what masks them and the faults. */
#define BK_IRQ_PRIORITY(level)                                                                     \
    ((level) < (BK_PRIO_FAULT - BK_PRIO_DEVICE) / 0x20 ? BK_PRIO_DEVICE + (level) * 0x20           \
                                                       : BK_PRIO_FAULT - 0x20)

#define BK_IRQ_ENTRY(irq_p, priority_p, isr_p, isr_param_p, flags_p)                               \
    {(irq_p), BK_IRQ_PRIORITY(priority_p), (flags_p),                                              \
     (void (*)(const void *))(void *)(isr_p), (const void *)(isr_param_p)}

#ifdef CONFIG_DYNAMIC_INTERRUPTS

/* Install a handler; used by IRQ_CONNECT. Context: supervisor. */
void bk_irq_connect(const struct bk_irq_entry *entry);

#define BK_IRQ_CONNECT(...)                                                                        \
    static const struct bk_irq_entry bk_irq_connected = BK_IRQ_ENTRY(__VA_ARGS__);                 \
    bk_irq_connect(&bk_irq_connected)
#define BK_IRQ_DYNAMIC_CALL

#else

/*
 * For the build alone, which makes the vector table of those records that functions of the image
 * refer to: scripts/gen_vectors.py.
 */
#define BK_IRQ_CONNECT(...)                                                                        \
    static const struct {                                                                          \
        struct bk_irq_entry entry;                                                                 \
        char where[sizeof(__FILE__ ":" STRINGIFY(__LINE__))];                                      \
    } bk_irq_connected                                                                             \
        __attribute__((section(".bk_irq_connected." STRINGIFY(__COUNTER__)))) = {                  \
            BK_IRQ_ENTRY(__VA_ARGS__), __FILE__ ":" STRINGIFY(__LINE__)};                          \
    __asm__ volatile(".reloc ., R_ARM_NONE, %c0" : : "i"(&bk_irq_connected))
#define BK_IRQ_DYNAMIC_CALL                                                                        \
    __attribute__((error("handlers are connected at build time: use IRQ_CONNECT(), or set "        \
                         "CONFIG_DYNAMIC_INTERRUPTS=y")))

#endif

/**
 * Connect a handler at build time. Two for one line are an error of the build, unless
 * CONFIG_DYNAMIC_INTERRUPTS=y: then this connects when it runs, and the last one counts.
 * @param irq_p Interrupt number.
 * @param priority_p 0 (best) to 4 (CONFIG_NUM_IRQ_PRIO_LEVELS - 1).
 * @param isr_p Handler, called with @p isr_param_p.
 * @param isr_param_p Constant argument.
 * @param flags_p 0.
 */
#define IRQ_CONNECT(irq_p, priority_p, isr_p, isr_param_p, flags_p)                                \
    do {                                                                                           \
        BUILD_ASSERT((irq_p) >= 0 && (irq_p) < CONFIG_NUM_IRQS, "no such interrupt line");         \
        BK_IRQ_CONNECT(irq_p, priority_p, isr_p, isr_param_p, flags_p);                            \
    } while (false)

/**
 * Connect a handler at run time. With CONFIG_DYNAMIC_INTERRUPTS=y.
 * @return The interrupt number; -EINVAL when there is none such. Context: supervisor.
 */
BK_IRQ_DYNAMIC_CALL int irq_connect_dynamic(unsigned int irq, unsigned int priority,
                                            void (*routine)(const void *parameter),
                                            const void *parameter, uint32_t flags);

/**
 * Enable an interrupt line. Without CONFIG_DYNAMIC_INTERRUPTS a line beyond all that are connected
 * stops the system, with a report that names it. Context: supervisor, interrupt.
 */
void irq_enable(unsigned int irq);
/** Disable an interrupt line. Context: supervisor, interrupt. */
void irq_disable(unsigned int irq);
/** Whether a line is enabled. Context: supervisor, interrupt. */
int irq_is_enabled(unsigned int irq);

#define arch_irq_enable(irq) irq_enable(irq)
#define arch_irq_disable(irq) irq_disable(irq)
#define arch_irq_is_enabled(irq) irq_is_enabled(irq)

/** Mask interrupts. @return Key for irq_unlock(). Context: supervisor, interrupt. */
#define irq_lock() arch_irq_lock()
/** Restore the state before irq_lock(). */
#define irq_unlock(key) arch_irq_unlock(key)

#ifdef __cplusplus
}
#endif

#endif
