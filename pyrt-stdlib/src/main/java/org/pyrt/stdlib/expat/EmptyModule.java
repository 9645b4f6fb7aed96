package org.pyrt.stdlib.expat;

import org.pyrt.api.annotation.ExposedModule;

/** A module without functions, for what only has constants. */
@ExposedModule(name = "empty", doc = "")
final class EmptyModule {

    private EmptyModule() {}
}
