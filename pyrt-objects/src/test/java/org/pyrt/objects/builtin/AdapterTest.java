package org.pyrt.objects.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pyrt.api.PyObject;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.testkit.Runtime;
import org.pyrt.refcount.ThreadState;

/** How a call finds its way: to a fixed arity that the adapter has, else through binding. */
class AdapterTest {

    private static final PyObject X = PyInt.of(7);

    @RegisterExtension final Runtime rt = new Runtime();

    private String way;

    /** One entry, {@code f(a, b=None)}, with a fixed arity for one argument. */
    private final Adapter adapter =
            new Adapter() {
                @Override
                public void define(Definitions definitions) {
                    definitions.staticMethod("f", 0, "");
                }

                @Override
                public Signature signature(int entry) {
                    return new Signature(
                            Signature.FUNCTION,
                            "f",
                            "",
                            Conversions.names("a", "b"),
                            0,
                            0,
                            new PyObject[] {Signature.REQUIRED, PyNone.NONE},
                            false,
                            false);
                }

                @Override
                public PyObject callBound(ThreadState ts, int entry, PyObject self, PyObject[] bound) {
                    way = "bound " + Arrays.asList(bound).indexOf(X) + " of " + bound.length;
                    return PyNone.NONE;
                }

                @Override
                public PyObject call1(ThreadState ts, int entry, PyObject self, PyObject a) {
                    way = "fixed";
                    return PyNone.NONE;
                }
            };

    @Test
    void call_fixedArity_goesThere() {
        adapter.call(rt.ts, 0, null, new PyObject[] {X}, null);
        assertEquals("fixed", way);
    }

    @Test
    void call_otherArity_binds() {
        adapter.call(rt.ts, 0, null, new PyObject[] {PyNone.NONE, X}, null);
        assertEquals("bound 1 of 2", way);
    }

    @Test
    void call_keyword_binds() {
        adapter.call(rt.ts, 0, null, new PyObject[] {X}, Conversions.names("a"));
        assertEquals("bound 0 of 2", way);
    }

    @Test
    void call0_noSuchArity_raises() {
        assertEquals("TypeError: f() missing required argument 'a' (pos 1)", rt.raised(() -> adapter.call0(rt.ts, 0, null)));
    }
}
