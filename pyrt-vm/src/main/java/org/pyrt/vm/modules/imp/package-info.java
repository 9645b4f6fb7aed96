/**
 * The module {@code _imp}: what importlib asks of the machine. Start at {@code ImpModule}.
 */
package org.pyrt.vm.modules.imp;
