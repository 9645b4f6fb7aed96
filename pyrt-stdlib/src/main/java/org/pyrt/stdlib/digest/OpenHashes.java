package org.pyrt.stdlib.digest;

import java.math.BigInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyBuiltinFunction;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.mapping.PyMappingProxy;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PyFrozenSet;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.operator.OperatorModule;

/** The module _hashlib, which is OpenSSL in CPython and the JDK here. Source: CPython 3.14 Modules/_hashopenssl.c. */
@ExposedModule(name = "_hashlib")
final class OpenHashes {

    static final PyType UNSUPPORTED =
            PyType.builtin("_hashlib.UnsupportedDigestmodError", null).base(ExceptionTypes.VALUE_ERROR).flags(PyType.BASETYPE).build();

    private static final PyStr CONSTRUCTORS = PyStr.interned("_constructors");
    private static final String PREFIX = "openssl_";
    private static final long MOST = Integer.MAX_VALUE;
    private static final long DEFAULT_MEMORY = 32 << 20;

    private OpenHashes() {}

    @CleanPoint
    static PyModule create(ThreadState ts) {
        PyObject[] names = new PyObject[HashNames.ALL.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = PyStr.interned(HashNames.ALL[i]);
        }
        PyTuple tuple = PyTuple.of(ts, names);
        PyObject all;
        try (var held = ts.hold(tuple)) {
            all = PyFrozenSet.from(ts, tuple);
        }
        PyModule module = new ModuleBuilder(ts, "_hashlib", "OpenSSL interface for hashlib module", new OpenHashFunctionsAdapter())
                .include(new OpenHashesAdapter())
                .add("HASH", OpenHashMethods.HASH)
                .add("HASHXOF", OpenHashMethods.HASHXOF)
                .add("HMAC", HmacMethods.OPENSSL_HMAC)
                .add("UnsupportedDigestmodError", UNSUPPORTED)
                .add("_GIL_MINSIZE", PyInt.of(2048))
                .add("openssl_md_meth_names", all)
                .build();
        try (var held = ts.hold(module)) {
            addConstructors(ts, module);
        }
        return module;
    }

    /** Tells the module's functions that are named for a hash function, and the names of those. */
    @CleanPoint
    private static void addConstructors(ThreadState ts, PyModule module) {
        PyDict names = new PyDict(ts);
        try (var held = ts.hold(names)) {
            for (String name : HashNames.ALL) {
                PyObject function = module.globals(ts).getStr(ts, PyStr.interned(PREFIX + name));
                if (function != null) {
                    try (var heldFunction = ts.hold(function)) {
                        names.put(ts, function, PyStr.interned(name));
                    }
                }
            }
            module.globals(ts).putStr(ts, CONSTRUCTORS, new PyMappingProxy(ts, names));
        }
    }

    /** A floating object for a function that has taken in nothing yet. */
    @CleanPoint
    static PyObject hash(ThreadState ts, HashState state, PyObject data) {
        PyHash h = state.digestSize() == 0 ? new PyShake(ts, OpenHashMethods.HASHXOF, state) : new PyHash(ts, OpenHashMethods.HASH, state);
        return PyHash.started(ts, h, data);
    }

    private static Raised unsupported(ThreadState ts) {
        return Errors.raise(ts, UNSUPPORTED, "[digital envelope routines] unsupported");
    }

    private static HashState function(ThreadState ts, String name) {
        HashState state = HashNames.make(name);
        if (state == null) {
            throw unsupported(ts);
        }
        return state;
    }

    /** The function that a name or one of this module's own functions stands for, if it can have a key. */
    @CleanPoint
    private static HashState keyable(ThreadState ts, PyObject digestmod) {
        PyStr given = PyStr.asSelf(digestmod);
        String name = given == null ? null : given.toString();
        if (digestmod instanceof PyBuiltinFunction f && "_hashlib".equals(f.module()) && f.name.startsWith(PREFIX)) {
            name = f.name.substring(PREFIX.length());
        }
        if (name == null) {
            throw Errors.raise(ts, UNSUPPORTED, "Unsupported digestmod " + Representation.repr(ts, digestmod));
        }
        HashState state = function(ts, name);
        if (state.digestSize() == 0) {
            throw Errors.valueError(ts, "no reason supplied");
        }
        return state;
    }

    @CleanPoint
    private static byte[] octets(ThreadState ts, PyObject o) {
        try (BufferView v = Buffers.view(ts, o)) {
            return Buffers.copy(v);
        }
    }

    @ExposedMethod(
            name = "new",
            doc = "new($module, /, name, data=b'', *, usedforsecurity=True, string=None)\n--\n\nReturn a new hash object using the named algorithm.")
    @CleanPoint
    static PyObject make(
            ThreadState ts,
            String name,
            @Default PyObject data,
            @KeywordOnly @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        PyObject input = DigestModules.input(ts, data, string);
        return hash(ts, function(ts, name), input);
    }

