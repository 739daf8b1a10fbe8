/* SPDX-License-Identifier: Apache-2.0 */
/*
 * All bytes are moved at the kernel level, with device interrupts running. At rest, no thread reads
 * while there are bytes in the buffer, and none writes while there is room in it. An interrupt
 * works with the buffer alone, and finds the pipe closed while bytes are being moved; the threads
 * that wait for what it did are served afterwards, at the kernel level.
 */
#include "arch.h"
#include "heap.h"
#include "object.h"
#include "pipe.h"
#include "poll.h"
#include "sched.h"
#include "timeout.h"
#include "usermode.h"

void k_pipe_init(struct k_pipe *pipe, unsigned char *buffer, size_t size)
{
    struct bk_object object = pipe->object;

    memset(pipe, 0, sizeof(*pipe));
    pipe->object = object;
    pipe->buffer = buffer;
    pipe->size = buffer == NULL ? 0u : size;
    pipe->serve.fn = bk_pipe_serve;
    bk_wait_queue_init(&pipe->readers);
    bk_wait_queue_init(&pipe->writers);
    BK_POLL_INIT(pipe);
    bk_object_register(pipe, K_OBJ_PIPE);
}

int z_impl_k_pipe_alloc_init(struct k_pipe *pipe, size_t size)
{
    unsigned char *buffer = size == 0u ? NULL : bk_thread_alloc(size);

    if (size != 0u && buffer == NULL) {
        return -ENOMEM;
    }
    k_pipe_init(pipe, buffer, size);
    pipe->allocated = buffer != NULL;
    return 0;
}

int k_pipe_cleanup(struct k_pipe *pipe)
{
    if (!bk_wait_queue_empty(&pipe->readers) || !bk_wait_queue_empty(&pipe->writers)) {
        return -EAGAIN;
    }
    if (pipe->allocated) {
        k_free(pipe->buffer);
        pipe->allocated = false;
    }
    pipe->buffer = NULL;
    pipe->size = 0;
    pipe->bytes_used = 0;
    return 0;
}

static void *place(const uint32_t *request)
{
    return (void *)(uintptr_t)request[BK_PIPE_AT];
}

static void copy_bytes(void *to, const void *from, size_t size)
{
    uint32_t regions = bk_foreign_begin();

    memcpy(to, from, size);
    bk_foreign_end(regions);
}

void bk_pipe_write(struct k_pipe *pipe, uint32_t *from)
{
    while (wanted(from) != 0u && pipe->bytes_used < pipe->size) {
        size_t size = MIN(wanted(from),
                          MIN(pipe->size - pipe->write_index, pipe->size - pipe->bytes_used));

        copy_bytes(pipe->buffer + pipe->write_index, place(from), size);
        pipe->write_index = pipe->write_index + size == pipe->size ? 0u : pipe->write_index + size;
        pipe->bytes_used += size;
        from[BK_PIPE_AT] += size;
    }
}

void bk_pipe_read(struct k_pipe *pipe, uint32_t *to)
{
    while (wanted(to) != 0u && pipe->bytes_used != 0u) {
        size_t size = MIN(wanted(to), MIN(pipe->size - pipe->read_index, pipe->bytes_used));

        copy_bytes(place(to), pipe->buffer + pipe->read_index, size);
        pipe->read_index = pipe->read_index + size == pipe->size ? 0u : pipe->read_index + size;
        pipe->bytes_used -= size;
        to[BK_PIPE_AT] += size;
    }
}

static void move_direct(uint32_t *from, uint32_t *to)
{
    size_t size = MIN(wanted(from), wanted(to));

    copy_bytes(place(to), place(from), size);
    from[BK_PIPE_AT] += size;
    to[BK_PIPE_AT] += size;
}

static void end_wait(struct k_thread *thread, struct bk_wait_queue *queue, int result)
{
    unsigned int key = bk_lock();

    /* An interrupt may have ended the thread meanwhile. */
    if (thread->waiting_on == queue) {
        bk_wake(thread, (uint32_t)result);
    }
    bk_settle(key);
}

/* The first thread in a queue whose memory can still be used; the others are sent away. */
static struct k_thread *first(struct bk_wait_queue *queue, uint32_t rights)
{
    while (!bk_wait_queue_empty(queue)) {
        struct k_thread *thread = bk_wait_first(queue);

        if (bk_waiter_permits(thread, place(thread->wait_data), wanted(thread->wait_data),
                              rights)) {
            return thread;
        }
        end_wait(thread, queue, -EFAULT);
    }
    return NULL;
}

static struct k_thread *first_reader(struct k_pipe *pipe)
{
    return first(&pipe->readers, BK_U_W);
}

static struct k_thread *first_writer(struct k_pipe *pipe)
{
    return first(&pipe->writers, BK_U_R);
}

/* A waiting thread's request made progress. */
static void progress(struct k_thread *thread, struct bk_wait_queue *queue)
{
    if (satisfied(thread->wait_data)) {
        end_wait(thread, queue, 0);
    }
}

static void feed_readers(struct k_pipe *pipe)
{
    struct k_thread *reader;

    while (pipe->bytes_used != 0u && (reader = first_reader(pipe)) != NULL) {
        bk_pipe_read(pipe, reader->wait_data);
        progress(reader, &pipe->readers);
    }
}

