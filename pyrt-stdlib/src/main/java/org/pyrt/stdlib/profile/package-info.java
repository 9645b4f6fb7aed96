/** The module {@code _lsprof}, on which cProfile sits. Start at {@code PyProfiler}; {@code CallTree} is what it knows of the calls. */
package org.pyrt.stdlib.profile;
