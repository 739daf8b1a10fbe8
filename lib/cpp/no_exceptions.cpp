/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the C++ library calls where it would throw. The thread ends with a message, and the image is
 * spared the search for handlers.
 */
#include <exception>
#include <functional>

#include <zephyr/kernel.h>

[[noreturn]] static void stop(const char *what, const char *text)
{
    printk("C++: %s: %s\n", what, text);
    k_panic();
    __builtin_unreachable();
}

/* Weak: where the library's own handling of exceptions is linked, its terminate() is. */
__weak void std::terminate() noexcept
{
    stop("terminate", "exceptions are off (CONFIG_CPP_EXCEPTIONS)");
}

void std::__throw_bad_alloc()
{
    stop("bad_alloc", "no memory");
}

void std::__throw_bad_array_new_length()
{
    stop("bad_array_new_length", "the size of an array overflows");
}

void std::__throw_bad_exception()
{
    stop("bad_exception", "");
}

void std::__throw_bad_cast()
{
    stop("bad_cast", "the object is of another type");
}

void std::__throw_bad_typeid()
{
    stop("bad_typeid", "null pointer");
}

void std::__throw_bad_function_call()
{
    stop("bad_function_call", "the std::function is empty");
}

void std::__throw_logic_error(const char *text)
{
    stop("logic_error", text);
}

void std::__throw_domain_error(const char *text)
{
    stop("domain_error", text);
}

void std::__throw_invalid_argument(const char *text)
{
    stop("invalid_argument", text);
}

void std::__throw_length_error(const char *text)
{
    stop("length_error", text);
}

void std::__throw_out_of_range(const char *text)
{
    stop("out_of_range", text);
}

/* The library's format has conversions of its own, so the text stays as it is. */
void std::__throw_out_of_range_fmt(const char *format, ...)
{
    stop("out_of_range", format);
}

void std::__throw_runtime_error(const char *text)
{
    stop("runtime_error", text);
}

void std::__throw_range_error(const char *text)
{
    stop("range_error", text);
}

void std::__throw_overflow_error(const char *text)
{
    stop("overflow_error", text);
}

void std::__throw_underflow_error(const char *text)
{
    stop("underflow_error", text);
}

void std::__throw_system_error(int)
{
    stop("system_error", "an operating system's function failed");
}
