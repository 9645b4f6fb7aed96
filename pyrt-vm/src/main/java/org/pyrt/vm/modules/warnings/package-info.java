/**
 * The module {@code _warnings}, and the warnings of builtins, which go the same way. Start at {@code WarningsModule}.
 */
package org.pyrt.vm.modules.warnings;
