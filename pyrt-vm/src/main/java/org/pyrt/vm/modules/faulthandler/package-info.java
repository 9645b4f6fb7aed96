/**
 * The module {@code faulthandler}: tracebacks of all threads on demand, after a time, or on a signal. Start at {@code FaultHandlerModule}.
 */
package org.pyrt.vm.modules.faulthandler;
