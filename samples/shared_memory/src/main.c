/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A writer, a reader, and between them a thread that encrypts. Three domains:
 *
 *     writer      plain_partition
 *     encryptor   plain_partition   key_partition   coded_partition
 *     reader                                        coded_partition
 */
#include <string.h>
#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

#include "cipher.h"

#define STACK_SIZE 1024
#define PRIORITY   K_PRIO_PREEMPT(1)
#define TEXT_MAX   32
#define MESSAGES   3

struct buffer {
    uint32_t size;
    uint8_t data[TEXT_MAX];
};

K_APPMEM_PARTITION_DEFINE(plain_partition);
K_APPMEM_PARTITION_DEFINE(key_partition);
K_APPMEM_PARTITION_DEFINE(coded_partition);

K_APP_BMEM(plain_partition) static struct buffer plain;
K_APP_BMEM(coded_partition) static struct buffer coded;
K_APP_DMEM(key_partition) static uint32_t key = 0x5EED1234;
K_APP_BMEM(key_partition) static struct cipher cipher;

K_SEM_DEFINE(plain_full, 0, 1);
K_SEM_DEFINE(plain_empty, 1, 1);
K_SEM_DEFINE(coded_full, 0, 1);
K_SEM_DEFINE(coded_empty, 1, 1);

static struct k_mem_domain writer_domain;
static struct k_mem_domain encryptor_domain;
static struct k_mem_domain reader_domain;

K_THREAD_STACK_DEFINE(writer_stack, STACK_SIZE);
K_THREAD_STACK_DEFINE(encryptor_stack, STACK_SIZE);
K_THREAD_STACK_DEFINE(reader_stack, STACK_SIZE);
static struct k_thread writer_thread;
static struct k_thread encryptor_thread;
static struct k_thread reader_thread;

static void write_texts(void *p1, void *p2, void *p3)
{
    static const char *const texts[MESSAGES] = {"attack at dawn", "retreat", "attack at dawn"};

    for (int i = 0; i < MESSAGES; i++) {
        k_sem_take(&plain_empty, K_FOREVER);
        plain.size = strlen(texts[i]);
        memcpy(plain.data, texts[i], plain.size);
        printk("writer: %s\n", texts[i]);
        k_sem_give(&plain_full);
    }
}

static void encrypt(void *p1, void *p2, void *p3)
{
    cipher_start(&cipher, key);
    for (int i = 0; i < MESSAGES; i++) {
        uint32_t size;

        k_sem_take(&plain_full, K_FOREVER);
        k_sem_take(&coded_empty, K_FOREVER);
        /* The writer may write there at any time, so the size is read once, then checked. */
        size = MIN(*(volatile uint32_t *)&plain.size, TEXT_MAX);
        cipher_apply(&cipher, plain.data, coded.data, size);
        coded.size = size;
        k_sem_give(&plain_empty);
        k_sem_give(&coded_full);
    }
}

static void read_codes(void *p1, void *p2, void *p3)
{
    for (int i = 0; i < MESSAGES; i++) {
        uint32_t size;

        k_sem_take(&coded_full, K_FOREVER);
        size = MIN(*(volatile uint32_t *)&coded.size, TEXT_MAX);
        printk("reader:");
        for (uint32_t n = 0; n < size; n++) {
            printk(" %02x", coded.data[n]);
        }
        printk("\n");
        k_sem_give(&coded_empty);
    }
    printk("reader: looks for the key\n");
    printk("reader: it is %x\n", (unsigned int)*(volatile uint32_t *)&key);
}

static void create(struct k_thread *thread, k_thread_stack_t *stack, k_thread_entry_t entry,
                   const char *name, struct k_mem_domain *domain)
{
    k_thread_create(thread, stack, STACK_SIZE, entry, NULL, NULL, NULL, PRIORITY, K_USER,
                    K_FOREVER);
    k_thread_name_set(thread, name);
    k_mem_domain_add_thread(domain, thread);
}

int main(void)
{
    struct k_mem_partition *writer_parts[] = {&plain_partition};
    struct k_mem_partition *encryptor_parts[] = {&plain_partition, &key_partition,
                                                 &coded_partition};
    struct k_mem_partition *reader_parts[] = {&coded_partition};

    k_mem_domain_init(&writer_domain, ARRAY_SIZE(writer_parts), writer_parts);
    k_mem_domain_init(&encryptor_domain, ARRAY_SIZE(encryptor_parts), encryptor_parts);
    k_mem_domain_init(&reader_domain, ARRAY_SIZE(reader_parts), reader_parts);

    create(&writer_thread, writer_stack, write_texts, "writer", &writer_domain);
    create(&encryptor_thread, encryptor_stack, encrypt, "encryptor", &encryptor_domain);
    create(&reader_thread, reader_stack, read_codes, "reader", &reader_domain);
    k_thread_access_grant(&writer_thread, &plain_empty, &plain_full);
    k_thread_access_grant(&encryptor_thread, &plain_empty, &plain_full, &coded_empty, &coded_full);
    k_thread_access_grant(&reader_thread, &coded_empty, &coded_full);

    k_thread_start(&writer_thread);
    k_thread_start(&encryptor_thread);
    k_thread_start(&reader_thread);
    k_thread_join(&writer_thread, K_FOREVER);
    k_thread_join(&encryptor_thread, K_FOREVER);
    k_thread_join(&reader_thread, K_FOREVER);
    printk("main: all have ended\n");
    return 0;
}
