/* SPDX-License-Identifier: Apache-2.0 */

#include "faults.h"

#define SLOT 0U

z_arch_esf_t kit_fault_registers;
static volatile unsigned int fault_count;
static volatile unsigned int fault_reason;

void ztest_post_fatal_error_hook(unsigned int reason, const z_arch_esf_t *esf)
{
    fault_count++;
    fault_reason = reason;
    if (esf != NULL) {
        kit_fault_registers = *esf;
    }
}

void kit_survived(void)
{
    kit_note('!');
}

static bool is_cpu_fault(unsigned int reason)
{
    return reason == K_ERR_CPU_EXCEPTION || reason >= K_ERR_ARCH_START;
}

static void expect_fault(k_thread_entry_t entry, void *p1, int reason, uint32_t options)
{
    fault_count = 0;
    ztest_set_fault_valid(true);
    kit_start(SLOT, entry, p1, KIT_HIGH, options);
    kit_join(SLOT);
    ztest_set_fault_valid(false);
    zassert_is_null(strchr(kit_events, '!'), "the thread ran on behind its fault");
    zassert_equal(fault_count, 1, "%u faults", fault_count);
    if (reason == KIT_CPU_FAULT) {
        zassert_true(is_cpu_fault(fault_reason), "reason %u", fault_reason);
    } else {
        zassert_equal(fault_reason, (unsigned int)reason, "reason %u", fault_reason);
    }
}

void kit_expect_fault(k_thread_entry_t entry, void *p1, int reason)
{
    expect_fault(entry, p1, reason, K_USER);
}

void kit_expect_supervisor_fault(k_thread_entry_t entry, void *p1, int reason)
{
    expect_fault(entry, p1, reason, 0);
}

void kit_expect_no_fault(k_thread_entry_t entry, void *p1)
{
    fault_count = 0;
    kit_start(SLOT, entry, p1, KIT_HIGH, K_USER);
    kit_join(SLOT);
    zassert_equal(fault_count, 0, "%u faults", fault_count);
}
