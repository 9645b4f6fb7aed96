package org.pyrt.stdlib.random;

import java.math.BigInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.host.Entropy;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.ThreadState;

/** A random number generator. Each number is drawn under the object's mutex. Source: CPython 3.14 Modules/_randommodule.c. */
@ExposedType(name = "Random")
final class PyRandom extends SlottedInstance {

    static final PyType TYPE =
            PyType.builtin("_random.Random", new PyRandomAdapter())
                    .flags(PyType.BASETYPE)
                    .ownLayout()
                    .doc("Random() -> create a random number generator with its own internal state.")
                    .build();

    private final MersenneTwister generator = new MersenneTwister();

    private PyRandom(ThreadState ts, PyType type) {
        super(ts, type);
        generator.seed(new int[] {0});
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        return new PyRandom(ts, type);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(ThreadState ts, PyRandom self, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        if (keywords != null && keywords.size() > 0 && self.type() == TYPE) {
            throw Errors.typeError(ts, "Random() takes no keyword arguments");
        }
        if (args.length > 1) {
            throw Errors.typeError(ts, "Random() requires 0 or 1 argument");
        }
        seed(ts, self, args.length == 0 ? PyNone.NONE : args[0]);
    }

    @ExposedMethod(doc = "seed($self, n=None, /)\n--\n\nseed([n]) -> None.")
    @CleanPoint
    static void seed(ThreadState ts, PyRandom self, @PositionalOnly @Default("None") PyObject n) {
        int[] key;
        if (n == PyNone.NONE) {
            key = entropy();
        } else {
            PyInt i = PyInt.asSelf(n);
            key = words(i != null ? i.bigValue().abs() : unsigned(Comparison.hash(ts, n)));
        }
        Mutex.lockAttached(ts, self);
        self.generator.seed(key);
        Mutex.unlock(ts, self);
    }

    private static int[] entropy() {
        byte[] bytes = new byte[4 * MersenneTwister.WORDS];
        Entropy.fill(bytes);
        int[] key = new int[MersenneTwister.WORDS];
        for (int i = 0; i < bytes.length; i++) {
            key[i >> 2] = key[i >> 2] << 8 | bytes[i] & 0xff;
        }
        return key;
    }

    private static BigInteger unsigned(long hash) {
        BigInteger value = BigInteger.valueOf(hash);
        return hash < 0 ? value.add(BigInteger.ONE.shiftLeft(64)) : value;
    }

    /** The words of a number, lowest first; one at least. */
    private static int[] words(BigInteger n) {
        byte[] bytes = n.toByteArray();
        int[] words = new int[Math.max(1, (n.bitLength() + 31) / 32)];
        for (int i = 0; i < bytes.length && i / 4 < words.length; i++) {
            words[i / 4] |= (bytes[bytes.length - 1 - i] & 0xff) << 8 * (i % 4);
        }
        return words;
    }

    @ExposedMethod(doc = "random($self, /)\n--\n\nrandom() -> x in the interval [0, 1).")
    static double random(ThreadState ts, PyRandom self) {
        Mutex.lockAttached(ts, self);
        try {
            return self.generator.nextDouble();
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedMethod(doc = "getrandbits($self, k, /)\n--\n\ngetrandbits(k) -> x.  Generates an int with k random bits.")
    @CleanPoint
    static PyObject getrandbits(ThreadState ts, PyRandom self, @PositionalOnly PyObject k) {
        PyInt bits = Sizes.index(ts, k);
        if (bits.bigValue().signum() < 0) {
            throw Errors.valueError(ts, "Cannot convert negative int");
        }
        if (bits.bigValue().bitLength() > 64) {
            throw Errors.overflowError(ts, "Python int too large for C uint64_t");
        }
        if (!bits.fitsLong() || bits.longValue() > Integer.MAX_VALUE) {
            throw new OutOfMemoryError("an int of more than 2**31 bits");
        }
        int n = (int) bits.longValue();
        Mutex.lockAttached(ts, self);
        try {
            return self.bits(n);
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    private PyInt bits(int k) {
        if (k == 0) {
            return PyInt.of(0);
        }
        if (k <= 32) {
            return PyInt.of((generator.next() & 0xffffffffL) >>> 32 - k);
        }
        int n = (k - 1) / 32 + 1;
        byte[] bytes = new byte[4 * n];
        int left = k;
        for (int i = 0; i < n; i++, left -= 32) {
            int word = generator.next();
            if (left < 32) {
                word >>>= 32 - left;
            }
            for (int b = 0; b < 4; b++) {
                bytes[bytes.length - 1 - 4 * i - b] = (byte) (word >>> 8 * b);
            }
        }
        return PyInt.of(new BigInteger(1, bytes));
    }

    @ExposedMethod(doc = "getstate($self, /)\n--\n\ngetstate() -> tuple containing the current state.")
    static PyObject getstate(ThreadState ts, PyRandom self) {
        PyObject[] state = new PyObject[MersenneTwister.WORDS + 1];
        Mutex.lockAttached(ts, self);
        for (int i = 0; i < MersenneTwister.WORDS; i++) {
            state[i] = PyInt.of(self.generator.word(i));
        }
        state[MersenneTwister.WORDS] = PyInt.of(self.generator.index());
        Mutex.unlock(ts, self);
        return PyTuple.of(ts, state);
    }

    @ExposedMethod(doc = "setstate($self, state, /)\n--\n\nsetstate(state) -> None.  Restores generator state.")
    static void setstate(ThreadState ts, PyRandom self, @PositionalOnly PyObject state) {
        if (!(state instanceof PyTuple t)) {
            throw Errors.typeError(ts, "state vector must be a tuple");
        }
        if (t.size() != MersenneTwister.WORDS + 1) {
            throw Errors.valueError(ts, "state vector is the wrong size");
        }
        int[] words = new int[MersenneTwister.WORDS];
        for (int i = 0; i < words.length; i++) {
            words[i] = (int) number(ts, t.get(i));
        }
        long index = number(ts, t.get(MersenneTwister.WORDS));
        if (index > MersenneTwister.WORDS) {
            throw Errors.valueError(ts, "invalid state");
        }
        Mutex.lockAttached(ts, self);
        self.generator.restore(words, (int) index);
        Mutex.unlock(ts, self);
    }

    private static long number(ThreadState ts, PyObject o) {
        PyInt i = PyInt.asSelf(o);
        if (i == null) {
            throw Errors.typeError(ts, "an integer is required");
        }
        if (i.bigValue().signum() < 0) {
            throw Errors.overflowError(ts, "can't convert negative value to unsigned int");
        }
        if (!i.fitsLong()) {
            throw Errors.overflowError(ts, "Python int too large to convert to C unsigned long");
        }
        return i.longValue();
    }
}
