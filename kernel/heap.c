/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A heap changes at the kernel level, so device interrupts run on. One of them that frees a block
 * in that moment leaves it in a list; whoever has the heap takes it from there.
 */
#include <zephyr/sys/math_extras.h>

#include "heap.h"
#include "sched.h"
#include "timeout.h"

void k_heap_init(struct k_heap *h, void *mem, size_t bytes)
{
    bk_wait_queue_init(&h->waiters);
    h->returned = NULL;
    h->busy = false;
    sys_heap_init(&h->heap, mem, bytes);
}

/*
 * False when an interrupt comes while somebody has the heap. No thread comes in between: one that
 * finds the heap taken follows a thread that was ended in it, for what it freed was no block.
 */
static bool enter_heap(struct k_heap *h)
{
    unsigned int key = bk_lock();
    bool free = !h->busy || !bk_in_device_interrupt();

    h->busy = true;
    bk_unlock(key);
    return free;
}

/* Waiter number n, NULL behind the last. Interrupt level. */
static struct k_thread *heap_waiter(struct k_heap *h, unsigned int n)
{
    sys_dnode_t *node = h->waiters.list.head;

    while (node != (sys_dnode_t *)&h->waiters && n-- > 0u) {
        node = node->next;
    }
    return node == (sys_dnode_t *)&h->waiters ? NULL : bk_thread_of(node);
}

/* Allocate for those who wait. An interrupt may end a wait in between: its block is freed. */
static void serve_waiters(struct k_heap *h)
{
    unsigned int unserved = 0;

    for (;;) {
        unsigned int key = bk_lock();
        struct k_thread *thread = heap_waiter(h, unserved);
        void *mem;

        if (thread == NULL) {
            bk_unlock(key);
            return;
        }
        size_t size = thread->wait_data[0];
        size_t align = thread->wait_data[1];

        bk_unlock(key);
        mem = sys_heap_aligned_alloc(&h->heap, align, size);
        if (mem == NULL) {
            unserved++;
            continue;
        }
        key = bk_lock();
        if (thread->waiting_on == &h->waiters) {
            bk_wake(thread, (uint32_t)(uintptr_t)mem);
            mem = NULL;
        }
        bk_settle(key);
        sys_heap_free(&h->heap, mem);
    }
}

static void leave(struct k_heap *h)
{
    for (;;) {
        unsigned int key = bk_lock();
        void *block = h->returned;

        if (block == NULL) {
            h->busy = false;
            bk_unlock(key);
            return;
        }
        h->returned = *(void **)block;
        bk_unlock(key);
        sys_heap_free(&h->heap, block);
        serve_waiters(h);
    }
}

/* At the kernel level, with the heap entered. The wait begins before the heap is left. */
static void *wait_for(struct k_heap *h, size_t align, size_t bytes, k_timeout_t timeout,
                      unsigned int key)
{
    struct k_thread *current = bk_kernel.current;

    (void)bk_lock();
    current->wait_data[0] = bytes;
    current->wait_data[1] = align;
    current->wait_kind = BK_WAIT_ZERO;
    bk_wait_enqueue(current, &h->waiters);
    bk_lock_lower();
    leave(h);
    (void)bk_lock();
    if (current->waiting_on == NULL) {
        bk_settle(key);
        return (void *)(uintptr_t)current->wait_result;
    }
    return (void *)(uintptr_t)bk_wait_enqueued(timeout, key);
}

void *k_heap_aligned_alloc(struct k_heap *h, size_t align, size_t bytes, k_timeout_t timeout)
{
    unsigned int key = bk_kernel_lock();
    void *mem = NULL;

    __ASSERT(!k_is_in_isr() || bk_is_no_wait(timeout),
             "an interrupt cannot wait: pass K_NO_WAIT");
    if (enter_heap(h)) {
        mem = sys_heap_aligned_alloc(&h->heap, align, bytes);
        if (mem == NULL && bytes != 0u && !bk_is_no_wait(timeout)) {
            return wait_for(h, align, bytes, timeout, key);
        }
        leave(h);
    }
    bk_unlock(key);
    return mem;
}

void *k_heap_alloc(struct k_heap *h, size_t bytes, k_timeout_t timeout)
{
    return k_heap_aligned_alloc(h, sizeof(void *), bytes, timeout);
}

void *k_heap_calloc(struct k_heap *h, size_t num, size_t size, k_timeout_t timeout)
{
    size_t bytes;
    void *mem;

    if (size_mul_overflow(num, size, &bytes)) {
        return NULL;
    }
    mem = k_heap_alloc(h, bytes, timeout);
    if (mem != NULL) {
        memset(mem, 0, bytes);
    }
    return mem;
}

void *k_heap_realloc(struct k_heap *h, void *ptr, size_t bytes, k_timeout_t timeout)
{
    size_t old;
    void *mem;

    if (ptr == NULL) {
        return k_heap_alloc(h, bytes, timeout);
    }
    if (bytes == 0u) {
        k_heap_free(h, ptr);
        return NULL;
    }
    old = sys_heap_usable_size(&h->heap, ptr);
    if (bytes <= old) {
        return ptr;
    }
    mem = k_heap_alloc(h, bytes, timeout);
    if (mem != NULL) {
        memcpy(mem, ptr, old);
        k_heap_free(h, ptr);
    }
    return mem;
}

void k_heap_free(struct k_heap *h, void *mem)
{
    unsigned int key;

    if (mem == NULL) {
        return;
    }
    key = bk_kernel_lock();
    if (enter_heap(h)) {
        sys_heap_free(&h->heap, mem);
        serve_waiters(h);
        leave(h);
    } else {
        unsigned int inner = bk_lock();

        *(void **)mem = h->returned;
        h->returned = mem;
        bk_unlock(inner);
    }
    bk_unlock(key);
}

int bk_static_heaps_init(void)
{
    static bool ready;

    if (!ready) {
        ready = true;
        STRUCT_SECTION_FOREACH(k_heap, h) {
            sys_heap_init(&h->heap, h->heap.init_mem, h->heap.init_bytes);
        }
    }
    return 0;
}
