package org.pyrt.stdlib.multibyte;

import org.pyrt.api.annotation.ExposedModule;

/** The functions of modules that have only types: none. */
@ExposedModule(name = "_multibytecodec")
final class NoMultibyteFunctions {

    private NoMultibyteFunctions() {}
}
