package org.pyrt.objects.memory;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.OctetHex;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyGenericAlias;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The methods of memoryview. */
@ExposedType(name = "memoryview")
final class MemoryViewMethods {

    private MemoryViewMethods() {}

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject object) {
        return PyMemoryView.of(ts, object, PythonBuffer.FULL_READ_ONLY);
    }

    @ExposedMethod(name = "_from_flags", kind = ExposedMethod.Kind.CLASS, doc = "_from_flags($type, /, object, flags)\n--\n\nA memoryview of what an object exports for these flags.")
    @CleanPoint
    static PyObject fromFlags(ThreadState ts, PyType type, PyObject object, int flags) {
        return PyMemoryView.of(ts, object, flags);
    }

    @ExposedMethod(name = "__class_getitem__", kind = ExposedMethod.Kind.CLASS, doc = "__class_getitem__($type, object, /)\n--\n\nSee PEP 585")
    @CleanPoint
    static PyObject classGetItem(ThreadState ts, PyType type, @PositionalOnly PyObject item) {
        return PyGenericAlias.of(ts, type, item);
    }

    @ExposedMethod(doc = "release($self, /)\n--\n\nRelease the underlying buffer.")
    @CleanPoint
    static void release(ThreadState ts, PyMemoryView self) {
        self.release(ts);
    }

    @ExposedMethod(name = "__enter__")
    static PyObject enter(ThreadState ts, PyMemoryView self) {
        self.requireOpen(ts);
        return self;
    }

    @ExposedMethod(name = "__exit__")
    @CleanPoint
    static void exit(ThreadState ts, PyMemoryView self, @VarArgs PyObject[] args) {
        self.release(ts);
    }

    @ExposedMethod(name = "__buffer__", doc = "__buffer__($self, flags, /)\n--\n\nReturn a buffer object that exposes the underlying memory of the object.")
    static PyObject buffer(ThreadState ts, PyMemoryView self, @PositionalOnly int flags) {
        self.requireOpen(ts);
        if ((flags & PythonBuffer.WRITABLE) != 0 && self.readOnly) {
            throw PyMemoryView.notWritable(ts);
        }
        return self.like(ts, self.readOnly, self.format, self.itemSize, self.start, self.shape, self.strides);
    }

    @ExposedMethod(name = "__release_buffer__", doc = "__release_buffer__($self, buffer, /)\n--\n\nRelease the buffer object that exposes the underlying memory of the object.")
    @CleanPoint
    static void releaseBuffer(ThreadState ts, PyMemoryView self, @PositionalOnly PyObject buffer) {
        if (!(buffer instanceof PyMemoryView m)) {
            throw Errors.typeError(ts, "expected a memoryview object");
        }
        PyObject object = self.object();
        try (var held = ts.hold(object)) {
            m.releaseBy(ts, object);
        }
    }

    @ExposedMethod(name = "__len__")
    static int length(ThreadState ts, PyMemoryView self) {
        self.requireOpen(ts);
        if (self.dimensions() == 0) {
            throw Errors.typeError(ts, "0-dim memory has no length");
        }
        return self.shape[0];
    }

    @ExposedMethod(name = "__getitem__")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyMemoryView self, PyObject key) {
        return MemoryItems.get(ts, self, key);
    }

    @ExposedMethod(name = "__setitem__")
    @CleanPoint
    static void setItem(ThreadState ts, PyMemoryView self, PyObject key, PyObject value) {
        MemoryItems.set(ts, self, key, value);
    }

    @ExposedMethod(name = "__delitem__")
    static void deleteItem(ThreadState ts, PyMemoryView self, PyObject key) {
        self.requireOpen(ts);
        throw Errors.typeError(ts, self.readOnly ? "cannot modify read-only memory" : "cannot delete memory");
    }

    @ExposedMethod(name = "__iter__")
    static PyObject iter(ThreadState ts, PyMemoryView self) {
        self.requireOpen(ts);
        if (self.dimensions() == 0) {
            throw Errors.typeError(ts, "invalid indexing of 0-dim memory");
        }
        if (self.dimensions() != 1) {
            throw Errors.raise(
                    ts,
                    org.pyrt.objects.exception.ExceptionTypes.NOT_IMPLEMENTED_ERROR,
                    "multi-dimensional sub-views are not implemented");
        }
        MemoryItems.code(ts, self);
        return new PyMemoryIterator(ts, self);
    }

    @ExposedMethod(name = "__eq__")
    @CleanPoint
    static PyObject equal(ThreadState ts, PyMemoryView self, PyObject other) {
        Boolean result = MemoryItems.equal(ts, self, other);
        return result == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(result);
    }

    @ExposedMethod(name = "__ne__")
    @CleanPoint
    static PyObject notEqual(ThreadState ts, PyMemoryView self, PyObject other) {
        Boolean result = MemoryItems.equal(ts, self, other);
        return result == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(!result);
    }

    @ExposedMethod(name = "__hash__")
    @CleanPoint
    static PyObject hash(ThreadState ts, PyMemoryView self) {
        if (self.hash == -1) {
            self.requireOpen(ts);
            if (!self.readOnly) {
                throw Errors.valueError(ts, "cannot hash writable memoryview object");
            }
            char code = NativeItems.code(self.format);
            if (code != 'b' && code != 'B' && code != 'c') {
                throw Errors.valueError(ts, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
            }
            try (BufferView pinned = self.pin(ts)) {
                PyObject object = self.object();
                if (object != PyNone.NONE) {
                    try (var held = ts.hold(object)) {
                        Comparison.hash(ts, object);
                    }
                }
                self.hash = self.bytes(ts).hash();
            }
        }
        return PyInt.of(self.hash);
    }

    @ExposedMethod(name = "__repr__")
    static PyObject repr(ThreadState ts, PyMemoryView self) {
        return PyStr.of((self.isReleased() ? "<released memory at " : "<memory at ") + ObjectIds.address(ts, self) + ">");
    }

    @ExposedMethod(doc = "cast($self, /, format, shape=<unrepresentable>)\n--\n\nCast a memoryview to a new format or shape.")
    @CleanPoint
    static PyObject cast(ThreadState ts, PyMemoryView self, String format, @Default PyObject shape) {
        return MemoryCast.cast(ts, self, format, shape);
    }

    @ExposedMethod(doc = "toreadonly($self, /)\n--\n\nReturn a readonly version of the memoryview.")
    static PyObject toreadonly(ThreadState ts, PyMemoryView self) {
        self.requireOpen(ts);
        return self.like(ts, true, self.format, self.itemSize, self.start, self.shape, self.strides);
    }

    @ExposedMethod(doc = "tolist($self, /)\n--\n\nReturn the data in the buffer as a list of elements.")
    @CleanPoint
    static PyObject tolist(ThreadState ts, PyMemoryView self) {
        self.requireOpen(ts);
        return MemoryItems.toList(ts, self);
    }

    @ExposedMethod(doc = "tobytes($self, /, order='C')\n--\n\nReturn the data in the buffer as a byte string.")
    static PyObject tobytes(ThreadState ts, PyMemoryView self, @Default("None") PyStr order) {
        self.requireOpen(ts);
        String o = order == null ? "C" : order.toString();
        if (!o.equals("C") && !o.equals("F") && !o.equals("A")) {
            throw Errors.valueError(ts, "order must be 'C', 'F' or 'A'");
        }
        boolean asIs = o.equals("A") && !self.isContiguous() && self.isFortranContiguous();
        return PyBytes.of(self.copy(ts, o.equals("F") || asIs));
    }

    @ExposedMethod(doc = "hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nThe bytes as hexadecimal digits.\n\n>>> memoryview(b'az').hex(' ')\n'61 7a'")
    @CleanPoint
    static PyObject hex(ThreadState ts, PyMemoryView self, @Default PyObject sep, @Default("1") int bytes_per_sep) {
        self.requireOpen(ts);
        try (BufferView v = self.contiguous(ts)) {
            return OctetHex.hex(ts, v, sep, bytes_per_sep);
        }
    }

    @ExposedMethod(doc = "count($self, value, /)\n--\n\nCount the number of occurrences of a value.")
    @CleanPoint
    static long count(ThreadState ts, PyMemoryView self, @PositionalOnly PyObject value) {
        PyObject iterator = iter(ts, self);
        try (var held = ts.hold(iterator)) {
            long n = 0;
            for (PyObject item; (item = ((PyMemoryIterator) iterator).next(ts)) != null; ) {
                n += Comparison.sameFloating(ts, item, value) ? 1 : 0;
            }
            return n;
        }
    }

    @ExposedMethod(doc = "index($self, value, start=0, stop=sys.maxsize, /)\n--\n\nReturn the index of the first occurrence of a value.")
    @CleanPoint
    static long index(
            ThreadState ts,
            PyMemoryView self,
            PyObject value,
            @Default("0") PyObject start,
            @PositionalOnly @Default("9223372036854775807") PyObject stop) {
        self.requireOpen(ts);
        if (self.dimensions() == 0) {
            throw Errors.typeError(ts, "invalid lookup on 0-dim memory");
        }
        if (self.dimensions() > 1) {
            throw Errors.raise(ts, ExceptionTypes.NOT_IMPLEMENTED_ERROR, "multi-dimensional lookup is not implemented");
        }
        int n = self.shape[0];
        int from = Sizes.clip(Sizes.sliceIndex(ts, start, 0), n);
        int to = Sizes.clip(Sizes.sliceIndex(ts, stop, Long.MAX_VALUE), n);
        char code = MemoryItems.code(ts, self);
        for (int i = from; i < to; i++) {
            self.requireOpen(ts);
            if (Comparison.sameFloating(ts, self.item(ts, code, self.start + i * self.strides[0]), value)) {
                return i;
            }
        }
        throw Errors.valueError(ts, "memoryview.index(x): x not found");
    }

    @ExposedGetter(doc = "The underlying object of the memoryview.")
    static PyObject obj(ThreadState ts, PyMemoryView self) {
        self.requireOpen(ts);
        return self.object();
    }

    @ExposedGetter(doc = "The amount of space in bytes that the array would use in a contiguous representation.")
    static long nbytes(ThreadState ts, PyMemoryView self) {
        self.requireOpen(ts);
        return self.byteLength();
    }

    @ExposedGetter(doc = "A bool indicating whether the memory is read only.")
    static boolean readonly(ThreadState ts, PyMemoryView self) {
        self.requireOpen(ts);
        return self.readOnly;
    }

    @ExposedGetter(doc = "The size in bytes of each element of the memoryview.")
    static int itemsize(ThreadState ts, PyMemoryView self) {
        self.requireOpen(ts);
        return self.itemSize;
    }

    @ExposedGetter(doc = "A string containing the format for each element in the view.")
    static PyObject format(ThreadState ts, PyMemoryView self) {
        self.requireOpen(ts);
        return PyStr.of(self.format);
    }

    @ExposedGetter(doc = "An integer indicating how many dimensions of a multi-dimensional array the memory represents.")
    static int ndim(ThreadState ts, PyMemoryView self) {
        self.requireOpen(ts);
        return self.dimensions();
    }

    @ExposedGetter(doc = "A tuple of ndim integers giving the shape of the memory as an N-dimensional array.")
    static PyObject shape(ThreadState ts, PyMemoryView self) {
        self.requireOpen(ts);
        return tuple(ts, self.shape);
    }

    @ExposedGetter(doc = "A tuple of ndim integers giving the size in bytes to access each element for each dimension of the array.")
    static PyObject strides(ThreadState ts, PyMemoryView self) {
        self.requireOpen(ts);
        return tuple(ts, self.strides);
    }

    @ExposedGetter(doc = "A tuple of integers used internally for PIL-style arrays.")
    static PyObject suboffsets(ThreadState ts, PyMemoryView self) {
        self.requireOpen(ts);
        return PyTuple.EMPTY;
    }

    private static PyObject tuple(ThreadState ts, int[] values) {
        PyObject[] items = new PyObject[values.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = PyInt.of(values[i]);
        }
        return PyTuple.adopt(ts, items);
    }

    @ExposedGetter(name = "c_contiguous", doc = "A bool indicating whether the memory is C contiguous.")
    static boolean isContiguous(ThreadState ts, PyMemoryView self) {
        self.requireOpen(ts);
        return self.isContiguous();
    }

    @ExposedGetter(name = "f_contiguous", doc = "A bool indicating whether the memory is Fortran contiguous.")
    static boolean isFortranContiguous(ThreadState ts, PyMemoryView self) {
        self.requireOpen(ts);
        return self.isFortranContiguous();
    }

    @ExposedGetter(name = "contiguous", doc = "A bool indicating whether the memory is contiguous.")
    static boolean isAnyContiguous(ThreadState ts, PyMemoryView self) {
        self.requireOpen(ts);
        return self.isContiguous() || self.isFortranContiguous();
    }
}
