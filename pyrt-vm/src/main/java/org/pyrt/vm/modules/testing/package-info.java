/** What CPython's own tests ask of the inside of an interpreter, as far as it has a meaning here. Nothing else needs it. */
package org.pyrt.vm.modules.testing;
