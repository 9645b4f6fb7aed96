package org.pyrt.stdlib.digest;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.ThreadState;

/** A hash object of any of the modules; its state is guarded by the object's mutex. */
@ExposedType(name = "hash")
class PyHash extends Counted {

    private final PyType type;
    private final HashState state;

    PyHash(ThreadState ts, PyType type, HashState state) {
        super(ts);
        this.type = type;
        this.state = state;
    }

    /** A type of hash objects. */
    static PyType type(String name, int flags) {
        return PyType.builtin(name, new PyHashAdapter()).include(new FixedDigestsAdapter()).flags(flags).ownLayout().build();
    }

    /** A floating object that has taken in {@code data}; null for none. */
    @CleanPoint
    static PyHash of(ThreadState ts, PyType type, HashState state, PyObject data) {
        return started(ts, new PyHash(ts, type, state), data);
    }

    /** {@code h}, floating, once it has taken in {@code data}, or nothing if it is null. */
    @CleanPoint
    static PyHash started(ThreadState ts, @Floating PyHash h, PyObject data) {
        try (var held = ts.hold(h)) {
            if (data != null) {
                update(ts, h, data);
            }
            held.moveOut();
            return h;
        }
    }

    /** A floating object of the same type. */
    PyHash make(ThreadState ts, HashState copied) {
        return new PyHash(ts, type, copied);
    }

    HashState state() {
        return state;
    }

    @ExposedMethod(doc = "update($self, obj, /)\n--\n\nUpdate this hash object's state with the provided string.")
    @CleanPoint
    static void update(ThreadState ts, PyHash self, @PositionalOnly PyObject obj) {
        try (BufferView v = data(ts, obj)) {
            Mutex.lock(ts, self);
            try {
                self.state.update(v.octets(), v.offset(), v.length());
            } finally {
                Mutex.unlock(ts, self);
            }
        }
    }

    /** The bytes of something to be hashed; to be closed. */
    @CleanPoint
    static BufferView data(ThreadState ts, PyObject o) {
        if (PyStr.asSelf(o) != null) {
            throw Errors.typeError(ts, "Strings must be encoded before hashing");
        }
        BufferView v = Buffers.viewOrNull(ts, o);
        if (v == null) {
            throw Errors.typeError(ts, "object supporting the buffer API required");
        }
        return v;
    }

    /** The digest, of a length that the state has itself or that the caller wants. */
    @CleanPoint
    byte[] finish(ThreadState ts, int length) {
        Mutex.lock(ts, this);
        try {
            return state.digest(length);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    @ExposedMethod(doc = "copy($self, /)\n--\n\nReturn a copy of the hash object.")
    @CleanPoint
    static PyObject copy(ThreadState ts, PyHash self) {
        Mutex.lock(ts, self);
        try {
            return self.make(ts, self.state.copy());
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedGetter
    String name() {
        return state.name();
    }

    @ExposedGetter(name = "block_size")
    int blockSize() {
        return state.blockSize();
    }

    @ExposedGetter(name = "digest_size")
    int digestSize() {
        return state.digestSize();
    }

    @Override
    public PyType type() {
        return type;
    }
}
