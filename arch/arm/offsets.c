/* SPDX-License-Identifier: Apache-2.0 */
#include <offsets.h>

#include "arch.h"

#define SAME(structure, member, offset)                                                            \
    BUILD_ASSERT(offsetof(structure, member) == (offset), #member " moved: adapt offsets.h")

SAME(struct k_thread, node, BK_THREAD_NODE);
SAME(struct k_thread, context.stack_region, BK_THREAD_STACK_REGION);
SAME(struct k_thread, context.psplim, BK_THREAD_PSPLIM);
SAME(struct k_thread, context.control, BK_THREAD_PSPLIM + 4);
SAME(struct k_thread, context.psp, BK_THREAD_PSP);
SAME(struct k_thread, context.r4_r11, BK_THREAD_PSP + 4);
SAME(struct k_thread, context.resume, BK_THREAD_RESUME);
SAME(struct k_thread, domain, BK_THREAD_DOMAIN);
SAME(struct k_thread, wait_result, BK_THREAD_WAIT_RESULT);
SAME(struct bk_kernel, current, BK_KERNEL_CURRENT);
SAME(struct bk_kernel, next, BK_KERNEL_NEXT);
SAME(struct bk_kernel, switch_hook, BK_KERNEL_SWITCH_HOOK);
SAME(struct bk_frame, pc, 24);
#ifdef CONFIG_USERSPACE
SAME(struct k_mem_domain, core.plan, BK_DOMAIN_PLAN);
#endif
