package org.pyrt.vm.code;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.DictCursor;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** Copies of code objects with some attributes changed: {@code code.replace}. Instructions and their tables are not for programs to change. */
final class CodeCopy {

    private final ThreadState ts;
    private final Code from;
    private final CodeBuilder b = new CodeBuilder();

    private CodeCopy(ThreadState ts, Code from) {
        this.ts = ts;
        this.from = from;
    }

    @CleanPoint
    static Code replace(ThreadState ts, Code from, PyDict changes) {
        CodeCopy copy = new CodeCopy(ts, from);
        copy.start();
        DictCursor cursor = new DictCursor(changes);
        while (cursor.next(ts)) {
            PyObject value = cursor.value;
            try (var held = ts.hold(value)) {
                copy.change(cursor.key.toString(), value);
            }
        }
        return new Code(ts, copy.b);
    }

    private void start() {
        b.name = from.name;
        b.qualname = from.qualname;
        b.filename = from.filename;
        b.firstLine = from.firstLine;
        b.flags = from.flags;
        b.argCount = from.argCount;
        b.positionalOnlyCount = from.positionalOnlyCount;
        b.keywordOnlyCount = from.keywordOnlyCount;
        b.varNames = from.varNames;
        b.cellVars = from.cellVars;
        b.freeVars = from.freeVars;
        b.cellRegisters = from.cellRegisters;
        b.localCount = from.named;
        b.counted = from.counted;
        b.constantBase = from.constantBase;
        b.template = from.template;
        b.finishedInstructions = from.originals().clone();
        b.finishedDepth = from.depth;
        b.finishedConstants = from.constants;
        b.finishedNames = from.names;
        b.finishedTable = from.exceptionTable;
        b.finishedVariables = from.inlinedVariables;
        b.finishedPositions = from.positions;
        b.lineTable = from.ownLineTable();
        for (PyStr name : from.usedNames()) {
            b.usedNames.add(name);
        }
        b.finishedAttributeSites = new AttributeSite[from.attributeSites.length];
        for (int i = 0; i < b.finishedAttributeSites.length; i++) {
            b.finishedAttributeSites[i] = new AttributeSite(from.attributeSites[i].name);
        }
        b.finishedGlobalSites = GlobalSite.unlearned(from.globalSites);
    }

    @CleanPoint
    private void change(String attribute, PyObject value) {
        switch (attribute) {
            case "co_name":
                b.name = str(attribute, value);
                break;
            case "co_qualname":
                b.qualname = str(attribute, value);
                break;
            case "co_filename":
                b.filename = str(attribute, value);
                break;
            case "co_firstlineno":
                b.firstLine = number(attribute, value);
                break;
            case "co_flags":
                b.flags = number(attribute, value);
                break;
            case "co_argcount":
                b.argCount = number(attribute, value);
                break;
            case "co_posonlyargcount":
                b.positionalOnlyCount = number(attribute, value);
                break;
            case "co_kwonlyargcount":
                b.keywordOnlyCount = number(attribute, value);
                break;
            case "co_nlocals":
                if (number(attribute, value) != from.varNames.length) {
                    throw Errors.valueError(ts, "code: co_nlocals != len(co_varnames)");
                }
                break;
            case "co_stacksize":
                number(attribute, value);
                break;
            case "co_varnames":
                b.varNames = names(attribute, value, from.varNames.length);
                break;
            case "co_cellvars":
                b.cellVars = names(attribute, value, from.cellVars.length);
                break;
            case "co_freevars":
                b.freeVars = names(attribute, value, from.freeVars.length);
                break;
            case "co_names":
                rename(names(attribute, value, from.usedNames().length));
                break;
            case "co_consts":
                constants(value);
                break;
            case "co_code":
                if (!(value instanceof PyBytes code)) {
                    throw wrong(attribute, "bytes", value);
                }
                if (!Arrays.equals(code.array(), from.bytecode())) {
                    throw Errors.valueError(ts, "code: co_code cannot be changed, it only shows the instructions");
                }
                break;
            case "co_linetable":
                if (!(value instanceof PyBytes table)) {
                    throw wrong(attribute, "bytes", value);
                }
                if (from.ownLineTable() != null || !Arrays.equals(table.array(), from.lineTable())) {
                    b.lineTable = table.array().clone();
                }
                break;
            case "co_exceptiontable":
                if (!(value instanceof PyBytes)) {
                    throw wrong(attribute, "bytes", value);
                }
                break;
            default:
                throw Errors.typeError(ts, "replace() got an unexpected keyword argument '" + attribute + "'");
        }
    }

