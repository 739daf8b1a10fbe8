/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BK_PIPE_H
#define BK_PIPE_H

#include <zephyr/kernel/pipe.h>

#include "core.h"

/*
 * A request to move bytes: four words, which lie in the wait_data of the thread that made it. They
 * are addresses in its memory; `goal` is where the call may end, at the end unless less will do.
 */
enum {
    BK_PIPE_START,
    BK_PIPE_AT,
    BK_PIPE_GOAL,
    BK_PIPE_END,
    BK_PIPE_WORDS,
};

static inline void set_request(uint32_t *request, const void *data, size_t size, size_t min_xfer)
{
    request[BK_PIPE_START] = (uint32_t)(uintptr_t)data;
    request[BK_PIPE_AT] = request[BK_PIPE_START];
    request[BK_PIPE_GOAL] = request[BK_PIPE_START] + (min_xfer == 0u ? size : min_xfer);
    request[BK_PIPE_END] = request[BK_PIPE_START] + size;
}

static inline size_t wanted(const uint32_t *request)
{
    return request[BK_PIPE_END] - request[BK_PIPE_AT];
}

static inline bool satisfied(const uint32_t *request)
{
    return request[BK_PIPE_AT] - request[BK_PIPE_START] >=
           request[BK_PIPE_GOAL] - request[BK_PIPE_START];
}

static inline size_t moved(const uint32_t *request)
{
    return request[BK_PIPE_AT] - request[BK_PIPE_START];
}

/* Move what can be moved between a request and the buffer. */
void bk_pipe_write(struct k_pipe *pipe, uint32_t *from);
void bk_pipe_read(struct k_pipe *pipe, uint32_t *to);
/* Tell those who poll that there are bytes, if there are. */
void bk_pipe_raise(struct k_pipe *pipe);

#endif
