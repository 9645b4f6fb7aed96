package org.pyrt.stdlib.pickle;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.runtime.CountedState;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * What the module takes from the library when an interpreter imports it: the tables of copyreg and _compat_pickle, and a few functions. Each is
 * set once and stays.
 */
final class PickleState implements CountedState {

    private static final int DISPATCH = 0;
    private static final int EXTENSIONS = 1;
    private static final int INVERTED = 2;
    private static final int CACHE = 3;
    private static final int NAMES_2TO3 = 4;
    private static final int IMPORTS_2TO3 = 5;
    private static final int NAMES_3TO2 = 6;
    private static final int IMPORTS_3TO2 = 7;
    private static final int ENCODE = 8;
    private static final int PARTIAL = 9;

    private static final String[] SOURCES = {
        "copyreg", "dispatch_table",
        "copyreg", "_extension_registry",
        "copyreg", "_inverted_registry",
        "copyreg", "_extension_cache",
        "_compat_pickle", "NAME_MAPPING",
        "_compat_pickle", "IMPORT_MAPPING",
        "_compat_pickle", "REVERSE_NAME_MAPPING",
        "_compat_pickle", "REVERSE_IMPORT_MAPPING",
        "codecs", "encode",
        "functools", "partial",
    };

    @Slot final PyObject[] values = new PyObject[SOURCES.length / 2];

    private PickleState() {}

    /** The state of the thread's interpreter. */
    static PickleState of(ThreadState ts) {
        return Interpreter.of(ts).state(PickleState.class, PickleState::new);
    }

    /** Imports what is not there yet. Raises TypeError if the library's tables are no dicts. */
    @CleanPoint
    void load(ThreadState ts) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                continue;
            }
            PyObject module = Interpreter.of(ts).hooks.importModule(ts, SOURCES[2 * i]);
            PyObject value;
            try (var held = ts.hold(module)) {
                value = Attributes.get(ts, module, PyStr.interned(SOURCES[2 * i + 1]));
            }
            if (i < ENCODE && !(value instanceof PyDict)) {
                throw Errors.typeError(
                        ts, SOURCES[2 * i] + "." + SOURCES[2 * i + 1] + " should be a dict, not " + PyType.of(value).fullName());
            }
            Slots.store(ts, values, i, value);
        }
    }

    @Borrowed
    private PyDict table(int index) {
        return (PyDict) values[index];
    }

    /** copyreg.dispatch_table. */
    @Borrowed
    PyDict dispatchTable() {
        return table(DISPATCH);
    }

    /** The codes of extensions by module and name. */
    @Borrowed
    PyDict extensions() {
        return table(EXTENSIONS);
    }

    /** Modules and names by the codes of extensions. */
    @Borrowed
    PyDict invertedExtensions() {
        return table(INVERTED);
    }

    /** The objects of extensions by their codes. */
    @Borrowed
    PyDict extensionCache() {
        return table(CACHE);
    }

    /** Names in Python 3 of names in Python 2. */
    @Borrowed
    PyDict newNames() {
        return table(NAMES_2TO3);
    }

    /** Modules in Python 3 of modules in Python 2. */
    @Borrowed
    PyDict newModules() {
        return table(IMPORTS_2TO3);
    }

    /** Names in Python 2 of names in Python 3. */
    @Borrowed
    PyDict oldNames() {
        return table(NAMES_3TO2);
    }

    /** Modules in Python 2 of modules in Python 3. */
    @Borrowed
    PyDict oldModules() {
        return table(IMPORTS_3TO2);
    }

    /** codecs.encode. */
    @Borrowed
    PyObject encode() {
        return values[ENCODE];
    }

    /** functools.partial. */
    @Borrowed
    PyObject partial() {
        return values[PARTIAL];
    }

    @Override
    public void visit(SlotVisitor visitor) {
        Slots.visitAll(visitor, values);
    }
}
