/* SPDX-License-Identifier: Apache-2.0 */
/* Wrong memory, and wrong values. */
#include "wrong.h"

static void run_row(const struct pointer *p, const char *what, uintptr_t start, uintptr_t first)
{
    const struct call *call = &calls[p->call];
    uint32_t before = outside();
    struct outcome got = run_call(call, p->word, p->inner, start);

    expect_memory(call, what, &got, p, start, first);
    if (outside() != before) {
        rows_wrong++;
        printk("WRONG %s, %s: something else changed\n", call->name, what);
    }
}

static void wrong_memory(const struct pointer *p)
{
    uint32_t size = p->size != 0u ? p->size : message_size;
    uintptr_t end = (uintptr_t)&own + OWN_SIZE;
    const struct {
        const char *what;
        uintptr_t start;
    } rows[] = {
        {"null", 0},
        {"kernel data", (uintptr_t)kernel_data},
        {"a kernel object that it has", (uintptr_t)&good.k_sem},
        {"its own control block", (uintptr_t)&good.k_thread},
        {"memory of another domain", (uintptr_t)foreign_data},
        {"another stack", (uintptr_t)foreign_stack},
        {"a device", CONFIG_UART_CONSOLE_ADDRESS},
        {"the MPU", 0xE000ED94u},
        {"behind its memory", end},
        {"the last word of the address space", 0xFFFFFFFCu},
    };

    for (unsigned int i = 0; i < ARRAY_SIZE(rows); i++) {
        run_row(p, rows[i].what, rows[i].start, rows[i].start);
    }
    if (p->kind == KIND_STRING) {
        run_row(p, "a text without end", end - 4u, end);
        return;
    }
    if (size > 4u) {
        run_row(p, "words across the end of its memory", end - ((size - 1u) & ~3u), end);
    }
    /* What goes through registers: QEMU looks at the first byte of an unaligned word only. */
    if (size > 1u && (p->size != 0u || size != 16u)) {
        run_row(p, "across the end of its memory", end - size + 1u, end);
    }
    if (size > 1u) {
        run_row(p, "across the start of its memory", (uintptr_t)&own - 1u, (uintptr_t)&own - 1u);
    }
    if (p->kind != KIND_READ) {
        uintptr_t flash = p->flash != 0u ? p->flash : (uintptr_t)flash_data;

        run_row(p, "flash", flash, flash);
    }
}

ZTEST(wrong_arguments, test_memory)
{
    /* Messages go through registers, through a copy, or directly. */
    static const uint32_t sizes[] = {16, 12, 100};

    for (unsigned int i = 0; i < pointers_count; i++) {
        if (pointers[i].kind == KIND_OBJECT || pointers[i].kind == KIND_STACK) {
            continue;
        }
        for (unsigned int s = 0; s < (pointers[i].size == 0u ? ARRAY_SIZE(sizes) : 1u); s++) {
            message_size = sizes[s];
            wrong_memory(&pointers[i]);
        }
        message_size = sizes[0];
    }
    zassert_equal(rows_wrong, 0, "%u of %u", rows_wrong, rows_run);
}

ZTEST(wrong_arguments, test_values)
{
    for (unsigned int i = 0; i < values_count; i++) {
        const struct value *v = &values[i];
        const struct call *call = &calls[v->call];
        uint32_t before = outside();
        struct outcome got = run_call(call, v->word, v->inner, v->value);
        char what[40];

        snprintk(what, sizeof(what), "argument word %u: 0x%08x", (unsigned int)v->word,
                 (unsigned int)v->value);
        if (v->gives == ANSWERS) {
            expect_result(call, what, &got, v->result);
        } else {
            expect_refusal(call, what, &got, v->gives,
                           v->gives == BK_REFUSE_MEMORY ? call->good[1] : v->value);
        }
        if (outside() != before) {
            rows_wrong++;
            printk("WRONG %s, %s: something else changed\n", call->name, what);
        }
    }
    zassert_equal(rows_wrong, 0, "%u of %u", rows_wrong, rows_run);
}
