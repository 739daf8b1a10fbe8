/* SPDX-License-Identifier: Apache-2.0 */
/* Cause and access of a fault, from the processor's status. For reports. */
#include <arm.h>

#include "fault.h"

#define ACCESS_DATA 4u /* the instruction tells whether it read or wrote */
#define KIND(cause, access) ((uint8_t)((cause) | (access) << 4))

/* What each bit of the status says; of several, the lowest counts. */
static const uint8_t kinds[] = {
    [0] = KIND(BK_CAUSE_MEMORY, BK_ACCESS_EXECUTE), /* IACCVIOL */
    [1] = KIND(BK_CAUSE_MEMORY, ACCESS_DATA),       /* DACCVIOL */
    [3] = KIND(BK_CAUSE_MEMORY, BK_ACCESS_READ),    /* MUNSTKERR */
    [4] = KIND(BK_CAUSE_MEMORY, BK_ACCESS_WRITE),   /* MSTKERR */
    [8] = KIND(BK_CAUSE_BUS, BK_ACCESS_EXECUTE),    /* IBUSERR */
    [9] = KIND(BK_CAUSE_BUS, ACCESS_DATA),          /* PRECISERR */
    [10] = KIND(BK_CAUSE_BUS, BK_ACCESS_WRITE),     /* IMPRECISERR */
    [11] = KIND(BK_CAUSE_BUS, BK_ACCESS_READ),      /* UNSTKERR */
    [12] = KIND(BK_CAUSE_BUS, BK_ACCESS_WRITE),     /* STKERR */
    [16] = KIND(BK_CAUSE_UNDEFINED, BK_ACCESS_NONE),
    [17] = KIND(BK_CAUSE_STATE, BK_ACCESS_NONE),
    [18] = KIND(BK_CAUSE_RETURN, BK_ACCESS_NONE),
    [19] = KIND(BK_CAUSE_COPROCESSOR, BK_ACCESS_NONE),
    [20] = KIND(BK_CAUSE_STACK, BK_ACCESS_WRITE), /* STKOF */
    [24] = KIND(BK_CAUSE_UNALIGNED, BK_ACCESS_NONE),
    [25] = KIND(BK_CAUSE_DIVIDE, BK_ACCESS_NONE),
    [26] = KIND(BK_CAUSE_OTHER, BK_ACCESS_NONE),
};

/* Pushing and popping of the frame come before what the instruction itself did. */
static uint32_t kind_of(uint32_t status)
{
    static const uint32_t first[] = {CFSR_STKOF, CFSR_STACKING | CFSR_UNSTACKING};
    uint32_t bits = status & ~(CFSR_MMARVALID | CFSR_BFARVALID);

    for (unsigned int i = 0; i < ARRAY_SIZE(first); i++) {
        if ((bits & first[i]) != 0u) {
            bits &= first[i];
        }
    }
    return kinds[__builtin_ctz(bits | BIT(26))];
}

/* The status does not tell of them in all implementations. */
static bool is_breakpoint(const struct bk_fault_record *record)
{
    return record->cause == BK_CAUSE_OTHER && record->pc != 0u &&
           *(const uint16_t *)(uintptr_t)record->pc >> 8 == 0xBEu;
}

/*
 * Whether the instruction reads or writes. Thumb encodings: ARM DDI0403 A5.2.4 (16-bit load/store),
 * A5.3.5 to A5.3.10 (32-bit; bit 4 of the first halfword says load).
 */
static enum bk_fault_access data_access(uint32_t pc)
{
    uint32_t first = *(const uint16_t *)(uintptr_t)pc;
    bool read = (first & 0x800u) != 0u;

    if (first >= 0xE800u) {
        read = (first & 0x10u) != 0u;
    } else if (first >> 12 == 5u) {
        read = (first & 0xE00u) >= 0x600u;
    }
    return read ? BK_ACCESS_READ : BK_ACCESS_WRITE;
}

void bk_arch_fault_look(struct bk_fault_record *record)
{
    bool overflow = record->reason == K_ERR_STACK_CHK_FAIL;
    uint32_t kind = kind_of(record->status);
    uint32_t access = kind >> 4;

    if (record->cause != BK_CAUSE_OTHER && record->cause != BK_CAUSE_SECURE) {
        return;
    }
    if ((kind & 15u) != BK_CAUSE_OTHER) {
        record->cause = kind & 15u;
    } else if (is_breakpoint(record)) {
        record->cause = BK_CAUSE_BREAKPOINT;
    }
    record->address_valid = true;
    if (access == ACCESS_DATA) {
        access = record->pc != 0u ? data_access(record->pc) : BK_ACCESS_NONE;
        record->address_valid = (record->status & (CFSR_MMARVALID | CFSR_BFARVALID)) != 0u;
    } else if (access == BK_ACCESS_EXECUTE) {
        record->address = record->registers.pc;
    } else if ((record->status & (CFSR_STACKING | CFSR_UNSTACKING)) != 0u) {
        record->address = record->registers.sp;
    } else {
        record->address_valid = false;
    }
    record->access = (uint8_t)access;
    if (overflow) {
        record->cause = BK_CAUSE_STACK;
    }
}
