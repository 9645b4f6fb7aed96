package org.pyrt.stdlib.digest;

import java.math.BigInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** A BLAKE2 object. */
@ExposedType(name = "blake2")
final class PyBlake2 extends PyHash {

    static final PyType BLAKE2B = type("_blake2.blake2b", 64, 16);
    static final PyType BLAKE2S = type("_blake2.blake2s", 32, 8);

    private PyBlake2(ThreadState ts, PyType type, HashState state) {
        super(ts, type, state);
    }

    @Override
    PyHash make(ThreadState ts, HashState state) {
        return new PyBlake2(ts, type(), state);
    }

    private static PyType type(String name, int largest, int salt) {
        PyType t = PyType.builtin(name, new PyHashAdapter()).include(new FixedDigestsAdapter()).include(new PyBlake2Adapter()).ownLayout().flags(PyType.BASETYPE).build();
        constant(t, "MAX_DIGEST_SIZE", largest);
        constant(t, "MAX_KEY_SIZE", largest);
        constant(t, "SALT_SIZE", salt);
        constant(t, "PERSON_SIZE", salt);
        return t;
    }

    private static void constant(PyType t, String name, int value) {
        t.dict().putImmortal(PyStr.interned(name), PyInt.of(value));
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(
            ThreadState ts,
            PyType type,
            @Default PyObject data,
            @KeywordOnly @Default PyObject digest_size,
            @Default PyObject key,
            @Default PyObject salt,
            @Default PyObject person,
            @Default("1") int fanout,
            @Default("1") int depth,
            @Default("0") PyObject leaf_size,
            @Default("0") PyObject node_offset,
            @Default("0") int node_depth,
            @Default("0") int inner_size,
            @Default("False") boolean last_node,
            @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        boolean wide = type.isSubtypeOf(BLAKE2B);
        int largest = wide ? 64 : 32;
        PyObject input = DigestModules.input(ts, data, string);
        BlakeParameters p = new BlakeParameters();
        long size = digest_size == null ? largest : Sizes.indexAsLong(ts, digest_size, null);
        if (size <= 0 || size > largest) {
            throw Errors.valueError(ts, "digest_size for " + (wide ? "Blake2b" : "Blake2s") + " must be between 1 and " + largest
                    + " bytes, here it is " + size);
        }
        p.digestSize = (int) size;
        p.salt = part(ts, salt, "salt", largest / 4);
        p.person = part(ts, person, "person", largest / 4);
        p.fanout = limited(ts, fanout, 0, 255, "fanout must be between 0 and 255");
        p.depth = limited(ts, depth, 1, 255, "depth must be between 1 and 255");
        p.leafSize = unsigned(ts, leaf_size, 32, "leaf_size is too large");
        p.nodeOffset = unsigned(ts, node_offset, wide ? 64 : 48, "node_offset is too large");
        p.nodeDepth = limited(ts, node_depth, 0, 255, "node_depth must be between 0 and 255");
        p.innerSize = limited(ts, inner_size, 0, largest, "inner_size must be between 0 and is " + largest);
        p.lastNode = last_node;
        p.key = part(ts, key, "key", largest);
        return started(ts, new PyBlake2(ts, type, BlakeState.of(wide, p)), input);
    }

    private static int limited(ThreadState ts, int value, int least, int most, String message) {
        if (value < least || value > most) {
            throw Errors.valueError(ts, message);
        }
        return value;
    }

    @CleanPoint
    private static long unsigned(ThreadState ts, PyObject value, int bits, String message) {
        BigInteger b = Sizes.index(ts, value).bigValue();
        if (b.signum() < 0) {
            throw Errors.valueError(ts, "value must be positive");
        }
        if (b.bitLength() > 64 || b.bitLength() > bits) {
            throw Errors.overflowError(ts, message);
        }
        return b.longValue();
    }

    @CleanPoint
    private static byte[] part(ThreadState ts, PyObject o, String name, int most) {
        if (o == null) {
            return new byte[0];
        }
        try (BufferView v = Buffers.view(ts, o)) {
            if (v.length() > most) {
                throw Errors.valueError(ts, "maximum " + name + " length is " + most + " bytes");
            }
            return Buffers.copy(v);
        }
    }
}
