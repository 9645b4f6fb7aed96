package org.pyrt.stdlib.array;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.memory.NativeItems;
import org.pyrt.objects.memory.PyMemoryView;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** Arrays to and from lists, bytes, texts, files, pickles and buffers. */
@ExposedType(name = "array")
final class ArrayConversions {

    private static final PyStr READ = PyStr.interned("read");
    private static final PyStr WRITE = PyStr.interned("write");
    private static final PyStr DICT = PyStr.interned("__dict__");
    private static final int BLOCK = 64 * 1024;

    private ArrayConversions() {}

    @ExposedMethod(doc = "tolist($self, /)\n--\n\nConvert array to an ordinary list with the same items.")
    static PyObject tolist(ThreadState ts, PyArray self) {
        byte[] all = self.toBytes(ts);
        int size = self.itemSize;
        try (Scratch items = new Scratch(ts, all.length / size)) {
            for (int at = 0; at < all.length; at += size) {
                items.add(Items.get(ts, self.code, all, at));
            }
            return PyList.adopt(ts, items.moveOut());
        }
    }

    @ExposedMethod(doc = "fromlist($self, list, /)\n--\n\nAppend items to array from list.")
    @CleanPoint
    static void fromlist(ThreadState ts, PyArray self, @PositionalOnly PyObject list) {
        if (!(list instanceof PyList l)) {
            throw Errors.typeError(ts, "arg must be list");
        }
        int n = l.size();
        byte[] out = new byte[n * self.itemSize];
        for (int i = 0; i < n; i++) {
            PyObject value = l.getItem(ts, i);
            if (value == null) {
                throw Errors.runtimeError(ts, "list changed size during iteration");
            }
            try (var held = ts.hold(value)) {
                Items.set(ts, self.code, out, i * self.itemSize, value);
            }
        }
        self.append(ts, out);
    }

    @ExposedMethod(doc = "tobytes($self, /)\n--\n\nConvert the array to an array of machine values and return the bytes representation.")
    static PyObject tobytes(ThreadState ts, PyArray self) {
        return PyBytes.of(self.toBytes(ts));
    }

    @ExposedMethod(doc = "frombytes($self, buffer, /)\n--\n\nAppends items from the string, interpreting it as an array of machine values.")
    @CleanPoint
    static void frombytes(ThreadState ts, PyArray self, @PositionalOnly PyObject buffer) {
        ArraySource.appendBytes(ts, self, buffer);
    }

    @ExposedMethod(doc = "tounicode($self, /)\n--\n\nExtends this array with data from the unicode string ustr.")
    static PyObject tounicode(ThreadState ts, PyArray self) {
        if (!Items.isText(self.code)) {
            throw Errors.valueError(ts, "tounicode() may only be called on unicode type arrays ('u' or 'w')");
        }
        return text(ts, self);
    }

    private static PyStr text(ThreadState ts, PyArray self) {
        byte[] all = self.toBytes(ts);
        int[] points = new int[all.length / 4];
        for (int i = 0; i < points.length; i++) {
            points[i] = Items.character(ts, (int) PyInt.asSelf(NativeItems.get('i', all, 4 * i)).longValue()).codePointAt(0);
        }
        return PyStr.ofCodePoints(points);
    }

    @ExposedMethod(doc = "fromunicode($self, ustr, /)\n--\n\nExtends this array with data from the unicode string ustr.")
    static void fromunicode(ThreadState ts, PyArray self, @PositionalOnly PyStr ustr) {
        if (!Items.isText(self.code)) {
            throw Errors.valueError(ts, "fromunicode() may only be called on unicode type arrays ('u' or 'w')");
        }
        self.append(ts, ArraySource.encode(ustr));
    }

    @ExposedMethod(doc = "fromfile($self, f, n, /)\n--\n\nRead n objects from the file object f and append them to the end of the array.")
    @CleanPoint
    static void fromfile(ThreadState ts, PyArray self, PyObject f, @PositionalOnly long n) {
        if (n < 0) {
            throw Errors.valueError(ts, "negative count");
        }
        if (n > Integer.MAX_VALUE / self.itemSize) {
            throw Errors.raise(ts, ExceptionTypes.MEMORY_ERROR);
        }
        long wanted = n * self.itemSize;
        PyObject read = Calls.callMethod(ts, f, READ, PyInt.of(wanted));
        PyBytes bytes = PyBytes.asSelf(read);
        Refs.discard(ts, read);
        if (bytes == null) {
            throw Errors.typeError(ts, "read() didn't return bytes");
        }
        ArraySource.appendBytes(ts, self, bytes);
        if (bytes.length() != wanted) {
            throw Errors.raise(ts, ExceptionTypes.EOF_ERROR, "read() didn't return enough bytes");
        }
    }

