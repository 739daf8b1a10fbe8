/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lines come out whole, in order, or not at all, while the positions wrap and writers interrupt
 * each other.
 */
#include <string.h>

#include "check.h"
#include "ring.h"

#define SIZE  64
#define STEPS 200000

static char text[SIZE];
static struct bk_log_ring ring = {.text = text,
                                  .size = SIZE,
                                  .head = UINT32_MAX - 100,
                                  .ready = UINT32_MAX - 100,
                                  .tail = UINT32_MAX - 100};

static char expected[SIZE];
static size_t reserved; /* bytes of expected that have their place */
static size_t waiting;  /* that can be read */

static void get(void);

static void put(unsigned int depth)
{
    char line[SIZE + 8];
    size_t length = check_random() % sizeof(line);
    bool fits = reserved + length <= SIZE;
    uint32_t at;

    for (size_t i = 0; i < length; i++) {
        line[i] = (char)check_random();
    }
    CHECK(bk_log_ring_reserve(&ring, length, &at) == fits);
    if (!fits) {
        return;
    }
    memcpy(expected + reserved, line, length);
    reserved += length;
    while (depth < 3u && check_random() % 2 == 0) {
        put(depth + 1u);
        get();
    }
    bk_log_ring_fill(&ring, at, line, length);
    bk_log_ring_commit(&ring);
    if (depth == 0u) {
        waiting = reserved;
    }
}

static void get(void)
{
    char out[SIZE];
    uint32_t at;
    size_t room = check_random() % (SIZE + 1);
    size_t length = bk_log_ring_look(&ring, &at, out, room);

    CHECK(length == (room < waiting ? room : waiting));
    CHECK(memcmp(out, expected, length) == 0);
    bk_log_ring_take(&ring, at, length);
    if (length != 0) {
        /* Another reader comes too late. */
        bk_log_ring_take(&ring, at, length);
    }
    waiting -= length;
    reserved -= length;
    memmove(expected, expected + length, reserved);
}

int main(void)
{
    for (int step = 0; step < STEPS; step++) {
        if (check_random() % 2 == 0) {
            put(0);
        } else {
            get();
        }
    }
    return check_report();
}
