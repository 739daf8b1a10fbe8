/* SPDX-License-Identifier: Apache-2.0 */
/** @file All of zpp, the thin layer between an application and the kernel. */
#ifndef ZPP_ZPP_H
#define ZPP_ZPP_H

#include <zpp/barrier.h>
#include <zpp/event.h>
#include <zpp/message_queue.h>
#include <zpp/mutex.h>
#include <zpp/object.h>
#include <zpp/semaphore.h>
#include <zpp/this_thread.h>
#include <zpp/thread.h>
#include <zpp/ticker.h>
#include <zpp/time.h>
#include <zpp/work_queue.h>

#endif /* ZPP_ZPP_H */
