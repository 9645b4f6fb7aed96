/** The package {@code pyrt}, whose submodules are what pyrt has and CPython lacks. Start at {@code PyrtPackage}. */
package org.pyrt.stdlib.kit;
