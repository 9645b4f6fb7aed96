/**
 * Events of running code (PEP 669) and, on top of them, the trace and profile functions of the module sys. Start at {@link org.pyrt.vm.monitor.Monitors}, which
 * knows who wants what; {@link org.pyrt.vm.monitor.Events} sends; {@code org.pyrt.vm.interpreter.InstrumentedOps} is where running code comes by.
 */
package org.pyrt.vm.monitor;
