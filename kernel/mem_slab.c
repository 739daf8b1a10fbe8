/* SPDX-License-Identifier: Apache-2.0 */
/* Blocks that were never handed out are not linked, so a slab needs no work before first use. */
#include <zephyr/kernel/mem_slab.h>

#include "object.h"
#include "sched.h"
#include "timeout.h"

int k_mem_slab_init(struct k_mem_slab *slab, void *buffer, size_t block_size, uint32_t num_blocks)
{
    if (block_size == 0u || (((uintptr_t)buffer | block_size) & (sizeof(void *) - 1u)) != 0u) {
        return -EINVAL;
    }
    bk_wait_queue_init(&slab->waiters);
    slab->num_blocks = num_blocks;
    slab->block_size = block_size;
    slab->buffer = buffer;
    slab->free_list = NULL;
    slab->fresh = 0;
    slab->num_used = 0;
    slab->max_used = 0;
    bk_object_register(slab, K_OBJ_MEM_SLAB);
    return 0;
}

int k_mem_slab_alloc(struct k_mem_slab *slab, void **mem, k_timeout_t timeout)
{
    unsigned int key = bk_lock();
    int result;

    *mem = NULL;
    if (slab->num_used != slab->num_blocks) {
        if (slab->free_list != NULL) {
            *mem = slab->free_list;
            slab->free_list = *(char **)*mem;
        } else {
            *mem = slab->buffer + slab->block_size * slab->fresh++;
        }
        slab->num_used++;
        slab->max_used = MAX(slab->max_used, slab->num_used);
        bk_unlock(key);
        return 0;
    }
    if (bk_is_no_wait(timeout)) {
        bk_unlock(key);
        return -ENOMEM;
    }
    result = bk_wait(&slab->waiters, timeout, key);
    if (result == 0) {
        *mem = (void *)(uintptr_t)bk_kernel.current->wait_data[0];
    }
    return result;
}

static bool is_block(const struct k_mem_slab *slab, const void *mem)
{
    size_t offset = (size_t)((uintptr_t)mem - (uintptr_t)slab->buffer);

    return offset < slab->fresh * slab->block_size && offset % slab->block_size == 0u;
}

void k_mem_slab_free(struct k_mem_slab *slab, void *mem)
{
    void *block = is_block(slab, mem) ? mem : *(void **)mem;
    unsigned int key;

    __ASSERT(is_block(slab, block), "%p is no block of the slab %p", block, (void *)slab);
    key = bk_lock();
    if (!bk_wait_queue_empty(&slab->waiters)) {
        struct k_thread *thread = bk_wait_first(&slab->waiters);

        thread->wait_data[0] = (uint32_t)(uintptr_t)block;
        bk_wake(thread, 0);
        bk_settle(key);
        return;
    }
    *(char **)block = slab->free_list;
    slab->free_list = block;
    slab->num_used--;
    bk_unlock(key);
}

int k_mem_slab_runtime_stats_get(struct k_mem_slab *slab, struct sys_memory_stats *stats)
{
    unsigned int key;

    if (slab == NULL || stats == NULL) {
        return -EINVAL;
    }
    key = bk_lock();
    stats->allocated_bytes = slab->num_used * slab->block_size;
    stats->max_allocated_bytes = slab->max_used * slab->block_size;
    stats->free_bytes = slab->num_blocks * slab->block_size - stats->allocated_bytes;
    bk_unlock(key);
    return 0;
}

int k_mem_slab_runtime_stats_reset_max(struct k_mem_slab *slab)
{
    if (slab == NULL) {
        return -EINVAL;
    }
    slab->max_used = slab->num_used;
    return 0;
}
