/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The exceptions that a thread handles. The library was built for a single thread and keeps one
 * record for all; this one is each thread's own.
 */
#include <cxxabi.h>

namespace __cxxabiv1
{

/* Its layout is the ABI's (ARM IHI0041, 4.4.2), the compiler only knows its name. */
struct __cxa_eh_globals {
    void *caught;
    unsigned int uncaught_count;
    void *propagating;
};

static thread_local __cxa_eh_globals globals;

extern "C" __cxa_eh_globals *__cxa_get_globals() noexcept
{
    return &globals;
}

extern "C" __cxa_eh_globals *__cxa_get_globals_fast() noexcept
{
    return &globals;
}

} // namespace __cxxabiv1
