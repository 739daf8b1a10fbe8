/* SPDX-License-Identifier: Apache-2.0 */
/* A driver: a channel with room for a few blocks, in memory of its own. */
#ifndef CHANNEL_H
#define CHANNEL_H

#include <stddef.h>
#include <stdint.h>
#include <zephyr/kernel.h>

#define CHANNEL_BLOCK_MAX 16

/* What has gone through. */
struct channel_count {
    uint32_t blocks;
    uint64_t bytes;
};

/* Write 1 to CHANNEL_BLOCK_MAX bytes; waits for room. Returns 0, -EINVAL or -EAGAIN. */
__syscall int channel_write(const void *data, size_t size, k_timeout_t timeout);

/* Read the oldest block, `size` bytes of it at most; waits for one. Returns its size or -EAGAIN. */
__syscall int channel_read(void *data, size_t size, k_timeout_t timeout);

__syscall void channel_count_get(struct channel_count *count);

#include <syscalls/channel.h>

#endif
