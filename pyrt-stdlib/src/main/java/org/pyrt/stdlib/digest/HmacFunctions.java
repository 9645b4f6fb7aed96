package org.pyrt.stdlib.digest;

import java.util.Locale;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The module _hmac. Source: CPython 3.14 Modules/hmacmodule.c. */
@ExposedModule(name = "_hmac")
final class HmacFunctions {

    static final PyType UNKNOWN_HASH_ERROR =
            PyType.builtin("_hmac.UnknownHashError", null).base(ExceptionTypes.VALUE_ERROR).flags(PyType.BASETYPE).build();

    private HmacFunctions() {}

    /** The function of a name, in any case; null if there is none. */
    private static HashState function(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        switch (lower) {
            case "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512":
                return HashNames.make(lower);
            case "blake2b_32":
                return BlakeState.of(true, HashNames.blake(64));
            case "blake2s_32":
                return BlakeState.of(false, HashNames.blake(32));
            default:
                return null;
        }
    }

    @CleanPoint
    private static HashState function(ThreadState ts, PyObject digest) {
        PyStr name = PyStr.asSelf(digest);
        HashState state = name == null ? null : function(name.toString());
        if (state == null) {
            throw Errors.raise(ts, UNKNOWN_HASH_ERROR, "unsupported hash type: " + Representation.repr(ts, digest));
        }
        return state;
    }

    @ExposedMethod(name = "new", doc = "new($module, /, key, msg=None, digestmod=None)\n--\n\nReturn a new HMAC object.")
    @CleanPoint
    static PyObject make(ThreadState ts, PyObject key, @Default("None") PyObject msg, @Default PyObject digestmod) {
        if (digestmod == null) {
            throw Errors.typeError(ts, "new() missing 1 required argument 'digestmod'");
        }
        HashState state = function(ts, digestmod);
        return HmacMethods.make(ts, HmacMethods.HMAC, state, HmacMethods.key(ts, key), msg == PyNone.NONE ? null : msg);
    }

    @ExposedMethod(name = "compute_digest", doc = "compute_digest($module, /, key, msg, digest)\n--\n\nReturn the digest of a message with a key.")
    @CleanPoint
    static PyObject computeDigest(ThreadState ts, PyObject key, PyObject msg, PyObject digest) {
        return compute(ts, function(ts, digest), key, msg);
    }

    @CleanPoint
    private static PyObject compute(ThreadState ts, HashState function, PyObject key, PyObject message) {
        HmacState state = HmacState.of(function, HmacMethods.key(ts, key));
        try (BufferView v = PyHash.data(ts, message)) {
            state.update(v.octets(), v.offset(), v.length());
        }
        return PyBytes.of(state.digest(state.digestSize()));
    }

    @ExposedMethod(name = "compute_md5", doc = "compute_md5($module, key, msg, /)\n--\n\nReturn the digest of a message with a key.")
    @CleanPoint
    static PyObject md5(ThreadState ts, PyObject key, @PositionalOnly PyObject msg) {
        return compute(ts, function("md5"), key, msg);
    }

    @ExposedMethod(name = "compute_sha1", doc = "compute_sha1($module, key, msg, /)\n--\n\nReturn the digest of a message with a key.")
    @CleanPoint
    static PyObject sha1(ThreadState ts, PyObject key, @PositionalOnly PyObject msg) {
        return compute(ts, function("sha1"), key, msg);
    }

    @ExposedMethod(name = "compute_sha224", doc = "compute_sha224($module, key, msg, /)\n--\n\nReturn the digest of a message with a key.")
    @CleanPoint
    static PyObject sha224(ThreadState ts, PyObject key, @PositionalOnly PyObject msg) {
        return compute(ts, function("sha224"), key, msg);
    }

    @ExposedMethod(name = "compute_sha256", doc = "compute_sha256($module, key, msg, /)\n--\n\nReturn the digest of a message with a key.")
    @CleanPoint
    static PyObject sha256(ThreadState ts, PyObject key, @PositionalOnly PyObject msg) {
        return compute(ts, function("sha256"), key, msg);
    }

    @ExposedMethod(name = "compute_sha384", doc = "compute_sha384($module, key, msg, /)\n--\n\nReturn the digest of a message with a key.")
    @CleanPoint
    static PyObject sha384(ThreadState ts, PyObject key, @PositionalOnly PyObject msg) {
        return compute(ts, function("sha384"), key, msg);
    }

    @ExposedMethod(name = "compute_sha512", doc = "compute_sha512($module, key, msg, /)\n--\n\nReturn the digest of a message with a key.")
    @CleanPoint
    static PyObject sha512(ThreadState ts, PyObject key, @PositionalOnly PyObject msg) {
        return compute(ts, function("sha512"), key, msg);
    }

    @ExposedMethod(name = "compute_sha3_224", doc = "compute_sha3_224($module, key, msg, /)\n--\n\nReturn the digest of a message with a key.")
    @CleanPoint
    static PyObject sha3x224(ThreadState ts, PyObject key, @PositionalOnly PyObject msg) {
        return compute(ts, function("sha3_224"), key, msg);
    }

    @ExposedMethod(name = "compute_sha3_256", doc = "compute_sha3_256($module, key, msg, /)\n--\n\nReturn the digest of a message with a key.")
    @CleanPoint
    static PyObject sha3x256(ThreadState ts, PyObject key, @PositionalOnly PyObject msg) {
        return compute(ts, function("sha3_256"), key, msg);
    }

    @ExposedMethod(name = "compute_sha3_384", doc = "compute_sha3_384($module, key, msg, /)\n--\n\nReturn the digest of a message with a key.")
    @CleanPoint
    static PyObject sha3x384(ThreadState ts, PyObject key, @PositionalOnly PyObject msg) {
        return compute(ts, function("sha3_384"), key, msg);
    }

    @ExposedMethod(name = "compute_sha3_512", doc = "compute_sha3_512($module, key, msg, /)\n--\n\nReturn the digest of a message with a key.")
    @CleanPoint
    static PyObject sha3x512(ThreadState ts, PyObject key, @PositionalOnly PyObject msg) {
        return compute(ts, function("sha3_512"), key, msg);
    }

    @ExposedMethod(name = "compute_blake2s_32", doc = "compute_blake2s_32($module, key, msg, /)\n--\n\nReturn the digest of a message with a key.")
    @CleanPoint
    static PyObject blake2sx32(ThreadState ts, PyObject key, @PositionalOnly PyObject msg) {
        return compute(ts, function("blake2s_32"), key, msg);
    }

    @ExposedMethod(name = "compute_blake2b_32", doc = "compute_blake2b_32($module, key, msg, /)\n--\n\nReturn the digest of a message with a key.")
    @CleanPoint
    static PyObject blake2bx32(ThreadState ts, PyObject key, @PositionalOnly PyObject msg) {
        return compute(ts, function("blake2b_32"), key, msg);
    }
}
