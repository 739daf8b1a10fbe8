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

struct bk_console bk_console;
static struct bk_wait_queue writers = BK_WAIT_QUEUE_INIT(&writers);

static uint32_t room(void)
{
    return RING_SIZE - (bk_console.head - bk_console.tail);
}

void bk_console_drained(void)
{
    unsigned int key = bk_lock();

    if (room() >= CHUNK + RESERVE) {
        bk_wake_each(&writers, 0, key);
    }
    bk_settle(key);
}

/*
 * Sends something of the ring or, when it is empty, the first of the text's characters. True when
 * the ring was empty and the character, if any, was taken.
 */
static __noinline bool poll(const char *text, size_t size)
{
    unsigned int key = bk_lock();
    bool ready;

    (void)bk_uart_kick();
    ready = bk_console.head == bk_console.tail && bk_uart_ready();
    if (ready && size != 0u) {
        bk_uart_send(*text);
    }
    bk_unlock(key);
    return ready;
}

void bk_console_flush(void)
{
    while (!poll(NULL, 0)) {
    }
}

static bool can_wait(void)
{
    const struct k_thread *current = bk_kernel.current;
    unsigned int basepri;

    __asm__ volatile("mrs %0, basepri" : "=r"(basepri));
    return (bk_ipsr() | basepri | (current->state & BK_STATE_DUMMY) | current->lock_count) == 0u &&
           current != &bk_idle_thread;
}

/* Takes the text as a whole; 0 after a wait for more room than the reserve: try again. */
static size_t write(const char *text, size_t size, uint32_t reserve)
{
    unsigned int key = bk_lock();
    uint32_t head = bk_console.head;

    if (bk_console.copying || room() < size + reserve) {
        if (reserve != 0u) {
            return (size_t)bk_wait(&writers, K_FOREVER, key);
        }
        bk_unlock(key);
        for (size_t i = 0; i < size;) {
            i += poll(&text[i], 1);
        }
        return size;
    }
    bk_console.copying = true;
    /* Who had interrupts locked before keeps them so. */
    bk_unlock(key != 0u ? key : BK_PRIO_KERNEL);
    for (size_t i = 0; i < size; i++) {
        bk_console.ring[(head + i) % RING_SIZE] = text[i];
    }
    bk_lock_in_call();
    bk_console.copying = false;
    bk_console.head = head + size;
    (void)bk_uart_kick();
    bk_unlock(key);
    return size;
}

size_t z_impl_bk_console_write(const char *text, size_t size)
{
    return write(text, MIN(size, CHUNK), can_wait() ? RESERVE : 0u);
}

#ifdef CONFIG_USERSPACE

static size_t z_vrfy_bk_console_write(const char *text, size_t size)
{
    char chunk[CHUNK];
    uint32_t part = MIN(size, CHUNK);

    bk_user_copy_from(chunk, text, part);
    return write(chunk, part, RESERVE);
}
#include <zephyr/syscalls/bk_console_write_mrsh.c>

#endif
