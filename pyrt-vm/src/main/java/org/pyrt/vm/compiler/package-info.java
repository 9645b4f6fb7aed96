/**
 * From syntax trees to register bytecode. Start at {@link org.pyrt.vm.compiler.Compiler}.
 */
package org.pyrt.vm.compiler;
