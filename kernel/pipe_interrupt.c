/* SPDX-License-Identifier: Apache-2.0 */
/* Pipes in interrupts: the buffer alone; threads that wait are served afterwards. */
#include "pipe.h"
#include "sched.h"
#include "timeout.h"

/* False while somebody whom the interrupt interrupted moves bytes. */
static bool open_to_interrupt(struct k_pipe *pipe)
{
    unsigned int key = bk_lock();
    bool open = !pipe->busy;

    pipe->busy = true;
    bk_unlock(key);
    return open;
}

static void close_interrupt(struct k_pipe *pipe)
{
    pipe->busy = false;
    if (!bk_wait_queue_empty(&pipe->readers) || !bk_wait_queue_empty(&pipe->writers)) {
        bk_defer(&pipe->serve);
    }
    bk_pipe_raise(pipe);
}

int bk_pipe_put_now(struct k_pipe *pipe, const void *data, size_t size, size_t *count,
                    size_t min_xfer)
{
    uint32_t request[BK_PIPE_WORDS];
    bool enough;

    *count = 0;
    if (!open_to_interrupt(pipe)) {
        return -EIO;
    }
    enough = pipe->size - pipe->bytes_used >= min_xfer;
    if (enough) {
        set_request(request, data, size, min_xfer);
        bk_pipe_write(pipe, request);
        *count = moved(request);
    }
    close_interrupt(pipe);
    return enough ? 0 : -EIO;
}

int bk_pipe_get_now(struct k_pipe *pipe, void *data, size_t size, size_t *count, size_t min_xfer)
{
    uint32_t request[BK_PIPE_WORDS];
    bool enough;

    *count = 0;
    if (!open_to_interrupt(pipe)) {
        return -EIO;
    }
    enough = pipe->bytes_used >= min_xfer;
    if (enough) {
        set_request(request, data, size, min_xfer);
        bk_pipe_read(pipe, request);
        *count = moved(request);
    }
    close_interrupt(pipe);
    return enough ? 0 : -EIO;
}
