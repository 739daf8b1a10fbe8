/* SPDX-License-Identifier: Apache-2.0 */
/* What compiled C++ calls behind the scenes. */
#include <stddef.h>

#include <zephyr/kernel.h>

int __aeabi_atexit(void *object, void (*destructor)(void *), void *dso);
int __cxa_atexit(void (*destructor)(void *), void *object, void *dso);
void __cxa_pure_virtual(void);

void *__dso_handle;

/* An image never ends, so destructors of static objects are not kept. */
int __aeabi_atexit(void *object, void (*destructor)(void *), void *dso)
{
    ARG_UNUSED(object);
    ARG_UNUSED(destructor);
    ARG_UNUSED(dso);
    return 0;
}

int __cxa_atexit(void (*destructor)(void *), void *object, void *dso)
{
    return __aeabi_atexit(object, destructor, dso);
}

void __cxa_pure_virtual(void)
{
    printk("call of a pure virtual function: an object was used before or after its life\n");
    k_panic();
}
