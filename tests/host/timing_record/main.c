/* SPDX-License-Identifier: Apache-2.0 */
/* The car's recorder finds each kind of violation, and none where there is none. */
#include <stdio.h>
#include "timing_record.h"

#define ORIGIN 1000

static const struct timing_limits limits = {
    .period_us = 100,
    .computation_us = 20,
    .period_tolerance_us = 5,
    .computation_tolerance_us = 3,
};

static struct timing_record record;
static unsigned int passed;
static unsigned int failed;

static void expect(const char *test, const char *what, uint32_t got, uint32_t wanted)
{
    if (got == wanted) {
        passed++;
    } else {
        failed++;
        printf("FAIL %s: %s is %u, wanted %u\n", test, what, (unsigned int)got,
               (unsigned int)wanted);
    }
}

static void expect_all(const char *test, uint32_t slots, uint32_t missed, uint32_t fired_twice,
                       uint32_t overshoot, uint32_t crossed)
{
    expect(test, "slots", record.slots, slots);
    expect(test, "missed", record.missed, missed);
    expect(test, "fired_twice", record.fired_twice, fired_twice);
    expect(test, "overshoot", record.overshoot, overshoot);
    expect(test, "crossed", record.crossed, crossed);
    expect(test, "violations", timing_record_violations(&record),
           missed + fired_twice + overshoot + crossed);
}

static void slot(int64_t start_us, int64_t stop_us, uint64_t cpu_us)
{
    timing_record_start(&record, start_us);
    timing_record_stop(&record, stop_us, cpu_us);
}

static void begin(void)
{
    timing_record_begin(&record, &limits, ORIGIN);
}

static void test_good_task(void)
{
    begin();
    for (int64_t n = 0; n < 1000; n++) {
        /* started anywhere in the slot as long as the computation still fits */
        int64_t start = ORIGIN + 100 * n + n % 80;

        slot(start, start + 20, 20);
    }
    expect_all("good task", 1000, 0, 0, 0, 0);
}

static void test_edges_of_tolerance(void)
{
    begin();
    slot(ORIGIN - 5, ORIGIN + 20, 23);
    slot(ORIGIN + 199, ORIGIN + 205, 20);
    expect_all("within tolerance", 2, 0, 0, 0, 0);
    begin();
    slot(ORIGIN - 6, ORIGIN + 20, 20);
    expect_all("one too early", 0, 0, 1, 0, 0);
    begin();
    slot(ORIGIN, ORIGIN + 20, 24);
    expect_all("one too long", 1, 0, 0, 1, 0);
    begin();
    slot(ORIGIN + 90, ORIGIN + 106, 16);
    expect_all("one too late", 1, 0, 0, 0, 1);
}

static void test_missed_slots(void)
{
    begin();
    slot(ORIGIN, ORIGIN + 20, 20);
    /* slots 1 and 2 pass; a start at the very end of a slot is in the next */
    slot(ORIGIN + 300, ORIGIN + 320, 20);
    slot(ORIGIN + 400, ORIGIN + 420, 20);
    expect_all("missed", 3, 2, 0, 0, 0);
}

static void test_fired_twice(void)
{
    begin();
    slot(ORIGIN, ORIGIN + 20, 20);
    slot(ORIGIN + 50, ORIGIN + 70, 20);
    slot(ORIGIN + 100, ORIGIN + 120, 20);
    slot(ORIGIN + 200, ORIGIN + 220, 20);
    expect_all("fired twice", 3, 0, 1, 0, 0);
}

int main(void)
{
    test_good_task();
    test_edges_of_tolerance();
    test_missed_slots();
    test_fired_twice();
    printf("%u passed, %u failed\n", passed, failed);
    return failed != 0;
}
