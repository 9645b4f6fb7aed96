/**
 * The module {@code _io}: raw, buffered and text streams. Start at {@code IoModule}; {@code PyTextIO} reads and writes lines.
 *
 * <p>A stream that buffers has a lock of its own, which a thread keeps while it blocks in the file below; all blocking calls are made detached.
 */
package org.pyrt.stdlib.io;
