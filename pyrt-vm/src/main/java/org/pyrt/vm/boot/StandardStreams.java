package org.pyrt.vm.boot;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.host.HostDescriptors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * Makes builtins.open, sys.stdin, stdout and stderr of the module {@code _io}; None where a descriptor is closed, or where no such module is linked.
 * Source: CPython 3.14 Python/pylifecycle.c (create_stdio).
 */
final class StandardStreams {

    private static final PyStr OPEN = PyStr.interned("open");

    private StandardStreams() {}

    @CleanPoint
    static void open(ThreadState ts, VirtualMachine vm) {
        PyModule io = vm.importer.javaModule(ts, PyStr.interned("_io"));
        if (io != null) {
            PyObject open = Attributes.get(ts, io, OPEN);
            vm.builtins().putStr(ts, OPEN, open);
        }
        String encoding = encoding(vm.settings);
        if (!encoding.equals("utf-8")) {
            encoding = codecName(ts, vm, encoding);
        }
        String errors = errors(vm.settings);
        set(ts, vm, "stdin", io == null ? PyNone.NONE : stream(ts, vm, io, 0, encoding, errors));
        set(ts, vm, "stdout", io == null ? PyNone.NONE : stream(ts, vm, io, 1, encoding, errors));
        set(ts, vm, "stderr", io == null ? PyNone.NONE : stream(ts, vm, io, 2, encoding, "backslashreplace"));
    }

    private static void set(ThreadState ts, VirtualMachine vm, String name, PyObject file) {
        vm.sys().putStr(ts, PyStr.interned(name), file);
        vm.sys().putStr(ts, PyStr.interned("__" + name + "__"), file);
    }

    private static String encoding(Settings settings) {
        String given = settings.commandLine.variable("PYTHONIOENCODING");
        if (given != null) {
            int colon = given.indexOf(':');
            String name = colon < 0 ? given : given.substring(0, colon);
            if (!name.isEmpty()) {
                return name;
            }
        }
        return settings.locale.streamEncoding();
    }

    /** The name that the codec of an encoding has for itself; the encoding, if there is no such codec. */
    @CleanPoint
    private static String codecName(ThreadState ts, VirtualMachine vm, String encoding) {
        PyModule codecs = vm.importer.javaModule(ts, PyStr.interned("_codecs"));
        if (codecs == null) {
            return encoding;
        }
        try {
            PyObject codec = Calls.callMethod(ts, codecs, PyStr.interned("lookup"), PyStr.of(encoding));
            try (var held = ts.hold(codec)) {
                return Attributes.get(ts, codec, PyStr.interned("name")).toString();
            }
        } catch (Raised e) {
            Errors.clear(ts);
            return encoding;
        }
    }

    private static String errors(Settings settings) {
        String given = settings.commandLine.variable("PYTHONIOENCODING");
        if (given != null && given.indexOf(':') >= 0 && given.indexOf(':') + 1 < given.length()) {
            return given.substring(given.indexOf(':') + 1);
        }
        boolean hasEncoding = given != null && !given.isEmpty() && given.charAt(0) != ':';
        return settings.locale.lenient && !hasEncoding ? "surrogateescape" : "strict";
    }

    /** Whether the process was started without that descriptor: then there is none, or the host has opened a file of its own under the number. */
    private static boolean isClosed(int fd) {
        return HostDescriptors.isClosedAtStart(fd) || !HostDescriptors.isOpen(fd);
    }

    @CleanPoint
    private static PyObject stream(ThreadState ts, VirtualMachine vm, PyModule io, int fd, String encoding, String errors) {
        if (isClosed(fd)) {
            return PyNone.NONE;
        }
        boolean reads = fd == 0;
        boolean raw = vm.settings.unbuffered && !reads;
        PyObject buffer =
                call(ts, io, "open", new PyObject[] {PyInt.of(fd), PyStr.of(reads ? "rb" : "wb"), PyInt.of(raw ? 0 : -1), PyBool.FALSE},
                        "buffering", "closefd");
        try (var held = ts.hold(buffer)) {
            PyObject file = raw ? buffer : Attributes.get(ts, buffer, PyStr.interned("raw"));
            try (var heldFile = ts.hold(file)) {
                PyStr name = PyStr.of(reads ? "<stdin>" : fd == 1 ? "<stdout>" : "<stderr>");
                Attributes.set(ts, file, PyStr.interned("name"), name);
                PyObject tty = Calls.callMethod(ts, file, PyStr.interned("isatty"));
                boolean lines = !raw && (tty == PyBool.TRUE || fd == 2);
                PyObject text =
                        call(
                                ts,
                                io,
                                "TextIOWrapper",
                                new PyObject[] {
                                    buffer, PyStr.of(encoding), PyStr.of(errors), reads ? PyNone.NONE : PyStr.of("\n"), PyBool.of(lines), PyBool.of(raw)
                                },
                                "encoding", "errors", "newline", "line_buffering", "write_through");
                try (var heldText = ts.hold(text)) {
                    Attributes.set(ts, text, PyStr.interned("mode"), PyStr.of(reads ? "r" : "w"));
                }
                return text;
            }
        }
    }

    /** Calls a function of the module; the last arguments are keywords. */
    @CleanPoint
    private static PyObject call(ThreadState ts, PyModule module, String function, PyObject[] args, String... keywords) {
        PyStr[] names = new PyStr[keywords.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = PyStr.interned(keywords[i]);
        }
        PyObject f = Attributes.get(ts, module, PyStr.interned(function));
        try (var held = ts.hold(f)) {
            PyObject result = Calls.call(ts, f, args, names);
            Refs.discard(ts, f);
            return result;
        }
    }
}
