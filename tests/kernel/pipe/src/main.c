/* SPDX-License-Identifier: Apache-2.0 */
/* Pipes: order of bytes, partial transfers, waiting, no buffer, domains, interrupts, user mode. */

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "kit.h"

#define SIZE 16
#define LETTERS "abcdefghijklmnopqrstuvwxyz0123456789"

K_PIPE_DEFINE(defined, SIZE, 4);
static struct k_pipe pipe, forbidden, allocated;
static struct k_sem other_type;
static unsigned char buffer[SIZE + 1];
static ZTEST_BMEM char out[64];
static ZTEST_BMEM size_t moved;

static void *pipe_setup(void)
{
    k_pipe_init(&forbidden, buffer, SIZE);
    k_sem_init(&other_type, 0, 1);
    k_thread_access_grant(k_current_get(), &other_type, &defined, &allocated);
    return NULL;
}

static void pipe_before(void *fixture)
{
    kit_reset(fixture);
    buffer[SIZE] = 0x55;
    k_pipe_init(&pipe, buffer, SIZE);
    k_thread_access_grant(k_current_get(), &pipe);
    memset(out, 0, sizeof(out));
    k_thread_system_pool_assign(k_current_get());
}

static void pipe_after(void *fixture)
{
    kit_reset(fixture);
    zassert_equal(buffer[SIZE], 0x55, "written behind the buffer");
}

ZTEST_SUITE(pipe, NULL, pipe_setup, pipe_before, pipe_after, NULL);

static void expect_put(struct k_pipe *p, size_t size, size_t min_xfer, int result, size_t count)
{
    moved = 99;
    zassert_equal(k_pipe_put(p, LETTERS, size, &moved, min_xfer, K_NO_WAIT), result);
    zassert_equal(moved, count, "%u bytes written", (unsigned int)moved);
}

static void expect_get(struct k_pipe *p, size_t size, size_t min_xfer, int result, const char *text)
{
    moved = 99;
    memset(out, 0, sizeof(out));
    zassert_equal(k_pipe_get(p, out, size, &moved, min_xfer, K_NO_WAIT), result);
    zassert_equal(moved, strlen(text), "%u bytes read", (unsigned int)moved);
    zassert_str_equal(out, text);
}

/* Errors: k_pipe_put k_pipe_get -EIO */
static void use(struct k_pipe *p)
{
    expect_put(p, 10, 10, 0, 10);
    zassert_equal(k_pipe_read_avail(p), 10);
    zassert_equal(k_pipe_write_avail(p), SIZE - 10);
    expect_put(p, 10, 10, -EIO, 0);
    expect_put(p, 10, 7, -EIO, 0);
    expect_put(p, 10, 3, 0, 6);
    expect_put(p, 10, 0, 0, 0);
    expect_put(p, 1, 1, -EIO, 0);
    expect_get(p, 12, 12, 0, "abcdefghijab");
    expect_get(p, 12, 12, -EIO, "");
    expect_put(p, 9, 9, 0, 9);
    expect_get(p, 20, 1, 0, "cdefabcdefghi");
    expect_get(p, 20, 0, 0, "");
    expect_get(p, 20, 1, -EIO, "");
    expect_get(p, 0, 0, 0, "");
    zassert_equal(k_pipe_read_avail(p), 0);
}

ZTEST_USER(pipe, test_buffer)
{
    use(&pipe);
    use(&defined);
}

ZTEST_USER(pipe, test_wrong_values)
{
    zassert_equal(k_pipe_put(&pipe, LETTERS, 4, NULL, 1, K_NO_WAIT), -EINVAL);
    zassert_equal(k_pipe_get(&pipe, out, 4, NULL, 1, K_NO_WAIT), -EINVAL);
    zassert_equal(k_pipe_put(&pipe, LETTERS, 4, &moved, 5, K_NO_WAIT), -EINVAL);
    zassert_equal(k_pipe_get(&pipe, out, 4, &moved, 5, K_NO_WAIT), -EINVAL);
}

