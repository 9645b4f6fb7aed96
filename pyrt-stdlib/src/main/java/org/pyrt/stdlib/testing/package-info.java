/** What CPython's own tests of builtin types take from its test modules. Nothing else needs it. */
package org.pyrt.stdlib.testing;
