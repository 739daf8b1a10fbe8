/* SPDX-License-Identifier: Apache-2.0 */
/* Memory for new and delete, from malloc(). There are no exceptions: without memory, new stops. */
#include <cstdlib>
#include <new>

#include <zephyr/kernel.h>

/* The C++ library's own, which picolibc's packages do not bring. */
const std::nothrow_t std::nothrow{};

static void *allocate(size_t size)
{
    void *memory = malloc(size == 0 ? 1 : size);

    if (memory == nullptr) {
        printk("operator new: no memory for %u bytes: raise CONFIG_COMMON_LIBC_MALLOC_ARENA_SIZE\n",
               (unsigned int)size);
        k_panic();
    }
    return memory;
}

void *operator new(size_t size)
{
    return allocate(size);
}

void *operator new[](size_t size)
{
    return allocate(size);
}

void *operator new(size_t size, const std::nothrow_t &) noexcept
{
    return malloc(size);
}

void *operator new[](size_t size, const std::nothrow_t &) noexcept
{
    return malloc(size);
}

void operator delete(void *memory) noexcept
{
    free(memory);
}

void operator delete[](void *memory) noexcept
{
    free(memory);
}

void operator delete(void *memory, size_t) noexcept
{
    free(memory);
}

void operator delete[](void *memory, size_t) noexcept
{
    free(memory);
}