ZTEST_USER(pipe, test_allocated_by_a_user)
{
    zassert_equal(k_pipe_alloc_init(&allocated, 10000), -ENOMEM);
    zassert_equal(k_pipe_alloc_init(&allocated, SIZE_MAX), -ENOMEM);
    zassert_ok(k_pipe_alloc_init(&allocated, SIZE));
    use(&allocated);
}

ZTEST_USER(pipe, test_time_out)
{
    int64_t start = kit_tick_start();

    zassert_equal(k_pipe_get(&pipe, out, 4, &moved, 1, K_TICKS(15)), -EAGAIN);
    kit_expect_ticks(k_uptime_ticks() - start, 15);
    zassert_equal(moved, 0);
    zassert_ok(k_pipe_get(&pipe, out, 4, &moved, 0, K_TICKS(3)), "nothing was asked for");
    zassert_equal(moved, 0);
    zassert_equal(k_pipe_put(&pipe, LETTERS, SIZE + 4, &moved, SIZE + 2, K_TICKS(3)), -EAGAIN);
    zassert_equal(moved, SIZE);
    zassert_equal(k_pipe_get(&pipe, out, SIZE + 4, &moved, SIZE + 2, K_TICKS(3)), -EAGAIN);
    zassert_equal(moved, SIZE);
    zassert_mem_equal(out, LETTERS, SIZE);
}

static ZTEST_BMEM char received[64];
static ZTEST_BMEM size_t received_size;
static ZTEST_BMEM int received_result;

static void read_into(void *size, void *p2, void *min_xfer)
{
    received_result = k_pipe_get(&pipe, received, (size_t)size, &received_size, 0, K_MSEC(100));
    kit_note('r');
}

static void read_some(void *size, void *p2, void *p3)
{
    received_result = k_pipe_get(&pipe, received, (size_t)size, &received_size, 3, K_MSEC(100));
    kit_note('r');
}

static ZTEST_BMEM size_t sent_size;
static ZTEST_BMEM int sent_result;

static void write_all(void *size, void *p2, void *p3)
{
    sent_result = k_pipe_put(&pipe, LETTERS, (size_t)size, &sent_size, (size_t)size, K_MSEC(100));
    kit_note('w');
}

static void waiting_reader(uint32_t options, size_t pipe_size)
{
    k_pipe_init(&pipe, pipe_size == 0 ? NULL : buffer, pipe_size);
    kit_start(0, read_into, (void *)12, KIT_HIGH, options);
    k_sleep(K_MSEC(5));
    expect_put(&pipe, 5, 5, 0, 5);
    k_sleep(K_MSEC(5));
    kit_expect("");
    zassert_equal(k_pipe_read_avail(&pipe), 0, "the bytes are with the reader already");
    expect_put(&pipe, 7, 7, 0, 7);
    kit_join(0);
    zassert_ok(received_result);
    zassert_equal(received_size, 12);
    zassert_mem_equal(received, "abcdeabcdefg", 12);
}

ZTEST(pipe, test_waiting_supervisor_reads)
{
    waiting_reader(0, SIZE);
    pipe_before(NULL);
    waiting_reader(0, 0);
}

ZTEST(pipe, test_waiting_user_reads)
{
    waiting_reader(K_USER, SIZE);
    pipe_before(NULL);
    waiting_reader(K_USER, 0);
}

ZTEST(pipe, test_enough_is_enough)
{
    kit_start(0, read_some, (void *)12, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(5));
    expect_put(&pipe, 2, 2, 0, 2);
    k_sleep(K_MSEC(5));
    kit_expect("");
    expect_put(&pipe, 4, 4, 0, 4);
    kit_join(0);
    zassert_ok(received_result);
    zassert_equal(received_size, 6);
    zassert_mem_equal(received, "ababcd", 6);
}

