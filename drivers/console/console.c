/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The console: a ring that the UART's interrupt drains. Threads copy into it in short stretches and
 * wait while it is half full. The other half is for those who cannot wait, so that no thread's
 * output delays the report of a fault; when it is full too, they drain it by polling.
 */
#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

#include "console.h"
#include "fault.h"
#include "sched.h"
#include "thread.h"
#include "timeout.h"
#include "usermode.h"

#define RING_SIZE CONFIG_BULKHEAD_CONSOLE_RING_SIZE
#define CHUNK 64u
#define RESERVE (RING_SIZE / 2u)

BUILD_ASSERT((RING_SIZE & (RING_SIZE - 1)) == 0 && RING_SIZE >= 2 * CHUNK,
             "CONFIG_BULKHEAD_CONSOLE_RING_SIZE: a power of 2, 128 at least");

static char ring[RING_SIZE];
static volatile uint32_t head; /* written by writers */
static volatile uint32_t tail; /* written by who drains */
static struct bk_wait_queue writers = BK_WAIT_QUEUE_INIT(&writers);

static uint32_t room(void)
{
    return RING_SIZE - (head - tail);
}

bool bk_console_next(char *c)
{
    if (head == tail) {
        return false;
    }
    *c = ring[tail % RING_SIZE];
    tail++;
    return true;
}

void bk_console_drained(void)
{
    unsigned int key = bk_lock();

    if (room() >= CHUNK + RESERVE) {
        bk_wake_all(&writers, 0);
    }
    bk_settle(key);
}

static void put(const char *text, uint32_t size)
{
    for (uint32_t i = 0; i < size; i++) {
        ring[(head + i) % RING_SIZE] = text[i];
    }
    head += size;
}

void bk_console_flush(void)
{
    unsigned int key = bk_lock();
    char c;

    while (bk_console_next(&c)) {
        bk_uart_poll_out(c);
    }
    bk_unlock(key);
}

static void write_at_once(const char *text, size_t size)
{
    while (size != 0u) {
        uint32_t part = MIN(size, CHUNK);
        unsigned int key = bk_lock();

        if (room() >= part) {
            put(text, part);
            text += part;
            size -= part;
        }
        bk_uart_kick();
        bk_unlock(key);
    }
}

static bool can_wait(void)
{
    unsigned int basepri;

    __asm__ volatile("mrs %0, basepri" : "=r"(basepri));
    return bk_ipsr() == 0u && basepri == 0u && (bk_kernel.current->state & BK_STATE_DUMMY) == 0u &&
           bk_kernel.current->lock_count == 0u && bk_kernel.current != &bk_idle_thread;
}

size_t z_impl_bk_console_write(const char *text, size_t size)
{
    uint32_t part = MIN(size, CHUNK);
    unsigned int key;

    if (!can_wait()) {
        write_at_once(text, size);
        return size;
    }
    key = bk_lock();
    if (room() < part + RESERVE) {
        return (size_t)bk_wait(&writers, K_FOREVER, key);
    }
    put(text, part);
    bk_uart_kick();
    bk_unlock(key);
    return part;
}

#ifdef CONFIG_USERSPACE

static size_t z_vrfy_bk_console_write(const char *text, size_t size)
{
    char chunk[CHUNK];
    uint32_t part = MIN(size, CHUNK);
    unsigned int key;

    bk_user_copy_from(chunk, text, part);
    key = bk_lock();
    if (room() < part + RESERVE) {
        /* Woken with 0 written: the caller tries again. */
        return (size_t)bk_wait(&writers, K_FOREVER, key);
    }
    put(chunk, part);
    bk_uart_kick();
    bk_unlock(key);
    return part;
}
#include <zephyr/syscalls/bk_console_write_mrsh.c>

#endif
