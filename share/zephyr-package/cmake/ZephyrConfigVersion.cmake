# SPDX-License-Identifier: Apache-2.0
#
# The API level offered; any version that an application asks for below the next major one is met.
set(PACKAGE_VERSION 3.7.0)
if(PACKAGE_FIND_VERSION VERSION_GREATER_EQUAL 4.0.0)
  set(PACKAGE_VERSION_COMPATIBLE FALSE)
else()
  set(PACKAGE_VERSION_COMPATIBLE TRUE)
endif()
