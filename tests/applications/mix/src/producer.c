/* SPDX-License-Identifier: Apache-2.0 */
#include "mix.h"
#include <zephyr/logging/log.h>
MIX_BSS uint32_t produced;
MIX_DATA int32_t factor = 3;

static void produce(void *p1, void *p2, void *p3)
{
    for (uint32_t i = 0; i < 5; i++) {
        struct item it = {.seq = i, .value = (int32_t)i * factor};

        while (k_msgq_put(&items, &it, K_MSEC(10)) != 0) {
            k_msgq_purge(&items);
        }
        produced++;
        k_sleep(K_MSEC(20));
    }
    k_poll_signal_raise(&stop, 0x1337);
}

K_THREAD_DEFINE(producer, 1024, produce, NULL, NULL, NULL, 5, K_USER, K_TICKS_FOREVER);
K_THREAD_ACCESS_GRANT(producer, &items, &stop);
