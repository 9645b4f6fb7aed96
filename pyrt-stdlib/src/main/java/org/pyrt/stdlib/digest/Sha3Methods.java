package org.pyrt.stdlib.digest;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** What the types of the module _sha3 have besides: constructors, and what tells the sponge. */
@ExposedType(name = "sha3")
final class Sha3Methods {

    static final PyType SHA3_224 = type("_sha3.sha3_224");
    static final PyType SHA3_256 = type("_sha3.sha3_256");
    static final PyType SHA3_384 = type("_sha3.sha3_384");
    static final PyType SHA3_512 = type("_sha3.sha3_512");
    static final PyType SHAKE_128 = shake("_sha3.shake_128");
    static final PyType SHAKE_256 = shake("_sha3.shake_256");

    private Sha3Methods() {}

    private static PyType type(String name) {
        return PyType.builtin(name, new PyHashAdapter()).include(new FixedDigestsAdapter()).include(new Sha3MethodsAdapter()).ownLayout().build();
    }

    private static PyType shake(String name) {
        return PyType.builtin(name, new PyHashAdapter()).include(new PyShakeAdapter()).include(new Sha3MethodsAdapter()).ownLayout().build();
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(
            ThreadState ts,
            PyType type,
            @Default PyObject data,
            @KeywordOnly @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        String name = type.name();
        int bits = Integer.parseInt(name.substring(name.length() - 3));
        PyObject input = DigestModules.input(ts, data, string);
        PyHash h = name.startsWith("shake")
                ? new PyShake(ts, type, KeccakState.shake(bits))
                : new PyHash(ts, type, KeccakState.sha3(bits));
        return PyHash.started(ts, h, input);
    }

    private static KeccakState state(PyHash self) {
        return (KeccakState) self.state();
    }

    @ExposedGetter(name = "_capacity_bits")
    static int capacityBits(PyHash self) {
        return state(self).capacityBits();
    }

    @ExposedGetter(name = "_rate_bits")
    static int rateBits(PyHash self) {
        return 1600 - state(self).capacityBits();
    }

    @ExposedGetter(name = "_suffix")
    static PyObject suffix(PyHash self) {
        return PyBytes.ofOctet(state(self).suffix());
    }
}
