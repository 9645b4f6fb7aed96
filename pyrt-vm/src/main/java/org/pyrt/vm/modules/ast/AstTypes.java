package org.pyrt.vm.modules.ast;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.runtime.CountedState;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyGenericAlias;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * The classes of one interpreter's syntax trees; made when they are first needed and kept as long as the interpreter. Made by one thread, then read by any:
 * the interpreter's field publishes it.
 */
public final class AstTypes {

    static final PyStr FIELDS = PyStr.interned("_fields");
    static final PyStr ATTRIBUTES = PyStr.interned("_attributes");
    static final PyStr FIELD_TYPES = PyStr.interned("_field_types");
    static final PyStr MATCH_ARGS = PyStr.interned("__match_args__");
    static final PyStr LINENO = PyStr.interned("lineno");
    static final PyStr COL_OFFSET = PyStr.interned("col_offset");
    static final PyStr END_LINENO = PyStr.interned("end_lineno");
    static final PyStr END_COL_OFFSET = PyStr.interned("end_col_offset");

    private static final PyStr ANNOTATIONS = PyStr.interned("__annotations__");
    private static final PyStr MODULE = PyStr.interned("__module__");
    private static final PyStr DOC = PyStr.interned("__doc__");
    private static final PyStr AST_MODULE = PyStr.interned("ast");

    /** One class: its name, its family and its fields. */
    static final class Kind {
        final String name;
        final PyType type;
        final PyStr[] fields;

        /** The name of the family, or its own if it belongs to none. */
        final String family;

        /** Its only instance in parsed trees, for operators and contexts; counted by the interpreter. */
        PyInstance singleton;

        Kind(String name, PyType type, PyStr[] fields, String family) {
            this.name = name;
            this.type = type;
            this.fields = fields;
            this.family = family;
        }
    }

    /** The class {@code ast.AST}; immortal. */
    @SuppressWarnings("UncountedField")
    final PyType root = PyAst.makeType();

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    @SuppressWarnings("UncountedField") // types are deferred, and never die
    private final Map<PyType, Kind> byType = new HashMap<>();

    /** Where an interpreter keeps them. */
    private static final class Holder implements CountedState {
        private volatile AstTypes types;

        private synchronized AstTypes publish(AstTypes made) {
            if (types == null) {
                types = made;
            }
            return types;
        }

        @Override
        public void visit(SlotVisitor visitor) {
            if (types != null) {
                for (Kind kind : types.kinds.values()) {
                    visitor.visit(kind.type);
                    if (kind.singleton != null) {
                        visitor.visit(kind.singleton);
                    }
                }
            }
        }
    }

    private AstTypes() {}

    /** Those of the thread's interpreter. Two threads may make them at once; the first to be done wins. */
    @CleanPoint
    public static AstTypes of(ThreadState ts) {
        Holder holder = holder(ts);
        AstTypes types = holder.types;
        if (types == null) {
            AstTypes made = new AstTypes();
            made.make(ts);
            types = holder.publish(made);
        }
        return types;
    }

    private static Holder holder(ThreadState ts) {
        return Interpreter.of(ts).state(Holder.class, Holder::new);
    }

    /** The class {@code ast.AST} of the thread's interpreter; null when there is none yet, and hence no node. */
    static PyType rootIfMade(ThreadState ts) {
        AstTypes types = holder(ts).types;
        return types == null ? null : types.root;
    }

    /** The class of a name in the grammar. */
    Kind kind(String name) {
        return kinds.get(name);
    }

    /** The class of the grammar that an object is an instance of, or null. */
    Kind kindOf(PyObject o) {
        for (PyType t : PyType.of(o).mro()) {
            Kind k = byType.get(t);
            if (k != null) {
                return k;
            }
        }
        return null;
    }

    Iterable<Kind> all() {
        return kinds.values();
    }

