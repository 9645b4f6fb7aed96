/**
 * The module {@code _socket}: sockets by the C library's own functions, on descriptors that {@code os} and {@code select} know too. Start at {@code PySocket}.
 */
package org.pyrt.stdlib.socket;
