/**
 * The list of the standard library's modules. Start at {@code StandardModules}.
 */
package org.pyrt.stdlib;
