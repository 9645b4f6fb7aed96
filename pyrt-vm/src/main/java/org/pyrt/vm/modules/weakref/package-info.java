/** The module {@code _weakref}. Start at {@link org.pyrt.vm.modules.weakref.WeakrefModule}. Stateless; any thread. */
package org.pyrt.vm.modules.weakref;
