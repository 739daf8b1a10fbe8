/* SPDX-License-Identifier: Apache-2.0 */
/* Runs in supervisor mode, for user threads by way of the verifiers at the end. */
#include "channel.h"

#include <errno.h>
#include <string.h>

#define BLOCKS 2

struct block {
    size_t size;
    uint8_t data[CHANNEL_BLOCK_MAX];
};

static struct block blocks[BLOCKS];
static struct channel_count count;
static unsigned int oldest;
static unsigned int used;

K_MUTEX_DEFINE(channel_lock);
K_SEM_DEFINE(channel_room, BLOCKS, BLOCKS);
K_SEM_DEFINE(channel_filled, 0, BLOCKS);

int z_impl_channel_write(const void *data, size_t size, k_timeout_t timeout)
{
    struct block *block;

    if (size == 0 || size > CHANNEL_BLOCK_MAX) {
        return -EINVAL;
    }
    if (k_sem_take(&channel_room, timeout) != 0) {
        return -EAGAIN;
    }
    k_mutex_lock(&channel_lock, K_FOREVER);
    block = &blocks[(oldest + used++) % BLOCKS];
    block->size = size;
    memcpy(block->data, data, size);
    count.blocks++;
    count.bytes += size;
    k_mutex_unlock(&channel_lock);
    k_sem_give(&channel_filled);
    return 0;
}

int z_impl_channel_read(void *data, size_t size, k_timeout_t timeout)
{
    const struct block *block;
    size_t taken;

    if (k_sem_take(&channel_filled, timeout) != 0) {
        return -EAGAIN;
    }
    k_mutex_lock(&channel_lock, K_FOREVER);
    block = &blocks[oldest];
    taken = MIN(size, block->size);
    memcpy(data, block->data, taken);
    oldest = (oldest + 1) % BLOCKS;
    used--;
    k_mutex_unlock(&channel_lock);
    k_sem_give(&channel_room);
    return (int)taken;
}

void z_impl_channel_count_get(struct channel_count *result)
{
    k_mutex_lock(&channel_lock, K_FOREVER);
    *result = count;
    k_mutex_unlock(&channel_lock);
}

#ifdef CONFIG_USERSPACE
#include <zephyr/internal/syscall_handler.h>

static inline int z_vrfy_channel_write(const void *data, size_t size, k_timeout_t timeout)
{
    uint8_t copy[CHANNEL_BLOCK_MAX];

    if (size > sizeof(copy)) {
        return -EINVAL;
    }
    /* A copy: while the call waits, others in the caller's domain may write the original. */
    K_OOPS(k_usermode_from_copy(copy, data, size) != 0);
    return z_impl_channel_write(copy, size, timeout);
}
#include <syscalls/channel_write_mrsh.c>

static inline int z_vrfy_channel_read(void *data, size_t size, k_timeout_t timeout)
{
    uint8_t copy[CHANNEL_BLOCK_MAX];
    int taken;

    K_OOPS(K_SYSCALL_MEMORY_WRITE(data, size));
    taken = z_impl_channel_read(copy, MIN(size, sizeof(copy)), timeout);
    if (taken > 0) {
        K_OOPS(k_usermode_to_copy(data, copy, (size_t)taken) != 0);
    }
    return taken;
}
#include <syscalls/channel_read_mrsh.c>

static inline void z_vrfy_channel_count_get(struct channel_count *result)
{
    struct channel_count copy;

    z_impl_channel_count_get(&copy);
    K_OOPS(k_usermode_to_copy(result, &copy, sizeof(copy)) != 0);
}
#include <syscalls/channel_count_get_mrsh.c>
#endif
