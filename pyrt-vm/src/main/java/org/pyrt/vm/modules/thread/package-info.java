/**
 * The module {@code _thread}: locks, thread-local objects, starting threads. Start at {@code ThreadModule}.
 */
package org.pyrt.vm.modules.thread;
