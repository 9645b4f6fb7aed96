#!/bin/sh
# CPython as the build unpacks it: our peer for comparisons (with a GIL). Lies beside bin/ and lib/ as `python`.
here=${0%/*}
PYTHONHOME=$here LD_LIBRARY_PATH=$here exec "$here/bin/python3.14" "$@"
