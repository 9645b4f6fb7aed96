/** The modules {@code _opcode} and {@code _opcode_metadata}: what {@code opcode} and {@code dis} know of the register bytecode. Start at {@code OpcodeModule}. */
package org.pyrt.vm.modules.opcode;
