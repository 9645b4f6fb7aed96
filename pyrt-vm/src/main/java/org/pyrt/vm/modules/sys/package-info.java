/**
 * The module sys. Start at {@code SysModule}.
 */
package org.pyrt.vm.modules.sys;
