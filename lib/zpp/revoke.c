/* SPDX-License-Identifier: Apache-2.0 */
/* For supervisor threads alone; see setup.c. */
#define __ZEPHYR_SUPERVISOR__
#include "pool.h"

static void revoke(const struct k_thread *thread, void *object)
{
    k_object_access_revoke(object, (struct k_thread *)thread);
}

void zpp_revoke(void *object)
{
    k_thread_foreach(revoke, object);
}
