/* SPDX-License-Identifier: Apache-2.0 */
/* A refused system call: which, why, and the line of code that would permit it. */
#include <kernel/isolation/texts.h>

#include "app_call.h"
#include "fault_words.h"
#include "object.h"

/* Number and name of each system call of the image; the build writes them. */
extern const char bk_syscall_names[];

#define REASONS(X)                                                                                 \
    X(BK_REFUSE_NUMBER, "no such system call")                                                     \
    X(BK_REFUSE_MISSING, "not in this image")                                                      \
    X(BK_REFUSE_MEMORY, "not the caller's memory")                                                 \
    X(BK_REFUSE_ARGUMENT, "bad argument")                                                          \
    X(BK_REFUSE_PERMISSION, "no permission")                                                       \
    X(BK_REFUSE_TYPE, "another type")                                                              \
    X(BK_REFUSE_NO_OBJECT, "no kernel object")                                                     \
    X(BK_REFUSE_UNINITIALISED, "not initialised")
BK_TEXTS(why_text, REASONS, BK_REFUSE_UNINITIALISED + 1);

const char *bk_call_name(const struct bk_fault_record *record)
{
    return bk_in_app_call(record->thread)
               ? bk_app_call_name(record->thread)
               : bk_numbered_text(bk_syscall_names, bk_call_number(record));
}

static bool is_object(uint32_t refusal)
{
    return refusal >= BK_REFUSE_PERMISSION;
}

/* What the caller could have written; names stand for pointers as far as there are names. */
static void say_grant(const struct bk_fault_record *record)
{
    uint32_t offset = 0;
    const char *thread = bk_name_find((uint32_t)(uintptr_t)record->thread, &offset);

    printk("  missing: k_object_access_grant(&");
    bk_say_address(record->address);
    if (thread != NULL && offset == 0u) {
        printk(", &%s);\n", thread);
    } else {
        printk(", <");
        bk_say_thread(record->thread);
        printk(">);\n");
    }
}

void bk_say_refusal(const struct bk_fault_record *record)
{
    const char *name = bk_call_name(record);

    if (name[0] != '\0') {
        printk("  %s()", name);
    } else {
        printk("  svc %u", bk_call_number(record));
    }
    printk(": %s ", record->what);
    if (is_object(record->refusal)) {
        bk_say_address(record->address);
    } else {
        printk("(0x%08x)", (unsigned int)record->address);
    }
    printk(": %s\n", bk_text(why_text, record->refusal));
    if (record->refusal == BK_REFUSE_PERMISSION) {
        say_grant(record);
    }
}

void bk_object_say_exposed(const void *object, enum k_objects type)
{
    printk("%s %p lies in a memory partition, where user threads may write it: define it without "
           "K_APP_BMEM() or K_APP_DMEM()\n",
           bk_object_type_name(type), object);
}
