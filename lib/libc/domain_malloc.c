/* SPDX-License-Identifier: Apache-2.0 */
/*
 * malloc() and its relatives over three kinds of heaps. A user thread has its domain's, or, where
 * the domain has none, the one in z_malloc_partition. Privileged code has one in kernel memory: it
 * never follows the links of a heap that a user thread can write.
 */
#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/lock.h>

#include <zephyr/app_memory/domain_heap.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/libc-hooks.h>
#include <zephyr/sys/math_extras.h>

K_APPMEM_PARTITION_DEFINE(z_malloc_partition);
static K_APP_BMEM(z_malloc_partition) char arena[CONFIG_COMMON_LIBC_MALLOC_ARENA_SIZE] __aligned(8);
static K_APP_DMEM(z_malloc_partition) struct bk_heap_state shared_state = {
    .memory = arena, .bytes = sizeof(arena)};

static char kernel_arena[CONFIG_BULKHEAD_SUPERVISOR_MALLOC_SIZE] __aligned(8);
static struct bk_heap_state kernel_state = {.memory = kernel_arena, .bytes = sizeof(kernel_arena)};
K_MUTEX_DEFINE(bk_kernel_malloc_lock);

static struct bk_heap_state *lock_for_user(void)
{
    struct bk_heap_state *state;

    do {
        state = bk_domain_heap_get();
        if (state == NULL) {
            __retarget_lock_acquire_recursive(&__lock___libc_recursive_mutex);
            return &shared_state;
        }
    } while (bk_domain_heap_lock(state) != 0);
    return state;
}

/* The caller's heap, locked. */
static struct bk_heap_state *enter(void)
{
    struct bk_heap_state *state = &kernel_state;

    if (k_is_user_context()) {
        state = lock_for_user();
    } else {
        (void)k_mutex_lock(&bk_kernel_malloc_lock, K_FOREVER);
    }
    if (state->heap.heap == NULL) {
        sys_heap_init(&state->heap, state->memory, state->bytes);
    }
    return state;
}

static void leave(struct bk_heap_state *state)
{
    if (state == &kernel_state) {
        (void)k_mutex_unlock(&bk_kernel_malloc_lock);
    } else if (state == &shared_state) {
        __retarget_lock_release_recursive(&__lock___libc_recursive_mutex);
    } else {
        (void)bk_domain_heap_unlock(state);
    }
}

static void *checked(void *memory)
{
    if (memory == NULL) {
        errno = ENOMEM;
    }
    return memory;
}

static void *allocate(size_t align, size_t size)
{
    struct bk_heap_state *state = enter();
    void *memory = sys_heap_aligned_alloc(&state->heap, align, MAX(size, 1u));

    leave(state);
    return checked(memory);
}

void *malloc(size_t size)
{
    return allocate(0, size);
}

void *calloc(size_t count, size_t size)
{
    size_t bytes;
    void *memory;

    if (size_mul_overflow(count, size, &bytes)) {
        return checked(NULL);
    }
    memory = allocate(0, bytes);
    if (memory != NULL) {
        memset(memory, 0, bytes);
    }
    return memory;
}

void *realloc(void *old, size_t size)
{
    struct bk_heap_state *state;
    void *memory;

    if (size == 0u) {
        free(old);
        return NULL;
    }
    state = enter();
    memory = sys_heap_realloc(&state->heap, old, size);
    leave(state);
    return checked(memory);
}

void free(void *memory)
{
    struct bk_heap_state *state;

    if (memory != NULL) {
        state = enter();
        sys_heap_free(&state->heap, memory);
        leave(state);
    }
}

void cfree(void *memory)
{
    free(memory);
}

void *memalign(size_t align, size_t size)
{
    return allocate(align, size);
}

void *aligned_alloc(size_t align, size_t size)
{
    return allocate(align, size);
}

size_t malloc_usable_size(void *memory)
{
    struct bk_heap_state *state;
    size_t size = 0;

    if (memory != NULL) {
        state = enter();
        size = sys_heap_usable_size(&state->heap, memory);
        leave(state);
    }
    return size;
}