static void waiting_writer(uint32_t options, size_t pipe_size)
{
    k_pipe_init(&pipe, pipe_size == 0 ? NULL : buffer, pipe_size);
    kit_start(0, write_all, (void *)30, KIT_HIGH, options);
    k_sleep(K_MSEC(5));
    zassert_equal(k_pipe_read_avail(&pipe), pipe_size);
    expect_get(&pipe, 12, 12, 0, "abcdefghijkl");
    zassert_equal(k_pipe_read_avail(&pipe), pipe_size, "the writer fills the gap");
    kit_expect("");
    expect_get(&pipe, 18, 18, 0, "mnopqrstuvwxyz0123");
    kit_join(0);
    zassert_ok(sent_result);
    zassert_equal(sent_size, 30);
}

ZTEST(pipe, test_waiting_supervisor_writes)
{
    waiting_writer(0, SIZE);
    pipe_before(NULL);
    waiting_writer(0, 0);
}

ZTEST(pipe, test_waiting_user_writes)
{
    waiting_writer(K_USER, SIZE);
    pipe_before(NULL);
    waiting_writer(K_USER, 0);
}

ZTEST(pipe, test_between_two_users)
{
    k_pipe_init(&pipe, NULL, 0);
    kit_start(0, write_all, (void *)30, KIT_HIGH, K_USER);
    kit_start(1, read_into, (void *)30, KIT_LOW, K_USER);
    kit_join(0);
    kit_join(1);
    kit_expect("wr");
    zassert_mem_equal(received, LETTERS, 30);
    zassert_equal(sent_size + received_size, 60);
}

ZTEST(pipe, test_end_of_waiting_threads)
{
    kit_start(0, write_all, (void *)30, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(5));
    k_thread_abort(&kit_threads[0]);
    expect_get(&pipe, 30, 1, 0, "abcdefghijklmnop");
    kit_start(1, read_into, (void *)10, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(5));
    k_thread_abort(&kit_threads[1]);
    expect_put(&pipe, 10, 10, 0, 10);
    zassert_equal(k_pipe_read_avail(&pipe), 10);
}

ZTEST(pipe, test_flush)
{
    kit_start(0, write_all, (void *)20, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(5));
    k_pipe_buffer_flush(&pipe);
    kit_join(0);
    zassert_equal(sent_size, 20);
    expect_get(&pipe, 20, 4, 0, "qrst");
    kit_start(1, write_all, (void *)20, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(5));
    k_pipe_flush(&pipe);
    kit_join(1);
    zassert_ok(sent_result);
    zassert_equal(sent_size, 20);
    zassert_equal(k_pipe_read_avail(&pipe), 0);
    use(&pipe);
}

ZTEST(pipe, test_clean_up)
{
    zassert_ok(k_pipe_alloc_init(&pipe, 256));
    zassert_is_null(k_malloc(300));
    kit_start(0, read_into, (void *)4, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(5));
    zassert_equal(k_pipe_cleanup(&pipe), -EAGAIN);
    expect_put(&pipe, 4, 4, 0, 4);
    kit_join(0);
    zassert_ok(k_pipe_cleanup(&pipe));
    zassert_ok(k_pipe_cleanup(&pipe), "and once more");
    expect_put(&pipe, 1, 1, -EIO, 0);
    k_free(k_malloc(300));
    zassert_ok(k_pipe_alloc_init(&pipe, 0));
    expect_put(&pipe, 1, 1, -EIO, 0);
}

static size_t isr_moved;
static char isr_data[SIZE];

static void put_in_interrupt(const void *count)
{
    kit_note(k_pipe_put(&pipe, LETTERS, (size_t)count, &isr_moved, (size_t)count, K_NO_WAIT) == 0
                 ? 'p'
                 : 'n');
}

static void get_in_interrupt(const void *count)
{
    kit_note(k_pipe_get(&pipe, isr_data, (size_t)count, &isr_moved, 1, K_NO_WAIT) == 0 ? 'g' : 'e');
}

