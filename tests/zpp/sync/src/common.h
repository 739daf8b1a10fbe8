/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TEST_ZPP_COMMON_H
#define TEST_ZPP_COMMON_H

#include <zephyr/ztest.h>
#include <zpp/zpp.h>

/** Threads of the tests run in user mode where there is one. */
#define USER IS_ENABLED(CONFIG_USERSPACE)

/** Let user threads of the tests read the bookkeeping of the pools. */
void *zpp_test_setup(void);

/** Create a thread of the tests that can wait for everything it is granted. */
void create(struct zpp_thread *thread, enum zpp_priority priority, zpp_thread_function function,
            void *argument);

/** Join and give back. */
void finish(struct zpp_thread *thread);

#endif
