/** The module {@code _pickle}: so far only PickleBuffer. Without the rest the library's own pickler and unpickler, in Python, serve. */
package org.pyrt.stdlib.pickle;
