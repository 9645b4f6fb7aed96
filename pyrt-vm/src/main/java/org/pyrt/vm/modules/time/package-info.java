/**
 * The module time.
 */
package org.pyrt.vm.modules.time;
