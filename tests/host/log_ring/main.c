/* SPDX-License-Identifier: Apache-2.0 */
/* Lines come out whole, in order, or not at all, while the positions wrap. */
#include <string.h>

#include "check.h"
#include "ring.h"

#define SIZE  64
#define STEPS 200000

static char text[SIZE];
static struct bk_log_ring ring = {
    .text = text, .size = SIZE, .head = UINT32_MAX - 100, .tail = UINT32_MAX - 100};

static char expected[SIZE];
static size_t waiting;

static void put(void)
{
    char line[SIZE + 8];
    size_t length = check_random() % sizeof(line);

    for (size_t i = 0; i < length; i++) {
        line[i] = (char)check_random();
    }

    bool fits = waiting + length <= SIZE;

    CHECK(bk_log_ring_put(&ring, line, length) == fits);
    if (fits) {
        memcpy(expected + waiting, line, length);
        waiting += length;
    }
}

static void get(void)
{
    char out[SIZE];
    size_t room = check_random() % (SIZE + 1);
    size_t length = bk_log_ring_get(&ring, out, room);

    CHECK(length == (room < waiting ? room : waiting));
    CHECK(memcmp(out, expected, length) == 0);
    waiting -= length;
    memmove(expected, expected + length, waiting);
}

int main(void)
{
    for (int step = 0; step < STEPS; step++) {
        if (check_random() % 2 == 0) {
            put();
        } else {
            get();
        }
    }
    return check_report();
}
