/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The console: a ring that the UART's interrupt drains. Threads copy into it a part at a time and
 * wait while it is half full. The other half is for those who cannot wait, so that no thread's
 * output delays the report of a fault; when it is full too, they drain it by polling.
 *
 * A part is copied at the kernel level: no thread comes between, interrupts do. One that prints
 * just then cannot put its text behind a part that is not there yet, and sends it by polling.
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
#define CHUNK 128u
#define RESERVE (RING_SIZE / 2u)

BUILD_ASSERT((RING_SIZE & (RING_SIZE - 1)) == 0 && RING_SIZE >= 2 * CHUNK,
             "CONFIG_BULKHEAD_CONSOLE_RING_SIZE: a power of 2, 256 at least");

static char ring[RING_SIZE];
static struct {
    volatile uint32_t head; /* written by writers */
    volatile uint32_t tail; /* written by who drains */
    volatile bool copying;  /* behind head, at the kernel level */
} at;
static struct bk_wait_queue writers = BK_WAIT_QUEUE_INIT(&writers);

static uint32_t room(void)
{
    return RING_SIZE - (at.head - at.tail);
}

bool bk_console_next(char *c)
{
    if (at.head == at.tail) {
        return false;
    }
    *c = ring[at.tail % RING_SIZE];
    at.tail++;
    return true;
}

void bk_console_drained(void)
{
    unsigned int key = bk_lock();

    while (room() >= CHUNK + RESERVE && !bk_wait_queue_empty(&writers)) {
        bk_wake(bk_wait_first(&writers), 0);
        bk_unlock(key);
        key = bk_lock();
    }
    bk_settle(key);
}

/* Interrupt level; there is room. Gives the lock back, which stays with who had it before. */
static void put(const char *text, uint32_t size, unsigned int key)
{
    uint32_t start = at.head % RING_SIZE;
    uint32_t first = MIN(size, RING_SIZE - start);

    at.copying = true;
    if (bk_can_lower(key)) {
        bk_lock_lower();
    } else {
        bk_unlock(key);
    }
    memcpy(&ring[start], text, first);
    memcpy(ring, text + first, size - first);
    (void)bk_lock();
    at.copying = false;
    at.head += size;
    bk_uart_kick();
    bk_unlock(key);
}

void bk_console_flush(void)
{
    bool all_out;

    do {
        unsigned int key = bk_lock();

        bk_uart_kick();
        all_out = at.head == at.tail && bk_uart_ready();
        bk_unlock(key);
    } while (!all_out);
}

static bool try_out(char c)
{
    unsigned int key = bk_lock();
    bool ready = bk_uart_ready();

    if (ready) {
        bk_uart_send(c);
    }
    bk_unlock(key);
    return ready;
}

static void poll_out(const char *text, size_t size)
{
    bk_console_flush();
    while (size != 0u) {
        if (try_out(*text)) {
            text++;
            size--;
        }
    }
}

static void write_at_once(const char *text, size_t size)
{
    while (size != 0u) {
        uint32_t part = MIN(size, CHUNK);
        unsigned int key = bk_lock();

        if (at.copying || room() < part) {
            bk_unlock(key);
            poll_out(text, part);
        } else {
            put(text, part, key);
        }
        text += part;
        size -= part;
    }
}

static bool can_wait(void)
{
    unsigned int basepri;

    __asm__ volatile("mrs %0, basepri" : "=r"(basepri));
    return bk_ipsr() == 0u && basepri == 0u && (bk_kernel.current->state & BK_STATE_DUMMY) == 0u &&
           bk_kernel.current->lock_count == 0u && bk_kernel.current != &bk_idle_thread;
}

/* As much as is put at a time; 0 after a wait for room: the caller tries again. */
static size_t put_or_wait(const char *text, uint32_t part)
{
    unsigned int key = bk_lock();

    if (room() < part + RESERVE) {
        return (size_t)bk_wait(&writers, K_FOREVER, key);
    }
    put(text, part, key);
    return part;
}

size_t z_impl_bk_console_write(const char *text, size_t size)
{
    if (!can_wait()) {
        write_at_once(text, size);
        return size;
    }
    return put_or_wait(text, MIN(size, CHUNK));
}

#ifdef CONFIG_USERSPACE

static size_t z_vrfy_bk_console_write(const char *text, size_t size)
{
    char chunk[CHUNK];
    uint32_t part = MIN(size, CHUNK);

    bk_user_copy_from(chunk, text, part);
    return put_or_wait(chunk, part);
}
#include <zephyr/syscalls/bk_console_write_mrsh.c>

#endif
