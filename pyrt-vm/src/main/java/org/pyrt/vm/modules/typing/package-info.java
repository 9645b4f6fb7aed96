/**
 * The module {@code _typing}: type variables, type aliases and Generic, which generic functions and classes and {@code type} statements make. Start at
 * {@code TypeParameter}. What bounds, defaults and values are is computed by functions of the source, when first asked for.
 */
package org.pyrt.vm.modules.typing;
