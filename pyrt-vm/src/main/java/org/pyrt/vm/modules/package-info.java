/**
 * The modules whose state is the machine's own, one package each. Start at {@code MachineModules}, which lists them.
 */
package org.pyrt.vm.modules;
