/* SPDX-License-Identifier: Apache-2.0 */
/* An application in C++: constructors, virtual functions, new, the API's macros. */
#include <new>

#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/kernel.h>
#include <zephyr/logging/log.h>
#include <zephyr/sys/libc-hooks.h>

LOG_MODULE_REGISTER(cpp);

K_APPMEM_PARTITION_DEFINE(shared);
K_THREAD_STACK_DEFINE(stack, 1024);

class Base
{
  public:
    explicit Base(int number) : number(number)
    {
        printk("constructor %d\n", number);
    }
    virtual ~Base()
    {
        printk("destructor %d\n", number);
    }
    virtual int next() const = 0;

  protected:
    int number;
};

class Derived : public Base
{
  public:
    using Base::Base;
    int next() const override
    {
        return number + 1;
    }
};

static K_APP_BMEM(shared) Derived object(41);
static struct k_thread thread;
static struct k_mem_domain domain;

static void user(void *, void *, void *)
{
    const Base &base = object;
    volatile size_t huge = 1000000;

    printk("user %d\n", base.next());
    if (new (std::nothrow) char[huge] == nullptr) {
        printk("no memory, told so\n");
    }
    /* Used, or the compiler would leave the allocation out. */
    char *none = new char[huge];

    printk("never here: %p\n", (void *)none);
}

int main(void)
{
    struct k_mem_partition *parts[] = {&shared, &z_libc_partition, &z_malloc_partition};
    const Base &base = object;

    printk("main\n");
    LOG_INF("virtual %d", base.next());

    Base *made = new Derived(3);

    printk("new %d\n", made->next());
    delete made;

    k_mem_domain_init(&domain, ARRAY_SIZE(parts), parts);
    k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), user, nullptr, nullptr, nullptr,
                    5, K_USER, K_FOREVER);
    k_mem_domain_add_thread(&domain, &thread);
    k_thread_start(&thread);
    k_thread_join(&thread, K_SECONDS(1));
    printk("done\n");
    return 0;
}
