/**
 * T0, the interpreter of the register bytecode. Start at {@link org.pyrt.vm.interpreter.EvalLoop}; calls from Java come in through
 * {@link org.pyrt.vm.interpreter.Execution}.
 */
package org.pyrt.vm.interpreter;
