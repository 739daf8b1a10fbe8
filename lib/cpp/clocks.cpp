/* SPDX-License-Identifier: Apache-2.0 */
/* The clocks of std::chrono: both count from the start of the system, in steps of a tick. */
#include <chrono>

#include <zephyr/kernel.h>

static std::chrono::nanoseconds since_start()
{
    return std::chrono::nanoseconds(k_ticks_to_ns_floor64((uint64_t)k_uptime_ticks()));
}

std::chrono::steady_clock::time_point std::chrono::steady_clock::now() noexcept
{
    return time_point(since_start());
}

/* Nobody tells the system the date, so the epoch is its start. */
std::chrono::system_clock::time_point std::chrono::system_clock::now() noexcept
{
    return time_point(std::chrono::duration_cast<duration>(since_start()));
}
