/* SPDX-License-Identifier: Apache-2.0 */
#include "domain.h"
#include "usermode.h"

bool bk_user_permits(const struct k_thread *thread, const void *start, size_t size, uint32_t rights)
{
    return bk_thread_permits(&thread->domain->core, &bk_layout, thread->stack_start,
                             thread->stack_size, (uint32_t)(uintptr_t)start, (uint32_t)size,
                             rights);
}
