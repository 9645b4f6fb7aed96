/**
 * The module errno.
 */
package org.pyrt.vm.modules.errno;
