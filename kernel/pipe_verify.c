/* SPDX-License-Identifier: Apache-2.0 */
/* System calls on pipes. */
#include "object.h"
#include "pipe.h"
#include "poll.h"
#include "sched.h"
#include "usermode.h"

static int z_vrfy_k_pipe_alloc_init(struct k_pipe *pipe, size_t size)
{
    bk_object_check_new(pipe, K_OBJ_PIPE);
    return z_impl_k_pipe_alloc_init(pipe, size);
}
#include <zephyr/syscalls/k_pipe_alloc_init_mrsh.c>

/* The bytes are moved later, maybe by another thread: this is the caller's own range. */
static void check_transfer(const struct k_pipe *pipe, const void *data, size_t size,
                           size_t min_xfer, uint32_t rights)
{
    bk_object_check(pipe, K_OBJ_PIPE);
    BK_REQUIRE(min_xfer <= size, min_xfer, "min_xfer: more than the number of bytes");
    if (!bk_user_permits(bk_kernel.current, data, size, rights)) {
        bk_refuse(BK_REFUSE_MEMORY, data, "data");
    }
}

static int z_vrfy_bk_pipe_put(struct k_pipe *pipe, const void *data, size_t size, size_t min_xfer,
                              k_timeout_t timeout)
{
    check_transfer(pipe, data, size, min_xfer, BK_U_R);
    return z_impl_bk_pipe_put(pipe, data, size, min_xfer, timeout);
}
#include <zephyr/syscalls/bk_pipe_put_mrsh.c>

static int z_vrfy_bk_pipe_get(struct k_pipe *pipe, void *data, size_t size, size_t min_xfer,
                              k_timeout_t timeout)
{
    check_transfer(pipe, data, size, min_xfer, BK_U_W);
    return z_impl_bk_pipe_get(pipe, data, size, min_xfer, timeout);
}
#include <zephyr/syscalls/bk_pipe_get_mrsh.c>

static size_t z_vrfy_bk_pipe_moved(void)
{
    return z_impl_bk_pipe_moved();
}
#include <zephyr/syscalls/bk_pipe_moved_mrsh.c>

static size_t z_vrfy_k_pipe_read_avail(struct k_pipe *pipe)
{
    bk_object_check(pipe, K_OBJ_PIPE);
    return z_impl_k_pipe_read_avail(pipe);
}
#include <zephyr/syscalls/k_pipe_read_avail_mrsh.c>

static size_t z_vrfy_k_pipe_write_avail(struct k_pipe *pipe)
{
    bk_object_check(pipe, K_OBJ_PIPE);
    return z_impl_k_pipe_write_avail(pipe);
}
#include <zephyr/syscalls/k_pipe_write_avail_mrsh.c>

static void z_vrfy_k_pipe_flush(struct k_pipe *pipe)
{
    bk_object_check(pipe, K_OBJ_PIPE);
    z_impl_k_pipe_flush(pipe);
}
#include <zephyr/syscalls/k_pipe_flush_mrsh.c>

static void z_vrfy_k_pipe_buffer_flush(struct k_pipe *pipe)
{
    bk_object_check(pipe, K_OBJ_PIPE);
    z_impl_k_pipe_buffer_flush(pipe);
}
#include <zephyr/syscalls/k_pipe_buffer_flush_mrsh.c>