    @CleanPoint
    private void make(ThreadState ts) {
        Map<String, String> docs = docs();
        for (String line : AstSchema.CLASSES) {
            String[] parts = line.split(" ");
            String name = parts[0];
            PyType base = parts[1].equals("AST") ? root : kinds.get(parts[1]).type;
            PyStr[] fields = new PyStr[parts.length - 2];
            PyDict namespace = new PyDict(ts);
            int mark = ts.holdMark();
            ts.pushHold(namespace);
            try {
                for (int i = 0; i < fields.length; i++) {
                    fields[i] = PyStr.interned(parts[i + 2].substring(0, parts[i + 2].indexOf(':')));
                }
                boolean family = docs.get(name).indexOf(" = ") > 0;
                namespace.putStr(ts, FIELDS, strs(ts, fields));
                namespace.putStr(ts, MATCH_ARGS, strs(ts, fields));
                namespace.putStr(ts, MODULE, AST_MODULE);
                namespace.putStr(ts, DOC, PyStr.of(docs.get(name)));
                positions(ts, name, parts[1], namespace);
                for (int i = 0; i < fields.length; i++) {
                    if (parts[i + 2].endsWith("?")) {
                        namespace.putStr(ts, fields[i], PyNone.NONE);
                    }
                }
                PyTuple bases = PyTuple.of(ts, base);
                PyType type = (PyType) Calls.call(ts, PyType.TYPE, PyStr.interned(name), bases, namespace);
                Refs.incref(ts, type);
                Kind kind = new Kind(name, type, fields, parts[1].equals("AST") ? name : parts[1]);
                kinds.put(name, kind);
                byType.put(type, kind);
                if (fields.length == 0 && !family && !AstSchema.hasPosition(parts[1])) {
                    kind.singleton = PyInstance.make(ts, type);
                    Refs.incref(ts, kind.singleton);
                }
            } finally {
                ts.releaseTo(mark);
            }
        }
        for (String line : AstSchema.CLASSES) {
            if (docs.get(line.substring(0, line.indexOf(' '))).indexOf(" = ") < 0) {
                setFieldTypes(ts, line.split(" "));
            }
        }
    }

    @CleanPoint
    private void setFieldTypes(ThreadState ts, String[] parts) {
        PyDict types = new PyDict(ts);
        try (var held = ts.hold(types)) {
            for (int i = 2; i < parts.length; i++) {
                int colon = parts[i].indexOf(':');
                types.putStr(ts, PyStr.interned(parts[i].substring(0, colon)), fieldType(ts, parts[i].substring(colon + 1)));
            }
            Attributes.set(ts, kinds.get(parts[0]).type, FIELD_TYPES, types);
            Attributes.set(ts, kinds.get(parts[0]).type, ANNOTATIONS, types);
        }
    }

    private static void positions(ThreadState ts, String name, String base, PyDict namespace) {
        if (!base.equals("AST")) {
            return;
        }
        boolean has = AstSchema.hasPosition(name);
        namespace.putStr(
                ts, ATTRIBUTES, has ? PyTuple.of(ts, LINENO, COL_OFFSET, END_LINENO, END_COL_OFFSET) : PyTuple.EMPTY);
        if (AstSchema.endIsOptional(name)) {
            namespace.putStr(ts, END_LINENO, PyNone.NONE);
            namespace.putStr(ts, END_COL_OFFSET, PyNone.NONE);
        }
    }

    private static PyTuple strs(ThreadState ts, PyStr[] names) {
        PyObject[] all = new PyObject[names.length];
        System.arraycopy(names, 0, all, 0, all.length);
        return PyTuple.of(ts, all);
    }

    /** What {@code _field_types} says: a class, {@code list[class]} or {@code class | None}. */
    @CleanPoint
    private PyObject fieldType(ThreadState ts, String text) {
        boolean several = text.endsWith("*");
        boolean optional = text.endsWith("?");
        String name = text;
        while (name.endsWith("*") || name.endsWith("?")) {
            name = name.substring(0, name.length() - 1);
        }
        PyType type;
        switch (name) {
            case "identifier":
            case "string":
                type = PyStr.TYPE;
                break;
            case "int":
                type = PyInt.TYPE;
                break;
            case "constant":
                type = PyType.OBJECT;
                break;
            default:
                Kind kind = kinds.get(name);
                type = kind.type;
        }
        if (several) {
            return PyGenericAlias.of(ts, PyList.TYPE, type);
        }
        return optional ? Operators.binary(ts, SlotId.OR, type, PyNone.NONE) : type;
    }

    /** The docstrings: a class shows its fields, a family its classes. */
    private static Map<String, String> docs() {
        Map<String, String> docs = new HashMap<>();
        Map<String, StringBuilder> families = new LinkedHashMap<>();
        for (String line : AstSchema.CLASSES) {
            String[] parts = line.split(" ");
            StringBuilder b = new StringBuilder(parts[0]);
            for (int i = 2; i < parts.length; i++) {
                int colon = parts[i].indexOf(':');
                b.append(i == 2 ? "(" : ", ").append(parts[i], colon + 1, parts[i].length()).append(' ').append(parts[i], 0, colon);
            }
            docs.put(parts[0], b.append(parts.length > 2 ? ")" : "").toString());
            if (!parts[1].equals("AST")) {
                StringBuilder family = families.get(parts[1]);
                if (family == null) {
                    families.put(parts[1], new StringBuilder(parts[1]).append(" = ").append(b));
                } else {
                    boolean lines = parts.length > 2 || family.indexOf("(") > 0;
                    family.append(lines ? "\n" + " ".repeat(parts[1].length()) + " | " : " | ").append(b);
                }
            }
        }
        for (Map.Entry<String, StringBuilder> e : families.entrySet()) {
            docs.put(e.getKey(), e.getValue().toString());
        }
        return docs;
    }
}
