package org.pyrt.vm.modules.builtins;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyMethodDescriptor;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.VirtualMachine;

/** {@code print} and {@code input} of the module builtins. */
@ExposedModule(name = "builtins")
final class OutputFunctions {

    private static final PyStr STDOUT = PyStr.interned("stdout");
    private static final PyStr STDERR = PyStr.interned("stderr");
    private static final PyStr STDIN = PyStr.interned("stdin");
    private static final PyStr WRITE = PyStr.interned("write");
    private static final PyStr FLUSH = PyStr.interned("flush");
    private static final PyStr READLINE = PyStr.interned("readline");
    private static final PyStr SPACE = PyStr.interned(" ");
    private static final PyStr NEWLINE = PyStr.interned("\n");

    private OutputFunctions() {}

    @ExposedMethod(doc = "print($module, /, *args, sep=' ', end='\\n', file=None, flush=False)\n--\n\nWrite the values to a stream.")
    @CleanPoint
    static void print(
            ThreadState ts,
            @VarArgs PyObject[] args,
            @KeywordOnly @Default("None") PyObject sep,
            @Default("None") PyObject end,
            @Default("None") PyObject file,
            @Default("False") PyObject flush) {
        PyStr separator = textOrNone(ts, sep, "sep", SPACE);
        PyStr terminator = textOrNone(ts, end, "end", NEWLINE);
        PyObject target = file;
        if (file == PyNone.NONE) {
            target = VirtualMachine.of(ts).sysAttribute(ts, STDOUT);
            if (target == null) {
                throw Errors.runtimeError(ts, "lost sys.stdout");
            }
            if (target == PyNone.NONE) {
                return;
            }
        }
        try (var held = ts.hold(target)) {
            if (PyType.of(target).lookup(ts, WRITE) instanceof PyMethodDescriptor write && !PyType.of(target).isHeap()) {
                writeGathered(ts, target, write, args, separator, terminator);
            } else {
                writeApart(ts, target, args, separator, terminator);
            }
            if (Comparison.isTrue(ts, flush)) {
                Refs.discard(ts, Calls.callMethod(ts, target, FLUSH));
            }
        }
    }

    private static PyStr textOrNone(ThreadState ts, PyObject value, String name, PyStr otherwise) {
        if (value == PyNone.NONE) {
            return otherwise;
        }
        PyStr s = PyStr.asSelf(value);
        if (s == null) {
            throw Errors.typeError(ts, name + " must be None or a string, not " + PyType.of(value).fullName());
        }
        return s;
    }

    /** Writes to a stream of ours: what runs no Python code on the way is put together first. */
    @CleanPoint
    private static void writeGathered(
            ThreadState ts, PyObject target, PyMethodDescriptor write, PyObject[] args, PyStr separator, PyStr terminator) {
        if (args.length == 0) {
            call(ts, write, target, terminator);
            return;
        }
        if (args.length == 1 && isPlain(args[0])) {
            PyStr text = Representation.str(ts, args[0]);
            call(ts, write, target, text.concat(terminator));
            return;
        }
        StrBuilder gathered = new StrBuilder();
        for (int i = 0; i < args.length; i++) {
            if (i > 0) {
                gathered.append(separator);
            }
            if (!isPlain(args[i]) && gathered.length() > 0) {
                call(ts, write, target, gathered.toStr());
                gathered = new StrBuilder();
            }
            gathered.append(Representation.str(ts, args[i]));
        }
        gathered.append(terminator);
        call(ts, write, target, gathered.toStr());
    }

    private static boolean isPlain(PyObject o) {
        return o instanceof PyStr || o instanceof SmallInt || o instanceof PyFloat;
    }

    @CleanPoint
    private static void call(ThreadState ts, PyMethodDescriptor write, PyObject target, PyStr text) {
        Refs.discard(ts, write.adapter.call1(ts, write.entry, target, text));
    }

    @CleanPoint
    private static void writeApart(ThreadState ts, PyObject target, PyObject[] args, PyStr separator, PyStr terminator) {
        PyObject write = Attributes.get(ts, target, WRITE);
        int mark = ts.holdMark();
        ts.pushHold(write);
        try {
            for (int i = 0; i < args.length; i++) {
                if (i > 0) {
                    Refs.discard(ts, Calls.call(ts, write, separator));
                }
                Refs.discard(ts, Calls.call(ts, write, Representation.str(ts, args[i])));
            }
            Refs.discard(ts, Calls.call(ts, write, terminator));
        } finally {
            ts.unholdTo(mark);
            Refs.discard(ts, write);
        }
    }

    @ExposedMethod(doc = "input($module, prompt='', /)\n--\n\nRead a line from standard input, without its newline.")
    @CleanPoint
    static PyObject input(ThreadState ts, @PositionalOnly @Default PyObject prompt) {
        PyObject in = stream(ts, STDIN);
        try (var heldIn = ts.hold(in)) {
            PyObject out = stream(ts, STDOUT);
            try (var heldOut = ts.hold(out)) {
                flushQuietly(ts, stream(ts, STDERR));
                if (prompt != null) {
                    Refs.discard(ts, Calls.callMethod(ts, out, WRITE, Representation.str(ts, prompt)));
                }
                flushQuietly(ts, out);
            }
            PyObject line = Calls.callMethod(ts, in, READLINE);
            PyStr text = PyStr.asSelf(line);
            if (text == null) {
                throw Errors.typeError(ts, "object.readline() returned non-string");
            }
            if (text.length() == 0) {
                throw Errors.raise(ts, ExceptionTypes.EOF_ERROR, "EOF when reading a line");
            }
            int n = text.length();
            return text.codePointAt(n - 1) == '\n' ? text.substring(0, n - 1) : line;
        }
    }

    private static PyObject stream(ThreadState ts, PyStr name) {
        PyObject file = VirtualMachine.of(ts).sysAttribute(ts, name);
        if (file == null || file == PyNone.NONE) {
            throw Errors.runtimeError(ts, "input(): lost sys." + name);
        }
        return file;
    }

    @CleanPoint
    private static void flushQuietly(ThreadState ts, @Floating PyObject file) {
        try {
            Refs.discard(ts, Calls.callMethod(ts, file, FLUSH));
        } catch (Raised e) {
            Errors.clear(ts);
        }
    }
}
