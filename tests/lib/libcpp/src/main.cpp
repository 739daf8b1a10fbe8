/* SPDX-License-Identifier: Apache-2.0 */
/* The C++ library in user threads, and in supervisor threads. */
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <zephyr/kernel.h>
#include <zephyr/sys/libc-hooks.h>
#include <zephyr/ztest.h>

using namespace std::chrono_literals;

#define BOTH(name)                                                                                 \
    static void name();                                                                            \
    ZTEST(libcpp, test_##name##_supervisor)                                                        \
    {                                                                                              \
        name();                                                                                    \
    }                                                                                              \
    ZTEST_USER(libcpp, test_##name)                                                                \
    {                                                                                              \
        name();                                                                                    \
    }                                                                                              \
    static void name()

BOTH(function)
{
    int calls = 0;
    std::array<char, 64> large{};
    std::function<int(int)> small = [&calls](int x) { return ++calls + x; };
    std::function<int(int)> allocated = [&calls, large](int x) { return ++calls + x + large[5]; };
    std::function<int(int)> other = small;

    zassert_equal(small(10), 11);
    zassert_equal(allocated(10), 12);
    other.swap(allocated);
    zassert_equal(other(10), 13);
    zassert_false(static_cast<bool>(std::function<void()>()));
}

BOTH(string)
{
    std::string text = "isolated";

    text += std::string(40, '-') + std::to_string(-1234567);
    zassert_equal(text.size(), 56u);
    zassert_equal(text.find("-1234567"), 48u);
    zassert_true(text.substr(0, 8) == "isolated");
    zassert_equal(std::stoi(text.substr(48)), -1234567);
}

BOTH(containers)
{
    std::vector<int> numbers(20);
    std::map<std::string, int> named;

    std::iota(numbers.begin(), numbers.end(), 1);
    numbers.push_back(0);
    std::sort(numbers.begin(), numbers.end(), std::greater<int>());
    zassert_equal(numbers.front(), 20);
    zassert_equal(std::accumulate(numbers.begin(), numbers.end(), 0), 210);
    for (int n : numbers) {
        named[std::to_string(n % 3)] += n;
    }
    zassert_equal(named.size(), 3u);
    zassert_equal(named["0"], 63);
}

struct counted {
    explicit counted(int *alive) : alive(alive)
    {
        ++*alive;
    }
    ~counted()
    {
        --*alive;
    }
    int *alive;
};

BOTH(pointers)
{
    int alive = 0;

    {
        auto one = std::make_unique<counted>(&alive);
        auto shared = std::make_shared<counted>(&alive);
        std::weak_ptr<counted> weak = shared;
        std::vector<std::shared_ptr<counted>> many(3, shared);

        zassert_equal(alive, 2);
        zassert_equal(shared.use_count(), 4);
        many.clear();
        shared.reset();
        zassert_true(weak.expired());
        zassert_equal(alive, 1);
    }
    zassert_equal(alive, 0);
}

BOTH(sum_types)
{
    std::optional<int> none;
    std::variant<int, std::string> either = std::string("text");

    zassert_equal(none.value_or(5), 5);
    zassert_equal(std::get<std::string>(either).size(), 4u);
    either = 3;
    zassert_equal(std::get<int>(either), 3);
}

BOTH(atomic)
{
    std::atomic<int> number{40};
    std::atomic<bool> flag{false};
    std::atomic_flag lock = ATOMIC_FLAG_INIT;
    std::atomic<uint8_t> byte{255};
    int expected = 41;

    zassert_equal(number.fetch_add(1), 40);
    zassert_true(number.compare_exchange_strong(expected, 50));
    zassert_false(number.compare_exchange_strong(expected, 60));
    zassert_equal(expected, 50);
    zassert_false(flag.exchange(true));
    zassert_false(lock.test_and_set());
    zassert_true(lock.test_and_set());
    byte++;
    zassert_equal(byte.load(), 0);
    zassert_true(number.is_lock_free());
}

BOTH(atomic_64_bits)
{
    std::atomic<uint64_t> number{UINT64_C(0xFFFFFFFF)};
    std::atomic<int64_t> negative{-5};
    uint64_t expected = 7;

    zassert_equal(number.fetch_add(1), UINT64_C(0xFFFFFFFF));
    zassert_equal(number.load(), UINT64_C(0x100000000));
    zassert_false(number.compare_exchange_strong(expected, 1));
    zassert_equal(expected, UINT64_C(0x100000000));
    zassert_true(number.compare_exchange_strong(expected, UINT64_C(0x123456789ABCDEF0)));
    zassert_equal(number.exchange(UINT64_C(0xF0F0F0F0F0F0F0F0)), UINT64_C(0x123456789ABCDEF0));
    zassert_equal(number &= UINT64_C(0xFF00000000000000), UINT64_C(0xF000000000000000));
    zassert_equal(number |= 1u, UINT64_C(0xF000000000000001));
    zassert_equal(number ^= 3u, UINT64_C(0xF000000000000002));
    number.store(5);
    zassert_equal(number -= 6, UINT64_MAX);
    zassert_equal(--negative, -6);
    zassert_false(number.is_lock_free());
}

BOTH(chrono)
{
    auto start = std::chrono::steady_clock::now();
    auto wall = std::chrono::system_clock::now();

    k_sleep(K_MSEC(20));

    auto slept = std::chrono::steady_clock::now() - start;

    zassert_true(slept >= 20ms && slept < 23ms, "slept %d us",
                 (int)std::chrono::duration_cast<std::chrono::microseconds>(slept).count());
    zassert_true(std::chrono::system_clock::now() - wall >= 20ms);
}

BOTH(aligned_new)
{
    struct alignas(64) wide {
        char bytes[64];
    };
    auto object = std::make_unique<wide>();

    zassert_equal(reinterpret_cast<uintptr_t>(object.get()) % 64, 0u);
}

static void *setup()
{
#ifdef CONFIG_USERSPACE
    k_mem_domain_add_partition(&k_mem_domain_default, &z_malloc_partition);
#endif
    return nullptr;
}

ZTEST_SUITE(libcpp, nullptr, setup, nullptr, nullptr, nullptr);
