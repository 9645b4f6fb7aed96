/**
 * The module builtins, its functions grouped by what they are about. Start at {@code BuiltinsModule}.
 */
package org.pyrt.vm.modules.builtins;
