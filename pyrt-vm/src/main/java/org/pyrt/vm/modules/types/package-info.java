/** The module {@code _types}: names of builtin types that no other module has. */
package org.pyrt.vm.modules.types;
