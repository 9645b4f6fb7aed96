/**
 * The module gc.
 */
package org.pyrt.vm.modules.gc;
