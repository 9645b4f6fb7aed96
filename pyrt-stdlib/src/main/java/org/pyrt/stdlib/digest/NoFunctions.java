package org.pyrt.stdlib.digest;

import org.pyrt.api.annotation.ExposedModule;

/** The functions of modules that have only types: none. */
@ExposedModule(name = "_sha3")
final class NoFunctions {

    private NoFunctions() {}
}
