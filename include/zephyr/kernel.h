/* SPDX-License-Identifier: Apache-2.0 */
/** @file The kernel's public API, gathered. */
#ifndef ZEPHYR_INCLUDE_KERNEL_H_
#define ZEPHYR_INCLUDE_KERNEL_H_

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <zephyr/types.h>
#include <zephyr/toolchain.h>
#include <zephyr/sys/util.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/sys/dlist.h>
#include <zephyr/sys/slist.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys_clock.h>
#include <zephyr/sys/time_units.h>
#include <zephyr/fatal.h>
#include <zephyr/irq.h>
#include <zephyr/spinlock.h>
#include <zephyr/syscall.h>
#include <zephyr/kernel/object.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/kernel/thread_stack_alloc.h>
#include <zephyr/kernel/clock.h>
#include <zephyr/kernel/idle.h>
#include <zephyr/kernel/sem.h>
#include <zephyr/kernel/mutex.h>
#include <zephyr/kernel/condvar.h>
#include <zephyr/kernel/futex.h>
#include <zephyr/kernel/heap.h>
#include <zephyr/kernel/mbox.h>
#include <zephyr/kernel/pipe.h>
#include <zephyr/kernel/poll.h>
#include <zephyr/kernel/queue.h>
#include <zephyr/kernel/stack.h>
#include <zephyr/kernel/mem_slab.h>
#include <zephyr/kernel/event.h>
#include <zephyr/kernel/timer.h>
#include <zephyr/kernel/msgq.h>
#include <zephyr/kernel/work.h>
#ifdef CONFIG_POLL
#include <zephyr/kernel/work_poll.h>
#endif
#include <zephyr/kernel_version.h>
#ifdef CONFIG_DYNAMIC_OBJECTS
#include <zephyr/kernel/object_alloc.h>
#endif
#ifdef CONFIG_USERSPACE
#include <zephyr/app_memory/mem_domain.h>
#endif

#endif