static void fill_from_writers(struct k_pipe *pipe)
{
    struct k_thread *writer;

    while (pipe->bytes_used < pipe->size && (writer = first_writer(pipe)) != NULL) {
        bk_pipe_write(pipe, writer->wait_data);
        progress(writer, &pipe->writers);
    }
}

void bk_pipe_serve(struct bk_deferred *request)
{
    struct k_pipe *pipe = CONTAINER_OF(request, struct k_pipe, serve);

    pipe->busy = true;
    feed_readers(pipe);
    fill_from_writers(pipe);
    feed_readers(pipe);
    pipe->busy = false;
}

void bk_pipe_raise(struct k_pipe *pipe)
{
    unsigned int key = bk_lock();

    if (pipe->bytes_used != 0u) {
        BK_POLL_RAISE(pipe, K_POLL_STATE_PIPE_DATA_AVAILABLE);
    }
    BK_POLL_UNLOCK(key);
}

/* Bytes that those who wait could give or take at once. */
static size_t on_offer(const struct bk_wait_queue *queue)
{
    size_t sum = 0;

    for (sys_dnode_t *node = queue->list.head; node != (const sys_dnode_t *)&queue->list;
         node = node->next) {
        sum += wanted(bk_thread_of(node)->wait_data);
    }
    return sum;
}

static void put(struct k_pipe *pipe, uint32_t *request)
{
    struct k_thread *reader;

    pipe->busy = true;
    feed_readers(pipe);
    while (wanted(request) != 0u && (reader = first_reader(pipe)) != NULL) {
        move_direct(request, reader->wait_data);
        progress(reader, &pipe->readers);
    }
    bk_pipe_write(pipe, request);
    pipe->busy = false;
    bk_pipe_raise(pipe);
}

static void get(struct k_pipe *pipe, uint32_t *request)
{
    struct k_thread *writer;

    pipe->busy = true;
    bk_pipe_read(pipe, request);
    while (wanted(request) != 0u && (writer = first_writer(pipe)) != NULL) {
        move_direct(writer->wait_data, request);
        progress(writer, &pipe->writers);
    }
    fill_from_writers(pipe);
    pipe->busy = false;
    bk_pipe_raise(pipe);
}

/* The bytes that could be moved now have been. At the kernel level, given back to `key`. */
static int finish(uint32_t *request, struct bk_wait_queue *queue, size_t min_xfer,
                  k_timeout_t timeout, unsigned int key)
{
    if (satisfied(request) || bk_is_no_wait(timeout)) {
        bk_unlock(key);
        return 0;
    }
    (void)bk_lock();
    if (min_xfer == 0u) {
        bk_kernel.current->wait_kind = BK_WAIT_ZERO;
    }
    return bk_wait(queue, timeout, key);
}

int z_impl_bk_pipe_put(struct k_pipe *pipe, const void *data, size_t size, size_t min_xfer,
                       k_timeout_t timeout)
{
    uint32_t *request = bk_kernel.current->wait_data;
    unsigned int key = bk_kernel_lock();

    set_request(request, data, size, min_xfer);
    if (bk_is_no_wait(timeout) &&
        pipe->size - pipe->bytes_used + on_offer(&pipe->readers) < min_xfer) {
        bk_unlock(key);
        return -EIO;
    }
    put(pipe, request);
    return finish(request, &pipe->writers, min_xfer, timeout, key);
}

int z_impl_bk_pipe_get(struct k_pipe *pipe, void *data, size_t size, size_t min_xfer,
                       k_timeout_t timeout)
{
    uint32_t *request = bk_kernel.current->wait_data;
    unsigned int key = bk_kernel_lock();

    set_request(request, data, size, min_xfer);
    if (bk_is_no_wait(timeout) &&
        pipe->bytes_used + on_offer(&pipe->writers) < min_xfer) {
        bk_unlock(key);
        return -EIO;
    }
    get(pipe, request);
    return finish(request, &pipe->readers, min_xfer, timeout, key);
}

size_t z_impl_bk_pipe_moved(void)
{
    return moved(bk_kernel.current->wait_data);
}

size_t z_impl_k_pipe_read_avail(struct k_pipe *pipe)
{
    return *(volatile size_t *)&pipe->bytes_used;
}

size_t z_impl_k_pipe_write_avail(struct k_pipe *pipe)
{
    return pipe->size - *(volatile size_t *)&pipe->bytes_used;
}

static void empty_buffer(struct k_pipe *pipe)
{
    pipe->bytes_used = 0;
    pipe->read_index = 0;
    pipe->write_index = 0;
}

void z_impl_k_pipe_flush(struct k_pipe *pipe)
{
    unsigned int key = bk_kernel_lock();

    pipe->busy = true;
    empty_buffer(pipe);
    while (!bk_wait_queue_empty(&pipe->writers)) {
        struct k_thread *writer = bk_wait_first(&pipe->writers);

        writer->wait_data[BK_PIPE_AT] = writer->wait_data[BK_PIPE_END];
        end_wait(writer, &pipe->writers, 0);
    }
    pipe->busy = false;
    bk_unlock(key);
}

void z_impl_k_pipe_buffer_flush(struct k_pipe *pipe)
{
    unsigned int key = bk_kernel_lock();

    pipe->busy = true;
    empty_buffer(pipe);
    fill_from_writers(pipe);
    pipe->busy = false;
    bk_pipe_raise(pipe);
    bk_unlock(key);
}
