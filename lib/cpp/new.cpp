/* SPDX-License-Identifier: Apache-2.0 */
/* Memory for new and delete, from malloc(). There are no exceptions: without memory, new stops. */
#include <cstdlib>
#include <new>

#include <zephyr/kernel.h>

static void *checked(void *memory, size_t size)
{
    if (memory == nullptr) {
        printk("operator new: no memory for %u bytes: raise CONFIG_COMMON_LIBC_MALLOC_ARENA_SIZE\n",
               (unsigned int)size);
        k_panic();
    }
    return memory;
}

static void *allocate(size_t size) noexcept
{
    return malloc(size == 0 ? 1 : size);
}

void *operator new(size_t size)
{
    return checked(allocate(size), size);
}

void *operator new[](size_t size)
{
    return checked(allocate(size), size);
}

void *operator new(size_t size, const std::nothrow_t &) noexcept
{
    return allocate(size);
}

void *operator new[](size_t size, const std::nothrow_t &) noexcept
{
    return allocate(size);
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

#ifdef __cpp_aligned_new

static void *allocate(size_t size, std::align_val_t align) noexcept
{
    return aligned_alloc((size_t)align, size == 0 ? 1 : size);
}

void *operator new(size_t size, std::align_val_t align)
{
    return checked(allocate(size, align), size);
}

void *operator new[](size_t size, std::align_val_t align)
{
    return checked(allocate(size, align), size);
}

void *operator new(size_t size, std::align_val_t align, const std::nothrow_t &) noexcept
{
    return allocate(size, align);
}

void *operator new[](size_t size, std::align_val_t align, const std::nothrow_t &) noexcept
{
    return allocate(size, align);
}

void operator delete(void *memory, std::align_val_t) noexcept
{
    free(memory);
}

void operator delete[](void *memory, std::align_val_t) noexcept
{
    free(memory);
}

void operator delete(void *memory, size_t, std::align_val_t) noexcept
{
    free(memory);
}

void operator delete[](void *memory, size_t, std::align_val_t) noexcept
{
    free(memory);
}

#endif
