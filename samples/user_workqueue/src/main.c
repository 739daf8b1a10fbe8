/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Work handed to a user thread. The items lie in a partition that whoever submits them shares with
 * the queue; their functions run in the queue's thread, in user mode, whoever submitted them.
 */
#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

#define STACK_SIZE     1024
#define QUEUE_PRIORITY K_PRIO_PREEMPT(1)
#define USER_PRIORITY  K_PRIO_PREEMPT(2)

struct job {
    struct k_work_user work;
    int number;
};

K_APPMEM_PARTITION_DEFINE(work_partition);
K_APP_BMEM(work_partition) static struct job jobs[2];
K_APP_BMEM(work_partition) static struct k_work_user bad;
K_APP_BMEM(work_partition) static int done;

static struct k_mem_domain work_domain;
static struct k_work_user_q queue;
static struct k_thread submitter;
K_THREAD_STACK_DEFINE(queue_stack, STACK_SIZE);
K_THREAD_STACK_DEFINE(submitter_stack, STACK_SIZE);

static int kernel_word = 7;

static void do_job(struct k_work_user *work)
{
    struct job *job = CONTAINER_OF(work, struct job, work);

    char name[CONFIG_THREAD_MAX_NAME_LEN];

    done++;
    k_thread_name_copy(k_current_get(), name, sizeof(name));
    printk("job %d: %s mode, in thread %s\n", job->number,
           k_is_user_context() ? "user" : "supervisor", name);
}

static void do_harm(struct k_work_user *work)
{
    printk("bad job: writes to the kernel\n");
    kernel_word = 0;
}

static void submit(void *p1, void *p2, void *p3)
{
    printk("user thread: submits job 2: %d\n", k_work_user_submit_to_queue(&queue, &jobs[1].work));
}

static void submit_from_user_mode(void)
{
    k_thread_create(&submitter, submitter_stack, K_THREAD_STACK_SIZEOF(submitter_stack), submit,
                    NULL, NULL, NULL, USER_PRIORITY, K_USER, K_FOREVER);
    k_mem_domain_add_thread(&work_domain, &submitter);
    k_object_access_grant(&queue.queue, &submitter);
    k_thread_system_pool_assign(&submitter);
    k_thread_start(&submitter);
    k_thread_join(&submitter, K_FOREVER);
}

int main(void)
{
    struct k_mem_partition *parts[] = {&work_partition};

    for (int i = 0; i < (int)ARRAY_SIZE(jobs); i++) {
        k_work_user_init(&jobs[i].work, do_job);
        jobs[i].number = i + 1;
    }
    k_work_user_init(&bad, do_harm);

    k_mem_domain_init(&work_domain, ARRAY_SIZE(parts), parts);
    k_work_user_queue_start(&queue, queue_stack, K_THREAD_STACK_SIZEOF(queue_stack), QUEUE_PRIORITY,
                            "jobs");
    k_mem_domain_add_thread(&work_domain, &queue.thread);

    printk("main: submits job 1: %d\n", k_work_user_submit_to_queue(&queue, &jobs[0].work));
    k_msleep(1);
    submit_from_user_mode();
    printk("main: submits the bad job: %d\n", k_work_user_submit_to_queue(&queue, &bad));
    k_thread_join(&queue.thread, K_FOREVER);
    printk("main: %d jobs done, the kernel's word is %d\n", done, kernel_word);
    return 0;
}
