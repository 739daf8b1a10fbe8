/* SPDX-License-Identifier: Apache-2.0 */
/** @file Pipes: streams of bytes, with or without a buffer between. Needs CONFIG_PIPES. */
#ifndef ZEPHYR_INCLUDE_KERNEL_PIPE_H_
#define ZEPHYR_INCLUDE_KERNEL_PIPE_H_

#include <errno.h>
#include <zephyr/kernel/sem.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Pipe. */
struct k_pipe {
    struct bk_object object;
    unsigned char *buffer;
    size_t size;
    size_t bytes_used;
    size_t read_index;
    size_t write_index;
    struct bk_wait_queue readers;
    struct bk_wait_queue writers;
    struct bk_deferred serve; /* after an interrupt changed the buffer */
    bool allocated;           /* the buffer is to be freed */
    bool busy;                /* somebody moves bytes at the kernel level */
#ifdef CONFIG_POLL
    sys_dlist_t poll_events;
#endif
};

/* Not for use outside of the kernel. */
void bk_pipe_serve(struct bk_deferred *request);

#define Z_PIPE_INITIALIZER(name, pipe_buffer, pipe_buffer_size)                                    \
    {{0, K_OBJ_PIPE, 0}, pipe_buffer, pipe_buffer_size, 0, 0, 0,                                   \
     BK_WAIT_QUEUE_INIT(&(name).readers), BK_WAIT_QUEUE_INIT(&(name).writers),                     \
     {NULL, bk_pipe_serve}, false, false BK_POLL_LIST_INIT(name)}

/**
 * Define a pipe, ready for use.
 * @param pipe_buffer_size Bytes of its buffer; 0: bytes go from thread to thread only.
 * @param pipe_align Alignment of the buffer.
 */
#define K_PIPE_DEFINE(name, pipe_buffer_size, pipe_align)                                          \
    static unsigned char __noinit __aligned(pipe_align) _k_pipe_buf_##name[pipe_buffer_size];      \
    STRUCT_SECTION_ITERABLE(k_pipe, name) =                                                        \
        Z_PIPE_INITIALIZER(name, _k_pipe_buf_##name, pipe_buffer_size)

/**
 * Initialise a pipe.
 * @param buffer Its buffer, NULL for none.
 * @param size Bytes of the buffer.
 * Context: supervisor.
 */
void k_pipe_init(struct k_pipe *pipe, unsigned char *buffer, size_t size);

/**
 * Initialise a pipe with a buffer from the thread's resource pool.
 * @param size Bytes; 0: no buffer.
 * @return 0; -ENOMEM when the pool has no room.
 * Context: supervisor; user with permission on the pipe.
 */
__syscall int k_pipe_alloc_init(struct k_pipe *pipe, size_t size);

/**
 * Free what k_pipe_alloc_init() allocated; initialise the pipe before it is used again.
 * @return 0; -EAGAIN when threads wait for it.
 * Context: supervisor.
 */
int k_pipe_cleanup(struct k_pipe *pipe);

/**
 * Write bytes to a pipe.
 * @param data Bytes.
 * @param bytes_to_write Their number.
 * @param bytes_written Receives how many were written.
 * @param min_xfer The call returns as soon as this many are written, or, for 0, all of them.
 * @param timeout Longest wait; K_NO_WAIT in interrupts.
 * @return 0; -EIO when there is no room for @p min_xfer bytes and no wait: none is written;
 * -EAGAIN on time-out, when fewer than @p min_xfer were written; -EINVAL when @p min_xfer exceeds
 * @p bytes_to_write or @p bytes_written is NULL; -EFAULT when the caller may no longer access the
 * data when its turn comes.
 * Context: thread; interrupt with K_NO_WAIT.
 */
static inline int k_pipe_put(struct k_pipe *pipe, const void *data, size_t bytes_to_write,
                             size_t *bytes_written, size_t min_xfer, k_timeout_t timeout);

/**
 * Read bytes from a pipe.
 * @param data Receives the bytes.
 * @param bytes_to_read Their number at most.
 * @param bytes_read Receives how many were read.
 * @param min_xfer,timeout As k_pipe_put().
 * @return As k_pipe_put().
 * Context: thread; interrupt with K_NO_WAIT.
 */
static inline int k_pipe_get(struct k_pipe *pipe, void *data, size_t bytes_to_read,
                             size_t *bytes_read, size_t min_xfer, k_timeout_t timeout);

/** Bytes that may be read without waiting for a writer. Context: any. */
__syscall size_t k_pipe_read_avail(struct k_pipe *pipe);
/** Bytes that may be written without waiting for a reader. Context: any. */
__syscall size_t k_pipe_write_avail(struct k_pipe *pipe);

/** Discard all bytes, those of waiting writers too: their calls succeed. Context: thread. */
__syscall void k_pipe_flush(struct k_pipe *pipe);
/** Discard the bytes in the buffer; waiting writers fill it again. Context: thread. */
__syscall void k_pipe_buffer_flush(struct k_pipe *pipe);

/* The calls as the kernel has them: how many bytes were moved is asked for afterwards. */
__syscall int bk_pipe_put(struct k_pipe *pipe, const void *data, size_t size, size_t min_xfer,
                          k_timeout_t timeout);
__syscall int bk_pipe_get(struct k_pipe *pipe, void *data, size_t size, size_t min_xfer,
                          k_timeout_t timeout);
__syscall size_t bk_pipe_moved(void);
/* In interrupts, where there is no thread to keep the number. */
int bk_pipe_put_now(struct k_pipe *pipe, const void *data, size_t size, size_t *moved,
                    size_t min_xfer);
int bk_pipe_get_now(struct k_pipe *pipe, void *data, size_t size, size_t *moved, size_t min_xfer);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/pipe.h>

static inline int k_pipe_put(struct k_pipe *pipe, const void *data, size_t bytes_to_write,
                             size_t *bytes_written, size_t min_xfer, k_timeout_t timeout)
{
    int result;

    if (bytes_written == NULL || min_xfer > bytes_to_write) {
        return -EINVAL;
    }
    if (!z_syscall_trap() && k_is_in_isr()) {
        return bk_pipe_put_now(pipe, data, bytes_to_write, bytes_written, min_xfer);
    }
    result = bk_pipe_put(pipe, data, bytes_to_write, min_xfer, timeout);
    *bytes_written = bk_pipe_moved();
    return result;
}

static inline int k_pipe_get(struct k_pipe *pipe, void *data, size_t bytes_to_read,
                             size_t *bytes_read, size_t min_xfer, k_timeout_t timeout)
{
    int result;

    if (bytes_read == NULL || min_xfer > bytes_to_read) {
        return -EINVAL;
    }
    if (!z_syscall_trap() && k_is_in_isr()) {
        return bk_pipe_get_now(pipe, data, bytes_to_read, bytes_read, min_xfer);
    }
    result = bk_pipe_get(pipe, data, bytes_to_read, min_xfer, timeout);
    *bytes_read = bk_pipe_moved();
    return result;
}

#endif
