# SPDX-License-Identifier: Apache-2.0
#
# find_package(Zephyr) lands here: everything an application needs is set up in the caller's scope.
get_filename_component(ZEPHYR_BASE "${CMAKE_CURRENT_LIST_DIR}/../../.." REALPATH)
set(ENV{ZEPHYR_BASE} "${ZEPHYR_BASE}")
list(APPEND CMAKE_MODULE_PATH "${ZEPHYR_BASE}/cmake")
include("${ZEPHYR_BASE}/cmake/bulkhead.cmake")
