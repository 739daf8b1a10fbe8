// SPDX-License-Identifier: Apache-2.0
// Classes over the kernel's objects: a static constructor, virtual functions, templates.
#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

K_APPMEM_PARTITION_DEFINE(cpp_partition);

// Held while it exists.
class Lock
{
public:
    explicit Lock(struct k_mutex &mutex) : mutex_(mutex)
    {
        k_mutex_lock(&mutex_, K_FOREVER);
    }
    ~Lock()
    {
        k_mutex_unlock(&mutex_);
    }
    Lock(const Lock &) = delete;
    Lock &operator=(const Lock &) = delete;

private:
    struct k_mutex &mutex_;
};

class Shape
{
public:
    virtual ~Shape() = default;
    virtual const char *name() const = 0;
    virtual int area() const = 0;
};

class Square : public Shape
{
public:
    explicit Square(int side) : side_(side)
    {
    }
    const char *name() const override
    {
        return "square";
    }
    int area() const override
    {
        return side_ * side_;
    }

private:
    int side_;
};

class Rectangle : public Shape
{
public:
    Rectangle(int width, int height) : width_(width), height_(height)
    {
    }
    const char *name() const override
    {
        return "rectangle";
    }
    int area() const override
    {
        return width_ * height_;
    }

private:
    int width_, height_;
};

// The last N values, oldest first.
template <typename T, size_t N> class Ring
{
public:
    void push(const T &value)
    {
        values_[(first_ + used_) % N] = value;
        if (used_ < N) {
            used_++;
        } else {
            first_ = (first_ + 1) % N;
        }
    }
    template <typename F> void each(F &&function) const
    {
        for (size_t i = 0; i < used_; i++) {
            function(values_[(first_ + i) % N]);
        }
    }

private:
    T values_[N]{};
    size_t first_{}, used_{};
};

// Its constructor runs before main(), in the partition that the user threads share.
class Log
{
public:
    Log()
    {
        areas_.push(1);
        printk("constructor of the log, before main\n");
    }
    void add(int area)
    {
        areas_.push(area);
    }
    int sum() const
    {
        int result = 0;

        areas_.each([&result](int area) { result += area; });
        return result;
    }

private:
    Ring<int, 4> areas_;
};

K_APP_BMEM(cpp_partition) static Log shape_log;
K_MUTEX_DEFINE(log_mutex);

static void measure(const Shape &shape)
{
    Lock lock(log_mutex);

    shape_log.add(shape.area());
    printk("%s of area %d, in %s mode\n", shape.name(), shape.area(),
           k_is_user_context() ? "user" : "supervisor");
}

static void draw(void *, void *, void *)
{
    for (int side = 2; side <= 4; side++) {
        measure(Square(side));
    }
    measure(Rectangle(5, 7));
}

K_THREAD_STACK_DEFINE(user_stack, 1024);
static struct k_thread user_thread;

int main()
{
    printk("main: the log's sum is %d\n", shape_log.sum());
    k_mem_domain_add_partition(&k_mem_domain_default, &cpp_partition);
    k_thread_create(&user_thread, user_stack, K_THREAD_STACK_SIZEOF(user_stack), draw, nullptr,
                    nullptr, nullptr, K_PRIO_PREEMPT(1), K_USER, K_FOREVER);
    k_object_access_grant(&log_mutex, &user_thread);
    k_thread_start(&user_thread);
    k_thread_join(&user_thread, K_FOREVER);
    printk("main: the sum of the last four is %d\n", shape_log.sum());
    return 0;
}
