# SPDX-License-Identifier: Apache-2.0
"""The commands of ./bulkhead, one module each."""
