/** The module {@code _queue}. Start at {@code PySimpleQueue}. */
package org.pyrt.stdlib.queue;
