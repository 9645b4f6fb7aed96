package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.frame.Frame;

/** The import statement. */
@SuppressWarnings("CleanPoint")
final class ImportOps {

    private static final PyStr IMPORT = PyStr.interned("__import__");
    private static final PyStr ALL = PyStr.interned("__all__");
    private static final PyStr DICT = PyStr.interned("__dict__");
    private static final PyStr NAME = PyStr.interned("__name__");

    private ImportOps() {}

    /** {@code IMPORT_NAME}: calls {@code __import__}; the level and the list of names are in registers {@code b} and {@code b + 1}. */
    @CleanPoint
    static PyObject importName(ThreadState ts, Frame f, int b, int c) {
        PyObject function = NameOps.find(ts, f.builtins, IMPORT);
        if (function == null) {
            throw Errors.raise(ts, ExceptionTypes.IMPORT_ERROR, "__import__ not found");
        }
        PyObject locals = f.locals == null ? PyNone.NONE : f.locals;
        PyObject[] args = {f.code.names[c], f.globals, locals, f.registers[b + 1], f.registers[b]};
        return Calls.call(ts, function, args, null);
    }

    /** {@code IMPORT_FROM}: attribute of the module, or the submodule in sys.modules. */
    @CleanPoint
    static PyObject importFrom(ThreadState ts, Frame f, int b, int c) {
        return VirtualMachine.of(ts).importer.importFrom(ts, f.registers[b], f.code.names[c]);
    }

    /** {@code IMPORT_STAR}: the public names of the module into the namespace. */
    @CleanPoint
    static void importStar(ThreadState ts, Frame f, int b) {
        PyObject module = f.registers[b];
        PyDict into = (PyDict) f.locals;
        PyObject all = Attributes.find(ts, module, ALL);
        boolean listed = all != null;
        if (!listed) {
            all = Attributes.get(ts, module, DICT);
        }
        try (var held = ts.hold(all)) {
            PyObject iterator = Iteration.iter(ts, all);
            try (var heldIterator = ts.hold(iterator)) {
                for (PyObject item; (item = IterationOps.next(ts, iterator)) != null; ) {
                    PyStr name = PyStr.asSelf(item);
                    if (name == null) {
                        throw noStr(ts, module, PyType.of(item).fullName(), listed);
                    }
                    if (listed || name.length() == 0 || name.codePointAt(0) != '_') {
                        into.putStr(ts, name, Attributes.get(ts, module, name));
                    }
                }
            }
        }
        f.consume(ts, b);
    }

    /** The error for a name in a module's {@code __all__}, or else in its dict, that is no str but of this type. */
    @CleanPoint
    private static RuntimeException noStr(ThreadState ts, PyObject module, String type, boolean listed) {
        PyObject name = Attributes.get(ts, module, NAME);
        PyStr shown = PyStr.asSelf(name);
        if (shown == null) {
            throw Errors.typeError(ts, "module __name__ must be a string, not " + PyType.of(name).fullName());
        }
        return Errors.typeError(
                ts, (listed ? "Item in " : "Key in ") + shown + (listed ? ".__all__" : ".__dict__") + " must be str, not " + type);
    }
}
