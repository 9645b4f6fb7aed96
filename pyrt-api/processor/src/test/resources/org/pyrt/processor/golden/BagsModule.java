package sample;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;

/** A module of functions. */
@ExposedModule(name = "bags", doc = "Bags.")
final class BagsModule {

    @ExposedConstant(name = "tau")
    static final double TAU = 6.28;

    @ExposedConstant static final String version = "1";

    private BagsModule() {}

    @ExposedMethod(doc = "join(*bags)")
    static PyObject join(@VarArgs PyObject[] bags) {
        return null;
    }

    @ExposedMethod(name = "__getattr__")
    static PyObject lookup(PyObject name) {
        return null;
    }

    @ExposedMethod
    static boolean empty() {
        return true;
    }

    @ExposedMethod
    static String name(@PositionalOnly PyBag bag, @Default("2147483648") long limit) {
        return null;
    }
}
