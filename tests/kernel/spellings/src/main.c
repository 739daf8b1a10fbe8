/* SPDX-License-Identifier: Apache-2.0 */
/* Headers without zephyr/, and checks of system calls under both of their names. */
#include <app_memory/app_memdomain.h>
#include <logging/log.h>
#include <sys/printk.h>
#include <ztest.h>
#include <ztest_error_hook.h>

#include "spelling_calls.h"

K_SEM_DEFINE(sem, 0, 10);
static struct k_sem foreign;

static void use(int (*call)(struct k_sem *, const char *, size_t *))
{
    size_t length = 99;

    k_sem_reset(&sem);
    zassert_ok(call(&sem, "four", &length));
    zassert_equal(length, 4);
    zassert_equal(k_sem_count_get(&sem), 1);
}

ZTEST(spellings, test_supervisor)
{
    use(spell_old);
    use(spell_new);
}

ZTEST_USER(spellings, test_user)
{
    use(spell_old);
    use(spell_new);
}

ZTEST_USER(spellings, test_text_too_long)
{
    size_t length;

    zassert_equal(spell_old(&sem, "0123456789012345", &length), -EINVAL);
    zassert_equal(spell_new(&sem, "0123456789012345", &length), -EINVAL);
}

ZTEST_USER(spellings, test_old_object)
{
    size_t length;

    ztest_set_fault_valid(true);
    (void)spell_old(&foreign, "x", &length);
    zassert_unreachable();
}

ZTEST_USER(spellings, test_new_object)
{
    size_t length;

    ztest_set_fault_valid(true);
    (void)spell_new(&foreign, "x", &length);
    zassert_unreachable();
}

ZTEST_USER(spellings, test_old_memory)
{
    ztest_set_fault_valid(true);
    (void)spell_old(&sem, "x", (size_t *)&foreign);
    zassert_unreachable();
}

ZTEST_USER(spellings, test_new_memory)
{
    ztest_set_fault_valid(true);
    (void)spell_new(&sem, (const char *)&foreign, NULL);
    zassert_unreachable();
}

static void *setup(void)
{
    k_thread_access_grant(k_current_get(), &sem);
    k_thread_system_pool_assign(k_current_get());
    return NULL;
}

ZTEST_SUITE(spellings, NULL, setup, NULL, NULL, NULL);
