/* SPDX-License-Identifier: Apache-2.0 */
/* The C++ library's own, where it is not linked. */
#include <new>

const std::nothrow_t std::nothrow{};