ZTEST(pipe, test_interrupt)
{
    irq_offload(put_in_interrupt, (void *)10);
    irq_offload(put_in_interrupt, (void *)7);
    zassert_equal(isr_moved, 0);
    irq_offload(get_in_interrupt, (void *)16);
    zassert_equal(isr_moved, 10);
    zassert_mem_equal(isr_data, LETTERS, 10);
    irq_offload(get_in_interrupt, (void *)16);
    kit_expect("pnge");
}

ZTEST(pipe, test_interrupt_serves_those_who_wait)
{
    kit_start(0, read_into, (void *)12, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(5));
    irq_offload(put_in_interrupt, (void *)12);
    kit_join(0);
    zassert_mem_equal(received, LETTERS, 12);
    kit_start(1, write_all, (void *)20, KIT_HIGH, K_USER);
    k_sleep(K_MSEC(5));
    irq_offload(get_in_interrupt, (void *)16);
    kit_join(1);
    expect_get(&pipe, 20, 1, 0, "qrst");
    kit_expect("prgw");
}

/* As if the interrupt came while bytes are being moved. */
ZTEST(pipe, test_interrupt_finds_the_pipe_in_use)
{
    expect_put(&pipe, 4, 4, 0, 4);
    pipe.busy = true;
    irq_offload(put_in_interrupt, (void *)1);
    zassert_equal(isr_moved, 0);
    irq_offload(get_in_interrupt, (void *)1);
    zassert_equal(isr_moved, 0);
    kit_expect("ne");
    zassert_true(pipe.busy, "it is not the interrupt's to open");
    pipe.busy = false;
}

ZTEST(pipe, test_poll)
{
    struct k_poll_event event = K_POLL_EVENT_INITIALIZER(K_POLL_TYPE_PIPE_DATA_AVAILABLE,
                                                         K_POLL_MODE_NOTIFY_ONLY, &pipe);

    zassert_equal(k_poll(&event, 1, K_NO_WAIT), -EAGAIN);
    kit_start(0, write_all, (void *)4, KIT_HIGH, K_USER);
    zassert_ok(k_poll(&event, 1, K_MSEC(10)));
    zassert_equal(event.state, K_POLL_STATE_PIPE_DATA_AVAILABLE);
    kit_join(0);
}

/* Two views of one partition: the reader may write it, the writer may only read it. */
K_APPMEM_PARTITION_DEFINE(shared);
static K_APP_BMEM(shared) char shared_data[32];
static struct k_mem_partition shared_read_only;
static struct k_mem_domain reader_domain, writer_domain;

static void read_into_shared(void *p1, void *p2, void *p3)
{
    size_t size;

    if (k_pipe_get(&pipe, shared_data, 8, &size, 8, K_MSEC(100)) == 0) {
        kit_note('r');
    }
}

static void write_from_other_domain(void *p1, void *p2, void *p3)
{
    size_t size;

    /* The read brings the region that forbids writing into the MPU. */
    if (shared_data[31] == 0 && k_pipe_put(&pipe, LETTERS, 8, &size, 8, K_NO_WAIT) == 0) {
        kit_note('w');
    }
}

static void start_in(struct k_mem_domain *domain, unsigned int slot, k_thread_entry_t entry,
                     int priority)
{
    k_thread_create(&kit_threads[slot], kit_stacks[slot], K_THREAD_STACK_SIZEOF(kit_stacks[slot]),
                    entry, NULL, NULL, NULL, priority, K_USER | K_INHERIT_PERMS, K_FOREVER);
    zassert_ok(k_mem_domain_add_thread(domain, &kit_threads[slot]));
    k_thread_start(&kit_threads[slot]);
}

