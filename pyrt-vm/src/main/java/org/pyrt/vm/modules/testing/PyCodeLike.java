package org.pyrt.vm.modules.testing;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.monitor.Monitors;

/** Stands for code that is not Python's and has some places that events can be of: for each the tools that listen there. One thread uses it at a time. */
@ExposedType(name = "CodeLike")
final class PyCodeLike extends Counted {

    static final PyType TYPE = PyType.builtin("_testcapi.CodeLike", new PyCodeLikeAdapter()).ownLayout().build();

    /** The tools of each place, as bits. */
    final int[] tools;

    private int version = -1;

    private PyCodeLike(ThreadState ts, int places) {
        super(ts);
        tools = new int[places];
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @PositionalOnly int places) {
        if (places < 0 || places > 1 << 16) {
            throw Errors.valueError(ts, "bad number of places");
        }
        return new PyCodeLike(ts, places);
    }

    /** Looks up who listens to the events of its first places, unless that is as it was. */
    void enter(ThreadState ts, int... events) {
        Monitors monitors = Monitors.of(ts);
        if (version == monitors.version()) {
            return;
        }
        for (int i = 0; i < events.length; i++) {
            tools[i] = monitors.tools(events[i]);
        }
        version = monitors.version();
    }

    @ExposedMethod(name = "__str__")
    PyStr text() {
        StringBuilder b = new StringBuilder("PyCodeLikeObject(");
        for (int i = 0; i < tools.length; i++) {
            b.append(i > 0 ? ", " : "").append(tools[i]);
        }
        return PyStr.of(b.append(')').toString());
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
