/**
 * Code objects of the virtual machine: the register bytecode, its tables and the caches of its sites. Start at
 * {@link org.pyrt.vm.code.Opcode}.
 */
package org.pyrt.vm.code;
