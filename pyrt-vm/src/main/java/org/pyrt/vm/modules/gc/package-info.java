/**
 * The module gc. Start at {@link org.pyrt.vm.modules.gc.Collections}, which runs the linked collector; {@link org.pyrt.vm.modules.gc.GcModule} is what
 * Python sees of it. Any thread.
 */
package org.pyrt.vm.modules.gc;
