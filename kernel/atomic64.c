/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/kernel/atomic64.h>

#include "core.h"
#include "usermode.h"

static uint64_t after(const struct bk_atomic64 *request)
{
    uint64_t before = request->before;

    switch (request->operation) {
    case BK_ATOMIC64_EXCHANGE:
        return request->operand;
    case BK_ATOMIC64_COMPARE:
        return before == request->expected ? request->operand : before;
    case BK_ATOMIC64_ADD:
        return before + request->operand;
    case BK_ATOMIC64_AND:
        return before & request->operand;
    case BK_ATOMIC64_OR:
        return before | request->operand;
    case BK_ATOMIC64_XOR:
        return before ^ request->operand;
    case BK_ATOMIC64_NAND:
        return ~(before & request->operand);
    default:
        return before;
    }
}

void z_impl_bk_atomic64(struct bk_atomic64 *request)
{
    unsigned int key = bk_lock();

    request->before = *request->target;
    *request->target = after(request);
    bk_unlock(key);
}

#ifdef CONFIG_USERSPACE

/* A load writes nothing: its target may be constant. */
static void z_vrfy_bk_atomic64(struct bk_atomic64 *request)
{
    struct bk_atomic64 copy;

    bk_user_copy_from(&copy, request, sizeof(copy));
    BK_REQUIRE(copy.operation <= BK_ATOMIC64_NAND, copy.operation, "no such atomic operation");
    bk_user_copy_from(&copy.before, copy.target, sizeof(copy.before));
    if (copy.operation != BK_ATOMIC64_LOAD) {
        uint64_t value = after(&copy);

        bk_user_copy_to(copy.target, &value, sizeof(value));
    }
    bk_user_copy_to(&request->before, &copy.before, sizeof(copy.before));
}
#include <zephyr/syscalls/bk_atomic64_mrsh.c>

#endif
