/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/multi_heap.h>

static uintptr_t start_of(const struct sys_multi_heap_rec *rec)
{
    return (uintptr_t)rec->heap->init_mem;
}

void sys_multi_heap_init(struct sys_multi_heap *heap, sys_multi_heap_fn_t choice_fn)
{
    heap->nheaps = 0;
    heap->choice = choice_fn;
}

void sys_multi_heap_add_heap(struct sys_multi_heap *mheap, struct sys_heap *heap, void *user_data)
{
    struct sys_multi_heap_rec rec = {heap, user_data};
    unsigned int i = mheap->nheaps;

    __ASSERT(i < MAX_MULTI_HEAPS, "more than %d heaps: raise MAX_MULTI_HEAPS", MAX_MULTI_HEAPS);
    if (i >= MAX_MULTI_HEAPS) {
        return;
    }
    while (i > 0u && start_of(&mheap->heaps[i - 1u]) > start_of(&rec)) {
        mheap->heaps[i] = mheap->heaps[i - 1u];
        i--;
    }
    mheap->heaps[i] = rec;
    mheap->nheaps++;
}

void *sys_multi_heap_alloc(struct sys_multi_heap *mheap, void *cfg, size_t bytes)
{
    return mheap->choice(mheap, cfg, 0, bytes);
}

void *sys_multi_heap_aligned_alloc(struct sys_multi_heap *mheap, void *cfg, size_t align,
                                   size_t bytes)
{
    return mheap->choice(mheap, cfg, align, bytes);
}

const struct sys_multi_heap_rec *sys_multi_heap_get_heap(const struct sys_multi_heap *mheap,
                                                         void *addr)
{
    for (unsigned int i = 0; i < mheap->nheaps; i++) {
        const struct sys_multi_heap_rec *rec = &mheap->heaps[i];

        if ((uintptr_t)addr - start_of(rec) < rec->heap->init_bytes) {
            return rec;
        }
    }
    return NULL;
}

void sys_multi_heap_free(struct sys_multi_heap *mheap, void *block)
{
    const struct sys_multi_heap_rec *rec = sys_multi_heap_get_heap(mheap, block);

    __ASSERT(block == NULL || rec != NULL, "%p lies in none of the heaps", block);
    if (rec != NULL) {
        sys_heap_free(rec->heap, block);
    }
}
