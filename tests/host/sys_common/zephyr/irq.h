/* SPDX-License-Identifier: Apache-2.0 */
/* Interrupts on the host: there are none; the depth shows that locks and unlocks pair. */
#ifndef HOST_IRQ_H
#define HOST_IRQ_H

extern int host_irq_depth;

#define irq_lock() ((unsigned int)host_irq_depth++)
#define irq_unlock(key) (host_irq_depth = (int)(key))

#endif
