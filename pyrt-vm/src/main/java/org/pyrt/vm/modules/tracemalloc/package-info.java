/** The module {@code _tracemalloc}: where the objects that live were made, and how much memory they take. */
package org.pyrt.vm.modules.tracemalloc;
