/* SPDX-License-Identifier: Apache-2.0 */
/* Wrong kernel objects and stacks. */
#include "wrong.h"

struct row {
    const char *what;
    uintptr_t value;
    uint32_t refusal; /* ENDS: not refused */
};

static uintptr_t member(const struct objects *set, enum k_objects type)
{
#define MEMBER(structure, kind)                                                                    \
    if (type == (kind)) {                                                                          \
        return (uintptr_t)&set->structure;                                                         \
    }
    BK_OBJECT_TYPES(MEMBER)
    return (uintptr_t)&set->k_sem;
}

static void run_row(const struct pointer *p, const struct row *row)
{
    const struct call *call = &calls[p->call];
    uint32_t before = outside();
    struct outcome got = run_call(call, p->word, p->inner, row->value);

    if (row->refusal == ENDS) {
        expect_pass(call, row->what, &got);
    } else {
        expect_refusal(call, row->what, &got, row->refusal, row->value);
    }
    if (outside() != before) {
        rows_wrong++;
        printk("WRONG %s, %s: something else changed\n", call->name, row->what);
    }
}

/* Values that are no kernel object, whatever is asked for. */
static void no_object(const struct pointer *p)
{
    uintptr_t right = p->kind == KIND_STACK ? (uintptr_t)good_stack : member(&good, p->type);
    const struct row rows[] = {
        {"null", 0, (p->flags & F_NULL) != 0u ? ENDS : BK_REFUSE_NO_OBJECT},
        {"kernel data", (uintptr_t)kernel_data, BK_REFUSE_NO_OBJECT},
        {"memory for an object", member(&raw, p->type), BK_REFUSE_NO_OBJECT},
        {"four bytes off", right + 4u, BK_REFUSE_NO_OBJECT},
        {"four bytes before", right - 4u, BK_REFUSE_NO_OBJECT},
        {"one byte off", right + 1u, BK_REFUSE_NO_OBJECT},
        {"a forged object in its own memory", (uintptr_t)&own.forged, BK_REFUSE_NO_OBJECT},
        {"memory of another domain", (uintptr_t)foreign_data, BK_REFUSE_NO_OBJECT},
        {"flash", (uintptr_t)flash_data, BK_REFUSE_NO_OBJECT},
        {"the first word of RAM", CONFIG_SRAM_BASE_ADDRESS, BK_REFUSE_NO_OBJECT},
        {"behind RAM", CONFIG_SRAM_BASE_ADDRESS + CONFIG_SRAM_SIZE * 1024u, BK_REFUSE_NO_OBJECT},
        {"the last bytes of RAM", CONFIG_SRAM_BASE_ADDRESS + CONFIG_SRAM_SIZE * 1024u - 2u,
         BK_REFUSE_NO_OBJECT},
        {"a device", CONFIG_UART_CONSOLE_ADDRESS, BK_REFUSE_NO_OBJECT},
        {"the MPU", 0xE000ED94u, BK_REFUSE_NO_OBJECT},
        {"the last word of the address space", 0xFFFFFFFCu, BK_REFUSE_NO_OBJECT},
        {"the last byte of the address space", 0xFFFFFFFFu, BK_REFUSE_NO_OBJECT},
    };

    for (unsigned int i = 0; i < ARRAY_SIZE(rows); i++) {
        run_row(p, &rows[i]);
    }
}

static void wrong_stack(const struct pointer *p)
{
    const struct row rows[] = {
        {"a stack without permission", (uintptr_t)foreign_stack, BK_REFUSE_PERMISSION},
        {"an object that is no stack", (uintptr_t)&good.k_sem, BK_REFUSE_NO_OBJECT},
        {"the middle of a stack", (uintptr_t)good_stack + 32u, BK_REFUSE_NO_OBJECT},
    };

    for (unsigned int i = 0; i < ARRAY_SIZE(rows); i++) {
        run_row(p, &rows[i]);
    }
}

static void wrong_object(const struct pointer *p)
{
    bool any = p->type == K_OBJ_ANY;
    bool is_new = any || (p->flags & F_NEW) != 0u;
    bool unheld = (p->flags & F_UNHELD) != 0u;
    /* One that was initialised may be what others rely on. */
    const struct row rows[] = {
        {"another type", member(&good, p->type == K_OBJ_MUTEX ? K_OBJ_EVENT : K_OBJ_MUTEX),
         any ? ENDS : BK_REFUSE_TYPE},
        {"a thread", (uintptr_t)&good.k_thread,
         any || p->type == K_OBJ_THREAD ? ENDS : BK_REFUSE_TYPE},
        {"no permission", member(&foreign, p->type), unheld ? ENDS : BK_REFUSE_PERMISSION},
        {"not initialised", member(&fresh, p->type), is_new ? ENDS : BK_REFUSE_UNINITIALISED},
        {"neither initialised nor permitted", member(&strange, p->type),
         unheld ? ENDS : BK_REFUSE_PERMISSION},
    };

    for (unsigned int i = 0; i < ARRAY_SIZE(rows); i++) {
        /* A thread that exists already has a row of its own. */
        if (i != 1u || p->type != K_OBJ_THREAD) {
            run_row(p, &rows[i]);
        }
    }
}

ZTEST(wrong_arguments, test_objects)
{
    for (unsigned int i = 0; i < pointers_count; i++) {
        if (pointers[i].kind == KIND_OBJECT) {
            no_object(&pointers[i]);
            wrong_object(&pointers[i]);
        } else if (pointers[i].kind == KIND_STACK) {
            no_object(&pointers[i]);
            wrong_stack(&pointers[i]);
        }
    }
    zassert_equal(rows_wrong, 0, "%u of %u", rows_wrong, rows_run);
}