ZTEST(pipe, test_memory_of_another_domain)
{
    struct k_mem_partition *reader_parts[] = {&ztest_mem_partition, &shared};
    struct k_mem_partition *writer_parts[] = {&ztest_mem_partition, &shared_read_only};

    shared_read_only = shared;
    shared_read_only.attr = K_MEM_PARTITION_P_RO_U_RO;
    zassert_ok(k_mem_domain_init(&reader_domain, 2, reader_parts));
    zassert_ok(k_mem_domain_init(&writer_domain, 2, writer_parts));
    start_in(&reader_domain, 0, read_into_shared, KIT_HIGH);
    k_sleep(K_MSEC(5));
    start_in(&writer_domain, 1, write_from_other_domain, KIT_LOW);
    kit_join(0);
    kit_join(1);
    kit_expect("rw");
    zassert_mem_equal(shared_data, LETTERS, 8);
}

/* A partition leaves the domain while its thread waits to read into it. */
ZTEST(pipe, test_memory_taken_away_meanwhile)
{
    struct k_mem_partition *parts[] = {&ztest_mem_partition, &shared};
    struct k_mem_domain *domain = &reader_domain;

    k_mem_domain_deinit(&reader_domain);
    memset(shared_data, 0, sizeof(shared_data));
    zassert_ok(k_mem_domain_init(domain, 2, parts));
    start_in(domain, 0, read_into_shared, KIT_HIGH);
    k_sleep(K_MSEC(5));
    zassert_ok(k_mem_domain_remove_partition(domain, &shared));
    expect_put(&pipe, 8, 8, 0, 8);
    zassert_equal(shared_data[0], 0);
    expect_get(&pipe, 8, 8, 0, "abcdefgh");
    kit_join(0);
    kit_expect("");
}

#define REFUSED(name, call)                                                                        \
    ZTEST_USER(pipe, name)                                                                         \
    {                                                                                              \
        ztest_set_fault_valid(true);                                                               \
        call;                                                                                      \
        ztest_test_fail();                                                                         \
    }

REFUSED(test_refuses_null_put, k_pipe_put(NULL, LETTERS, 1, &moved, 1, K_NO_WAIT))
REFUSED(test_refuses_null_get, k_pipe_get(NULL, out, 1, &moved, 1, K_NO_WAIT))
REFUSED(test_refuses_null_init, k_pipe_alloc_init(NULL, 1))
REFUSED(test_refuses_null_flush, k_pipe_flush(NULL))
REFUSED(test_refuses_null_buffer_flush, k_pipe_buffer_flush(NULL))
REFUSED(test_refuses_null_read_avail, k_pipe_read_avail(NULL))
REFUSED(test_refuses_null_write_avail, k_pipe_write_avail(NULL))
REFUSED(test_refuses_without_permission_put,
        k_pipe_put(&forbidden, LETTERS, 1, &moved, 1, K_NO_WAIT))
REFUSED(test_refuses_without_permission_get, k_pipe_get(&forbidden, out, 1, &moved, 1, K_NO_WAIT))
REFUSED(test_refuses_without_permission_init, k_pipe_alloc_init(&forbidden, 1))
REFUSED(test_refuses_without_permission_flush, k_pipe_flush(&forbidden))
REFUSED(test_refuses_without_permission_buffer_flush, k_pipe_buffer_flush(&forbidden))
REFUSED(test_refuses_without_permission_read_avail, k_pipe_read_avail(&forbidden))
REFUSED(test_refuses_without_permission_write_avail, k_pipe_write_avail(&forbidden))
REFUSED(test_refuses_other_type, k_pipe_flush((struct k_pipe *)&other_type))
REFUSED(test_refuses_null_data, k_pipe_put(&pipe, NULL, 1, &moved, 1, K_NO_WAIT))
REFUSED(test_refuses_kernel_data, k_pipe_get(&pipe, buffer, 1, &moved, 1, K_NO_WAIT))
REFUSED(test_refuses_reading_into_flash,
        k_pipe_get(&pipe, (void *)(uintptr_t)LETTERS, 1, &moved, 1, K_NO_WAIT))
REFUSED(test_refuses_end_of_memory, k_pipe_put(&pipe, out, (size_t)-8, &moved, 1, K_NO_WAIT))
REFUSED(test_refuses_more_than_there_is, bk_pipe_put(&pipe, LETTERS, 1, 2, K_NO_WAIT))
