/**
 * What CPython's own tests take from the test modules that it comes with, as far as that has a meaning here. Nothing else needs it. Start at
 * {@link org.pyrt.vm.modules.testing.TestApiModule}.
 */
package org.pyrt.vm.modules.testing;