    private RuntimeException wrong(String attribute, String type, PyObject value) {
        return Errors.typeError(
                ts, "replace() argument '" + attribute + "' must be " + type + ", not " + PyType.of(value).name());
    }

    private String str(String attribute, PyObject value) {
        PyStr s = PyStr.asSelf(value);
        if (s == null) {
            throw wrong(attribute, "str", value);
        }
        return s.toString();
    }

    @CleanPoint
    private int number(String attribute, PyObject value) {
        PyInt i = Sizes.index(ts, value);
        if (!i.fitsLong() || i.longValue() != (int) i.longValue()) {
            throw Errors.overflowError(ts, "Python int too large to convert to C int");
        }
        if (i.longValue() < 0) {
            throw Errors.valueError(ts, attribute.substring(3) + " must be a positive integer");
        }
        return (int) i.longValue();
    }

    private PyStr[] names(String attribute, PyObject value, int count) {
        if (!(value instanceof PyTuple t)) {
            throw wrong(attribute, "tuple", value);
        }
        if (t.size() != count) {
            throw Errors.valueError(ts, "code: " + attribute + " must have " + count + " names");
        }
        PyStr[] names = new PyStr[count];
        for (int i = 0; i < count; i++) {
            PyStr s = PyStr.asSelf(t.get(i));
            if (s == null) {
                throw Errors.typeError(ts, "name tuples must contain only strings, not '" + PyType.of(t.get(i)).name() + "'");
            }
            names[i] = PyStr.intern(s);
        }
        return names;
    }

    private void rename(PyStr[] names) {
        PyStr[] old = from.usedNames();
        b.usedNames.clear();
        b.usedNames.addAll(java.util.List.of(names));
        for (int i = 0; i < b.finishedAttributeSites.length; i++) {
            b.finishedAttributeSites[i] = new AttributeSite(renamed(from.attributeSites[i].name, old, names));
        }
        for (int i = 0; i < b.finishedGlobalSites.length; i++) {
            b.finishedGlobalSites[i] = new GlobalSite(renamed(from.globalSites[i].name, old, names));
        }
        b.finishedNames = from.names.clone();
        for (int i = 0; i < b.finishedNames.length; i++) {
            b.finishedNames[i] = renamed(from.names[i], old, names);
        }
    }

    private static PyStr renamed(PyStr name, PyStr[] old, PyStr[] names) {
        for (int i = 0; i < old.length; i++) {
            if (old[i] == name) {
                return names[i];
            }
        }
        return name;
    }

    /** Constants go to where {@link Code#usedConstants} found them; an object that can die is kept for ever, and code never does. */
    private void constants(PyObject value) {
        if (!(value instanceof PyTuple t)) {
            throw wrong("co_consts", "tuple", value);
        }
        if (t.size() != from.usedConstants().length) {
            throw Errors.valueError(ts, "code: co_consts must have " + from.usedConstants().length + " items");
        }
        b.finishedConstants = from.constants.clone();
        b.template = from.template.clone();
        int[] places = CodeView.constantPlaces(from);
        for (int i = 0; i < places.length; i++) {
            PyObject constant = kept(t.get(i));
            if (places[i] < b.finishedConstants.length) {
                b.finishedConstants[places[i]] = constant;
            } else {
                b.template[from.constantBase + places[i] - b.finishedConstants.length] = constant;
            }
        }
    }

    private PyObject kept(PyObject o) {
        if (o instanceof Counted c && !Refs.isImmortal(c) && !(o instanceof Code)) {
            Refs.incref(ts, o);
        }
        return o;
    }
}
