/**
 * Python threads as Java platform threads. Start at {@code PythonThreads}.
 */
package org.pyrt.vm.thread;
