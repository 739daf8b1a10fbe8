/* SPDX-License-Identifier: Apache-2.0 */
/* Threads that the program defines. Each asks for all to be started; the first to ask does it. */
#include "object.h"
#include "thread.h"

static void create_static_thread(const struct bk_static_thread *t)
{
    bk_thread_setup(t->thread, t->stack, t->stack_size, t->entry, t->p1, t->p2, t->p3, t->prio,
                    t->options);
    bk_thread_name_keep(t->thread, t->name);
}

int bk_static_threads_start(void)
{
    static bool started;

    if (started) {
        return 0;
    }
    started = true;
    STRUCT_SECTION_FOREACH(bk_static_thread, t) {
        create_static_thread(t);
    }
#ifdef CONFIG_USERSPACE
    STRUCT_SECTION_FOREACH(bk_static_grant, grant) {
        for (uint32_t i = 0; i < grant->count; i++) {
            bk_object_declare(grant->items[i].object, (enum k_objects)grant->items[i].type);
            k_object_access_grant(grant->items[i].object, grant->thread);
        }
    }
#endif
    k_sched_lock();
    STRUCT_SECTION_FOREACH(bk_static_thread, t) {
        if (t->delay_ms == 0) {
            k_thread_start(t->thread);
        } else if (t->delay_ms > 0) {
            bk_thread_start_after(t->thread, K_MSEC(t->delay_ms));
        }
    }
    k_sched_unlock();
    return 0;
}
