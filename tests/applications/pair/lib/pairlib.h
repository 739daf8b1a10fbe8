/* SPDX-License-Identifier: Apache-2.0 */
#pragma once
int pairlib_secret(void);
int pairlib_two(void);
int pairlib_by_option(void);
