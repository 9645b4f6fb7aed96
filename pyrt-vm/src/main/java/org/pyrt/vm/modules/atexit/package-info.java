/**
 * The module atexit.
 */
package org.pyrt.vm.modules.atexit;
