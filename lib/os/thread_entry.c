/* SPDX-License-Identifier: Apache-2.0 */
/* Parts of threads that run in the mode of the thread. */
#include <zephyr/kernel.h>

void bk_thread_entry(k_thread_entry_t entry, void *p1, void *p2, void *p3);

/* First function of every thread. */
void bk_thread_entry(k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
    entry(p1, p2, p3);
    bk_thread_exit();
}

#define TURN_CYCLES_MAX 16u  /* of one turn of the loop, on slow memory */
#define TURNS_MAX       256u /* by which a preempted caller may be late */

/*
 * A loop in the caller's own mode over a short call: a busy user thread stays preemptible. Between
 * two looks at the clock it spins for less than the time that is left.
 */
void k_busy_wait(uint32_t usec_to_wait)
{
    uint32_t cycles = k_us_to_cyc_ceil32(usec_to_wait);
    uint32_t start = k_cycle_get_32();
    uint32_t elapsed = 0;

    while (elapsed < cycles) {
        uint32_t turns = MIN((cycles - elapsed) / TURN_CYCLES_MAX, TURNS_MAX);

        while (turns-- != 0u) {
            __asm__ volatile("");
        }
        elapsed = k_cycle_get_32() - start;
    }
}

void k_str_out(char *c, size_t n)
{
    while (n > 0u) {
        size_t taken = bk_console_write(c, n);

        c += taken;
        n -= taken;
    }
}
