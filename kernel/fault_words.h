/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of a fault's report. */
#ifndef BK_FAULT_WORDS_H
#define BK_FAULT_WORDS_H

#include "fault.h"

#ifdef CONFIG_BULKHEAD_FAULT_NAMES
/* Name of the variable that the address lies in, and the bytes before it; NULL for none. */
const char *bk_name_find(uint32_t address, uint32_t *offset);
#else
static inline const char *bk_name_find(uint32_t address, uint32_t *offset)
{
    ARG_UNUSED(address);
    ARG_UNUSED(offset);
    return NULL;
}
#endif

/* A thread's name, or its address. */
void bk_say_thread(const struct k_thread *thread);

/* Print a variable's name, with the offset in it; false when it has none. */
bool bk_say_variable(uint32_t address);
/* The same, and the address itself when it has none. */
void bk_say_address(uint32_t address);

#ifdef CONFIG_USERSPACE
/* What lies at the record's address, and whose it is. */
void bk_say_place(const struct bk_fault_record *record);
/* What the domain permits fails when the MPU cannot hold all the regions that it takes. */
void bk_fault_find_shortage(struct bk_fault_record *record);
/* Why the system call was refused, and what would permit it. */
void bk_say_refusal(const struct bk_fault_record *record);
/* Name of the record's system call; "" for one that the image does not have. */
const char *bk_call_name(const struct bk_fault_record *record);
#else
static inline void bk_say_place(const struct bk_fault_record *record)
{
    ARG_UNUSED(record);
}

static inline void bk_fault_find_shortage(struct bk_fault_record *record)
{
    ARG_UNUSED(record);
}
static inline void bk_say_refusal(const struct bk_fault_record *record)
{
    ARG_UNUSED(record);
}
static inline const char *bk_call_name(const struct bk_fault_record *record)
{
    ARG_UNUSED(record);
    return "";
}
#endif

#endif
