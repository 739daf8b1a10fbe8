/* SPDX-License-Identifier: Apache-2.0 */
/* Runs in the mode of who calls it; the queue's thread is a user thread. */
#include <zephyr/kernel.h>

int k_work_user_submit_to_queue(struct k_work_user_q *work_q, struct k_work_user *work)
{
    int result;

    if (atomic_test_and_set_bit(&work->flags, K_WORK_USER_STATE_PENDING)) {
        return -EBUSY;
    }
    result = k_queue_alloc_append(&work_q->queue, work);
    if (result != 0) {
        atomic_clear_bit(&work->flags, K_WORK_USER_STATE_PENDING);
    }
    return result;
}

static void serve(void *queue, void *p2, void *p3)
{
    ARG_UNUSED(p2);
    ARG_UNUSED(p3);
    for (;;) {
        struct k_work_user *work = k_queue_get(queue, K_FOREVER);

        if (work != NULL) {
            k_work_user_handler_t handler = work->handler;

            /* It may be submitted again from here on, by its own function too. */
            atomic_clear_bit(&work->flags, K_WORK_USER_STATE_PENDING);
            handler(work);
        }
    }
}

void k_work_user_queue_start(struct k_work_user_q *work_q, k_thread_stack_t *stack,
                             size_t stack_size, int prio, const char *name)
{
    k_queue_init(&work_q->queue);
    k_thread_create(&work_q->thread, stack, stack_size, serve, &work_q->queue, NULL, NULL, prio,
                    K_USER | K_INHERIT_PERMS, K_FOREVER);
    k_object_access_grant(&work_q->queue, &work_q->thread);
    if (name != NULL) {
        k_thread_name_set(&work_q->thread, name);
    }
    k_thread_start(&work_q->thread);
}
