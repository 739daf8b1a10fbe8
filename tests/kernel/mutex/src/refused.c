/* SPDX-License-Identifier: Apache-2.0 */
/* What a system call refuses. */

#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

static struct k_mutex forbidden;
static struct k_sem other_type;

static void *setup(void)
{
    k_mutex_init(&forbidden);
    k_sem_init(&other_type, 0, 1);
    k_thread_access_grant(k_current_get(), &other_type);
    return NULL;
}

ZTEST_SUITE(mutex_refused, NULL, setup, NULL, NULL, NULL);

#define REFUSED(name, call)                                                                        \
    ZTEST_USER(mutex_refused, name)                                                                \
    {                                                                                              \
        ztest_set_fault_valid(true);                                                               \
        call;                                                                                      \
        ztest_test_fail();                                                                         \
    }

REFUSED(test_null_lock, k_mutex_lock(NULL, K_NO_WAIT))
REFUSED(test_null_unlock, k_mutex_unlock(NULL))
REFUSED(test_null_init, k_mutex_init(NULL))
REFUSED(test_without_permission_lock, k_mutex_lock(&forbidden, K_NO_WAIT))
REFUSED(test_without_permission_unlock, k_mutex_unlock(&forbidden))
REFUSED(test_without_permission_init, k_mutex_init(&forbidden))
REFUSED(test_other_type, k_mutex_lock((struct k_mutex *)&other_type, K_NO_WAIT))
