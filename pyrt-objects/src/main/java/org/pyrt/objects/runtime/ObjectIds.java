package org.pyrt.objects.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.math.BigInteger;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.pyrt.api.PyObject;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.refcount.ThreadState;

/**
 * The ids of one interpreter's objects. An object gets one when somebody asks, never again given to another; an exact int or float, whose
 * identity is its value, has one that follows from the value. Ids of objects are multiples of 16, those of ints and floats are not. Any thread.
 */
public final class ObjectIds {

    private static final long FIRST = 0x7f00_0000_0000L;
    private static final long STEP = 16;
    private static final BigInteger FLOAT_MARK = BigInteger.TWO;
    private static final BigInteger INT_MARK = BigInteger.ONE;

    private final ConcurrentHashMap<Key, Long> ids = new ConcurrentHashMap<>();
    private final ReferenceQueue<PyObject> gone = new ReferenceQueue<>();
    private final AtomicLong next = new AtomicLong(FIRST);

    /** An object by identity, which does not keep it alive. */
    private static final class Key extends WeakReference<PyObject> {

        private final int hash;

        Key(PyObject o, ReferenceQueue<PyObject> queue) {
            super(o, queue);
            hash = System.identityHashCode(o);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            PyObject mine = get();
            return other instanceof Key k && mine != null && k.refersTo(mine);
        }
    }

    /** No ids given yet. */
    ObjectIds() {}

    /** {@code id(o)}. */
    public static PyInt of(ThreadState ts, PyObject o) {
        if (o instanceof PyInt i && !(o instanceof PyBool)) {
            BigInteger v = i.bigValue();
            return PyInt.of(v.shiftLeft(1).abs().add(v.signum() < 0 ? BigInteger.ONE : BigInteger.ZERO).shiftLeft(2).or(INT_MARK));
        }
        if (o instanceof PyFloat f) {
            BigInteger bits = new BigInteger(Long.toUnsignedString(Double.doubleToRawLongBits(f.value)));
            return PyInt.of(bits.shiftLeft(2).or(FLOAT_MARK));
        }
        return PyInt.of(Interpreter.of(ts).ids.get(o));
    }

    /** The id as the repr of an object without a better one shows it, such as {@code 0x7f0000000010}. */
    public static String address(ThreadState ts, PyObject o) {
        return "0x" + of(ts, o).bigValue().toString(16);
    }

    private long get(PyObject o) {
        Object dead;
        while ((dead = gone.poll()) != null) {
            ids.remove(dead);
        }
        Key key = new Key(o, gone);
        Long known = ids.get(key);
        if (known == null) {
            known = next.addAndGet(STEP);
            Long other = ids.putIfAbsent(key, known);
            known = other == null ? known : other;
        }
        return known;
    }
}
