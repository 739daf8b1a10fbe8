/* SPDX-License-Identifier: Apache-2.0 */
/* The system heap and the resource pools of threads. Each block knows its heap, for k_free(). */
#include <zephyr/sys/math_extras.h>

#include "heap.h"
#include "object.h"

#if CONFIG_HEAP_MEM_POOL_SIZE > 0
K_HEAP_DEFINE(bk_system_heap, CONFIG_HEAP_MEM_POOL_SIZE);
#endif

/* What lies before each block. */
struct origin {
    struct k_heap *heap;
    void *start;
};

static struct origin *origin_of(void *ptr)
{
    return (struct origin *)ptr - 1;
}

/* In a block that was freed the heap's links, which are small numbers, lie in this place. */
static bool is_origin(const struct origin *origin)
{
    uint32_t before = (uint32_t)((uintptr_t)(origin + 1) - (uintptr_t)origin->start);

    return (uintptr_t)origin->start >= CONFIG_SRAM_BASE_ADDRESS && (before & (before - 1u)) == 0u;
}

static void *allocate_from(struct k_heap *heap, size_t align, size_t size)
{
    size_t before = MAX(align, sizeof(struct origin));
    size_t bytes;
    char *start;

    if (heap == NULL || size == 0u || (align & (align - 1u)) != 0u ||
        size_add_overflow(size, before, &bytes)) {
        return NULL;
    }
    start = k_heap_aligned_alloc(heap, before, bytes, K_NO_WAIT);
    if (start == NULL) {
        return NULL;
    }
    *origin_of(start + before) = (struct origin){heap, start};
    return start + before;
}

void *bk_thread_alloc(size_t size)
{
    return allocate_from(bk_in_device_interrupt() ? BK_SYSTEM_HEAP
                                                  : bk_kernel.current->resource_pool,
                         0, size);
}

void bk_pool_inherit(struct k_thread *child, const struct k_thread *parent)
{
    child->resource_pool =
        (parent->state & BK_STATE_DUMMY) != 0u ? BK_SYSTEM_HEAP : parent->resource_pool;
}

/* What user threads can write must not lead the kernel. */
static bool trusted(const struct k_heap *heap)
{
#ifdef CONFIG_USERSPACE
    return bk_in_kernel_data((uint32_t)(uintptr_t)heap) &&
           bk_in_kernel_data((uint32_t)(uintptr_t)heap->heap.init_mem);
#else
    ARG_UNUSED(heap);
    return true;
#endif
}

void k_thread_heap_assign(struct k_thread *thread, struct k_heap *heap)
{
    if (heap != NULL && !trusted(heap)) {
        printk("k_thread_heap_assign: heap %p does not lie in kernel memory: "
               "keep it and its memory out of partitions\n",
               (void *)heap);
        heap = NULL;
    }
    thread->resource_pool = heap;
}

void k_thread_system_pool_assign(struct k_thread *thread)
{
    thread->resource_pool = BK_SYSTEM_HEAP;
}

void *k_aligned_alloc(size_t align, size_t size)
{
    __ASSERT((align & (align - 1u)) == 0u, "alignment %u is no power of two", (unsigned int)align);
    return allocate_from(BK_SYSTEM_HEAP, align, size);
}

void *k_malloc(size_t size)
{
    return allocate_from(BK_SYSTEM_HEAP, 0, size);
}

void *k_calloc(size_t nmemb, size_t size)
{
    size_t bytes;
    void *ptr;

    if (size_mul_overflow(nmemb, size, &bytes)) {
        return NULL;
    }
    ptr = k_malloc(bytes);
    if (ptr != NULL) {
        memset(ptr, 0, bytes);
    }
    return ptr;
}

void *k_realloc(void *ptr, size_t size)
{
    size_t old;
    void *new_ptr;

    if (ptr == NULL) {
        return k_malloc(size);
    }
    if (size == 0u) {
        k_free(ptr);
        return NULL;
    }
    old = sys_heap_usable_size(&origin_of(ptr)->heap->heap, origin_of(ptr)->start);
    old -= (size_t)((char *)ptr - (char *)origin_of(ptr)->start);
    if (size <= old) {
        return ptr;
    }
    new_ptr = allocate_from(origin_of(ptr)->heap, 0, size);
    if (new_ptr != NULL) {
        memcpy(new_ptr, ptr, old);
        k_free(ptr);
    }
    return new_ptr;
}

void k_free(void *ptr)
{
    if (ptr == NULL) {
        return;
    }
    if (!is_origin(origin_of(ptr))) {
        bk_heap_misuse(NULL, ptr);
        return;
    }
    k_heap_free(origin_of(ptr)->heap, origin_of(ptr)->start);
}
