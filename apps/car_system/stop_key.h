/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STOP_KEY_H
#define STOP_KEY_H

/* Call a function, in interrupt context, when Ctrl-C comes in on the console. */
#ifdef CONFIG_CAR_STOP_KEY
void stop_key_set(void (*fn)(void));
#else
static inline void stop_key_set(void (*fn)(void))
{
    (void)fn;
}
#endif

#endif
