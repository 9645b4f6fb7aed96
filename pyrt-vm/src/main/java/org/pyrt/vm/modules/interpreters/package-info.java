/**
 * Several interpreters in one process: the modules {@code _interpreters} and {@code _interpqueues}. Start reading at {@link
 * org.pyrt.vm.modules.interpreters.SharedValue}: no object goes from one interpreter to another, values are copied. What interpreters share is Java state that hangs off the process's
 * first interpreter and refers to no Python objects but leaves; any thread of any interpreter uses it.
 */
package org.pyrt.vm.modules.interpreters;
