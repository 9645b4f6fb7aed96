/** The module {@code _symtable}: the compiler's scopes as objects. Start at {@code SymtableModule}. */
package org.pyrt.vm.modules.symtable;
