package org.pyrt.objects.exception;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pyrt.api.PyObject;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** A frame for tests: one place in the source, and perhaps local variables. */
final class FakeFrame extends Counted implements TracebackFrame {

    private static final PyStr[] NO_NAMES = {};

    private final PyCode code;
    private final int line;
    private final int[] position;
    private final PyDict globals;
    final Map<PyStr, PyObject> locals = new LinkedHashMap<>();

    private static final class FakeCode extends PyCode {
        FakeCode(ThreadState ts, String name, String file) {
            super(ts, name, name, file, 1, 0, 0, 0, 0, NO_NAMES, NO_NAMES, NO_NAMES);
        }
    }

    FakeFrame(ThreadState ts, String file, String name, int line, int... position) {
        super(ts);
        this.line = line;
        this.position = position.length == 0 ? null : position;
        code = new FakeCode(ts, name, file);
        globals = new PyDict(ts);
    }

    @Override
    public PyCode code() {
        return code;
    }

    @Override
    public PyObject frameObject(ThreadState ts) {
        return this;
    }

    @Override
    public PyDict globals() {
        return globals;
    }

    @Override
    public PyObject builtins() {
        return null;
    }

    @Override
    public PyObject local(ThreadState ts, PyStr name) {
        return locals.get(name);
    }

    @Override
    public PyStr[] localNames(ThreadState ts) {
        return locals.keySet().toArray(NO_NAMES);
    }

    @Override
    public int line(int lasti) {
        return line;
    }

    @Override
    public int[] position(int lasti) {
        return position;
    }

    @Override
    public PyType type() {
        return PyType.OBJECT;
    }
}
