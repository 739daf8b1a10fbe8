/* SPDX-License-Identifier: Apache-2.0 */
#include "object.h"
#include "sched.h"
#include "stack_object.h"
#include "thread.h"
#include "thread_local.h"
#include "usermode.h"

const struct bk_stack_object *bk_stack_find(const void *stack)
{
    STRUCT_SECTION_FOREACH(bk_stack_object, record) {
        uint32_t offset = (uint32_t)((uintptr_t)stack - (uintptr_t)record->start);

        if (offset < record->element_size * record->count && offset % record->element_size == 0u) {
            return record;
        }
    }
    return NULL;
}

void bk_stack_check_held(const struct bk_stack_object *record, const k_thread_stack_t *stack)
{
    uint32_t index = bk_object_index(record, K_OBJ_THREAD_STACK_ELEMENT);

    if (index == 0u || !bk_object_permitted(bk_kernel.current, index)) {
        /* The report names what the application named. */
        bk_refuse(BK_REFUSE_PERMISSION, stack, "thread stack");
    }
}

void bk_stack_check(const k_thread_stack_t *stack, size_t size)
{
    const struct bk_stack_object *record = bk_stack_find(stack);

    if (record == NULL) {
        bk_refuse(BK_REFUSE_NO_OBJECT, stack, "thread stack");
    }
    bk_stack_check_held(record, stack);
    BK_REQUIRE(size >= bk_stack_least() && size <= record->element_size, size,
               "stack_size: more than the stack has, or less than 64 bytes and the thread-local "
               "variables");
    BK_REQUIRE(!bk_stack_in_use(stack), stack, "stack: a thread runs on it");
}
