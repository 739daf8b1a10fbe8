/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The deferred log's buffer and the thread that empties it. A line is copied at the kernel level:
 * no other thread comes between, interrupts do.
 */
#include <zephyr/kernel.h>
#include <zephyr/logging/log_ctrl.h>

#include "ring.h"
#include "usermode.h"

/* What is moved to the console at a time. */
#define CHUNK 32

BUILD_ASSERT((CONFIG_LOG_BUFFER_SIZE & (CONFIG_LOG_BUFFER_SIZE - 1)) == 0,
             "CONFIG_LOG_BUFFER_SIZE must be a power of two");

static char text[CONFIG_LOG_BUFFER_SIZE];
static struct bk_log_ring ring = {.text = text, .size = sizeof(text)};
static uint32_t dropped;

static K_SEM_DEFINE(wanted, 0, 1);

void z_impl_bk_log_put(char *line, size_t length)
{
    unsigned int key = bk_lock();
    uint32_t at;

    if (bk_log_ring_reserve(&ring, length, &at)) {
        if (bk_can_lower(key)) {
            bk_lock_lower();
        } else {
            bk_unlock(key);
        }
        bk_log_ring_fill(&ring, at, line, length);
        (void)bk_lock();
        bk_log_ring_commit(&ring);
    } else {
        dropped++;
    }
    bk_unlock(key);
    k_sem_give(&wanted);
}

#ifdef CONFIG_USERSPACE

static void z_vrfy_bk_log_put(char *line, size_t length)
{
    char copy[CONFIG_LOG_LINE_SIZE];

    BK_REQUIRE(length <= sizeof(copy), length, "log: line longer than CONFIG_LOG_LINE_SIZE");
    bk_user_copy_from(copy, line, length);
    z_impl_bk_log_put(copy, length);
}
#include <zephyr/syscalls/bk_log_put_mrsh.c>

#endif

uint32_t log_dropped_get(void)
{
    return dropped;
}

/* Lines were dropped because the buffer was full, so they come after what it held. */
static void report_dropped(void)
{
    unsigned int key = irq_lock();
    uint32_t count = dropped;

    dropped = 0;
    irq_unlock(key);
    if (count != 0) {
        printk("--- %u messages dropped: raise CONFIG_LOG_BUFFER_SIZE ---\n", (unsigned int)count);
    }
}

bool log_process(void)
{
    char chunk[CHUNK];
    uint32_t at;
    size_t length = bk_log_ring_look(&ring, &at, chunk, sizeof(chunk));
    unsigned int key = bk_lock();

    bk_log_ring_take(&ring, at, length);
    bk_unlock(key);
    if (length == 0) {
        report_dropped();
        return false;
    }
    k_str_out(chunk, length);
    return true;
}

void log_panic(void)
{
    while (log_process()) {
    }
}

static void print_lines(void *p1, void *p2, void *p3)
{
    ARG_UNUSED(p1);
    ARG_UNUSED(p2);
    ARG_UNUSED(p3);
    for (;;) {
        (void)k_sem_take(&wanted, K_FOREVER);
        log_panic();
    }
}

K_THREAD_DEFINE(bk_log_thread, CONFIG_LOG_PROCESS_THREAD_STACK_SIZE, print_lines, NULL, NULL, NULL,
                CONFIG_LOG_PROCESS_THREAD_PRIORITY, 0, 0);
