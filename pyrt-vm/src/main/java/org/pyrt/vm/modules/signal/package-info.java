/**
 * The module {@code _signal}. Start at {@code SignalModule}; what happens when a signal arrives is in {@code org.pyrt.vm.thread.Signals}.
 */
package org.pyrt.vm.modules.signal;
