/** The module {@code _suggestions}. */
package org.pyrt.vm.modules.suggestions;