    @ExposedMethod(doc = "tofile($self, f, /)\n--\n\nWrite all items (as machine values) to the file object f.")
    @CleanPoint
    static void tofile(ThreadState ts, PyArray self, @PositionalOnly PyObject f) {
        byte[] all = self.toBytes(ts);
        for (int i = 0; i < all.length; i += BLOCK) {
            Refs.discard(ts, Calls.callMethod(ts, f, WRITE, PyBytes.copyOf(all, i, Math.min(BLOCK, all.length - i))));
        }
    }

    @ExposedMethod(doc = "byteswap($self, /)\n--\n\nByteswap all items of the array.")
    static void byteswap(ThreadState ts, PyArray self) {
        byte[] all = self.toBytes(ts);
        int size = self.itemSize;
        for (int i = 0; i < all.length; i += size) {
            for (int low = i, high = i + size - 1; low < high; low++, high--) {
                byte b = all[low];
                all[low] = all[high];
                all[high] = b;
            }
        }
        self.replace(ts, 0, all.length / size, all);
    }

    @ExposedMethod(name = "buffer_info", doc = "buffer_info($self, /)\n--\n\nReturn a tuple (address, length).")
    static PyObject bufferInfo(ThreadState ts, PyArray self) {
        long address = self.address(ts);
        return PyTuple.adopt(ts, new PyObject[] {address == 0 ? ObjectIds.of(ts, self) : PyInt.of(address), PyInt.of(self.size())});
    }

    @ExposedMethod(name = "__sizeof__", doc = "Size of the array in memory, in bytes.")
    static long sizeOf(PyArray self) {
        return self.sizeInMemory();
    }

    @ExposedMethod(name = "__copy__", doc = "Return a copy of the array.")
    static PyObject copy(ThreadState ts, PyArray self) {
        return self.like(ts, self.toBytes(ts));
    }

    @ExposedMethod(name = "__deepcopy__", doc = "Return a copy of the array.")
    static PyObject deepCopy(ThreadState ts, PyArray self, @PositionalOnly PyObject memo) {
        return self.like(ts, self.toBytes(ts));
    }

    @ExposedMethod(name = "__reduce_ex__", doc = "Return state information for pickling.")
    @CleanPoint
    static PyObject reduceEx(ThreadState ts, PyArray self, @PositionalOnly PyObject protocol) {
        long p = Sizes.indexAsLong(ts, protocol, null);
        PyObject dict = Attributes.find(ts, self, DICT);
        PyObject state = dict == null ? PyNone.NONE : dict;
        try (var held = ts.hold(state)) {
            PyStr code = PyStr.ofCodePoint(self.code);
            if (p < 3) {
                return PyTuple.of(ts, self.type(), PyTuple.of(ts, code, tolist(ts, self)), state);
            }
            PyObject module = Interpreter.of(ts).hooks.importModule(ts, "array");
            PyObject reconstructor;
            try (var heldModule = ts.hold(module)) {
                reconstructor = Attributes.get(ts, module, PyStr.interned("_array_reconstructor"));
            }
            PyTuple args = PyTuple.of(ts, self.type(), code, PyInt.of(Formats.of(self.code)), PyBytes.of(self.toBytes(ts)));
            return PyTuple.of(ts, reconstructor, args, state);
        }
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyArray self) {
        String start = self.type().name() + "('" + self.code + "'";
        if (self.size() == 0) {
            return PyStr.of(start + ")");
        }
        PyObject items = Items.isText(self.code) ? text(ts, self) : tolist(ts, self);
        try (var held = ts.hold(items)) {
            return PyStr.of(start + ", " + Representation.repr(ts, items) + ")");
        }
    }

    @ExposedMethod(name = "__buffer__", doc = "Return a buffer object that exposes the underlying memory of the object.")
    static PyObject buffer(ThreadState ts, PyArray self, @PositionalOnly int flags) {
        return PyMemoryView.of(ts, self, self.buffer(ts));
    }

    @ExposedMethod(name = "__release_buffer__", doc = "Release the buffer object that exposes the underlying memory of the object.")
    @CleanPoint
    static void releaseBuffer(ThreadState ts, PyArray self, @PositionalOnly PyObject buffer) {
        if (!(buffer instanceof PyMemoryView m)) {
            throw Errors.typeError(ts, "expected a memoryview object");
        }
        m.releaseBy(ts, self);
    }
}