    @ExposedMethod(name = "hmac_new", doc = "hmac_new($module, /, key, msg=b'', digestmod=None)\n--\n\nReturn a new hmac object.")
    @CleanPoint
    static PyObject newHmac(ThreadState ts, PyObject key, @Default("None") PyObject msg, @Default("None") PyObject digestmod) {
        if (digestmod == PyNone.NONE) {
            throw Errors.typeError(ts, "Missing required parameter 'digestmod'.");
        }
        byte[] octets = octets(ts, key);
        HashState state = keyable(ts, digestmod);
        return HmacMethods.make(ts, HmacMethods.OPENSSL_HMAC, state, octets, msg == PyNone.NONE ? null : msg);
    }

    @ExposedMethod(name = "hmac_digest", doc = "hmac_digest($module, /, key, msg, digest)\n--\n\nReturn the digest of a message with a key.")
    @CleanPoint
    static PyObject hmacDigest(ThreadState ts, PyObject key, PyObject msg, PyObject digest) {
        HmacState state = HmacState.of(keyable(ts, digest), octets(ts, key));
        byte[] message = octets(ts, msg);
        state.update(message, 0, message.length);
        return PyBytes.of(state.digest(state.digestSize()));
    }

    @ExposedMethod(name = "compare_digest", doc = "compare_digest($module, a, b, /)\n--\n\nReturn 'a == b', in a time that does not tell where they differ.")
    @CleanPoint
    static boolean compareDigest(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return OperatorModule.compareDigest(ts, a, b);
    }

    @ExposedMethod(name = "get_fips_mode", doc = "get_fips_mode($module, /)\n--\n\nReturn whether only functions that a standard of the United States approves are allowed: 0.")
    static int fipsMode() {
        return 0;
    }

    @ExposedMethod(
            name = "pbkdf2_hmac",
            doc = "pbkdf2_hmac($module, /, hash_name, password, salt, iterations, dklen=None)\n--\n\nPassword based key derivation function 2 (PKCS #5 v2.0) with HMAC.")
    @CleanPoint
    static PyObject pbkdf2(
            ThreadState ts, String hash_name, PyObject password, PyObject salt, long iterations, @Default("None") PyObject dklen) {
        byte[] secret = octets(ts, password);
        byte[] salted = octets(ts, salt);
        HashState state = function(ts, hash_name);
        if (iterations < 1) {
            throw Errors.valueError(ts, "iteration value must be greater than 0.");
        }
        if (iterations > MOST) {
            throw Errors.overflowError(ts, "iteration value is too great.");
        }
        long length = dklen == PyNone.NONE ? state.digestSize() : Sizes.indexAsLong(ts, dklen, ExceptionTypes.OVERFLOW_ERROR);
        if (length < 1) {
            throw Errors.valueError(ts, "key length must be greater than 0.");
        }
        if (length > MOST) {
            throw Errors.overflowError(ts, "key length is too great.");
        }
        if (state.digestSize() == 0) {
            throw unsupported(ts);
        }
        byte[] key;
        ts.detach();
        try {
            key = KeyDerivation.pbkdf2(HmacState.of(state, secret), salted, iterations, (int) length);
        } finally {
            ts.attach();
        }
        return PyBytes.of(key);
    }

    @ExposedMethod(
            doc = "scrypt($module, /, password, *, salt, n, r, p, maxmem=0, dklen=64)\n--\n\nscrypt password-based key derivation function.")
    @CleanPoint
    static PyObject scrypt(
            ThreadState ts,
            PyObject password,
            @KeywordOnly PyObject salt,
            PyObject n,
            PyObject r,
            PyObject p,
            @Default("0") long maxmem,
            @Default("64") long dklen) {
        byte[] secret = octets(ts, password);
        byte[] salted = octets(ts, salt);
        long rounds = unsigned(ts, n);
        long size = unsigned(ts, r);
        long parallel = unsigned(ts, p);
        if (rounds < 2 || Long.bitCount(rounds) != 1) {
            throw Errors.valueError(ts, "n must be a power of 2.");
        }
        if (maxmem < 0 || maxmem > MOST) {
            throw Errors.valueError(ts, "maxmem must be positive and smaller than " + MOST);
        }
        if (dklen < 1 || dklen > MOST) {
            throw Errors.valueError(ts, "dklen must be greater than 0 and smaller than " + MOST);
        }
        if (size < 1 || parallel < 1 || parallel > (1L << 30) / size || size < 4 && rounds >= 1L << 16 * size) {
            throw Errors.valueError(ts, "Invalid parameter combination for n, r, p, maxmem.");
        }
        long limit = maxmem == 0 ? DEFAULT_MEMORY : maxmem;
        if (rounds > limit / (128 * size) || parallel * 128 * size + 128 * size * (rounds + 2) > limit) {
            throw Errors.valueError(ts, "[digital envelope routines] memory limit exceeded");
        }
        byte[] key;
        ts.detach();
        try {
            key = KeyDerivation.scrypt(secret, salted, (int) rounds, (int) size, (int) parallel, (int) dklen);
        } finally {
            ts.attach();
        }
        return PyBytes.of(key);
    }

    @CleanPoint
    private static long unsigned(ThreadState ts, PyObject o) {
        BigInteger value = Sizes.index(ts, o).bigValue();
        if (value.signum() < 0) {
            throw Errors.valueError(ts, "Cannot convert negative int");
        }
        if (value.bitLength() > 64) {
            throw Errors.overflowError(ts, "Python int too large for C unsigned long");
        }
        return value.bitLength() == 64 ? Long.MAX_VALUE : value.longValue();
    }
}
