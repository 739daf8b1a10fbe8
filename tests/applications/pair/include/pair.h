/* SPDX-License-Identifier: Apache-2.0 */
#pragma once
#define HELLO_COUNT 4
