package org.pyrt.vm.modules.builtins;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.function.PyCell;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.Engine;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.compiler.CompileOptions;
import org.pyrt.vm.compiler.Compiler;
import org.pyrt.vm.parser.ParserOptions;

/** Functions of the module builtins that compile and run source, import modules and make classes. */
@ExposedModule(name = "builtins")
final class SourceFunctions {

    private static final PyStr FSPATH = PyStr.interned("__fspath__");
    private static final PyStr BUILTINS = PyStr.interned("__builtins__");

    private static final PyCell[] NO_CELLS = {};

    private SourceFunctions() {}

    @ExposedMethod(
            name = "__import__",
            doc = "__import__($module, /, name, globals=None, locals=None, fromlist=(), level=0)\n--\n\nImport a module.")
    @CleanPoint
    static PyObject importModule(
            ThreadState ts,
            PyObject name,
            @Default("None") PyObject globals,
            @Default("None") PyObject locals,
            @Default PyObject fromlist,
            @Default("0") int level) {
        PyStr module = PyStr.asSelf(name);
        if (module == null) {
            throw Errors.typeError(ts, "module name must be a string");
        }
        PyDict scope = globals instanceof PyDict d ? d : null;
        return VirtualMachine.of(ts).importer.importName(ts, module, scope, fromlist, level);
    }

    @ExposedMethod(name = "__build_class__", doc = "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class")
    @CleanPoint
    static PyObject buildClass(
            ThreadState ts, PyObject func, @PositionalOnly PyObject name, @VarArgs PyObject[] bases, @VarKeywords PyDict kwds) {
        if (!(func instanceof PyFunction body)) {
            throw Errors.typeError(ts, "__build_class__: func must be a function");
        }
        PyStr className = PyStr.asSelf(name);
        if (className == null) {
            throw Errors.typeError(ts, "__build_class__: name is not a string");
        }
        return ClassBuilder.build(ts, body, className, bases, kwds);
    }

    @ExposedMethod(
            doc = "compile($module, /, source, filename, mode, flags=0, dont_inherit=False, optimize=-1)\n--\n\nCompile source into a code object.")
    @CleanPoint
    static PyObject compile(
            ThreadState ts,
            PyObject source,
            PyObject filename,
            String mode,
            @Default("0") int flags,
            @Default("False") boolean dont_inherit,
            @Default("-1") int optimize,
            @KeywordOnly @Default("-1") int _feature_version) {
        int kind = Compilation.mode(mode);
        boolean tree = (flags & CompileOptions.ONLY_AST) != 0;
        if ((flags & ~CompileOptions.KNOWN) != 0) {
            throw Errors.valueError(ts, "compile(): unrecognised flags");
        }
        if (optimize < -1 || optimize > 2) {
            throw Errors.valueError(ts, "compile(): invalid optimize value");
        }
        if (kind < 0) {
            throw Errors.valueError(
                    ts,
                    tree
                            ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
                            : "compile() mode must be 'exec', 'eval' or 'single'");
        }
        if (kind == ParserOptions.FUNC_TYPE && !tree) {
            throw Errors.valueError(ts, "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
        }
        int version = tree && _feature_version >= 0 ? _feature_version : ParserOptions.LATEST;
        if (Audit.isOn(ts)) {
            Audit.send(ts, "compile", source, filename);
        }
        int all = dont_inherit ? flags : flags | Compilation.inheritedFlags(ts);
        int level = optimize < 0 ? Compiler.defaultLevel(ts) : optimize;
        return Compilation.run(ts, source, fileName(ts, filename), new CompileOptions(kind, all, level, version));
    }

    @CleanPoint
    private static String fileName(ThreadState ts, PyObject filename) {
        PyStr s = PyStr.asSelf(filename);
        if (s != null) {
            return s.toString();
        }
        PyBytes b = PyBytes.asSelf(filename);
        if (b != null) {
            return new String(b.array(), StandardCharsets.UTF_8);
        }
        PyObject method = Attributes.findSpecial(ts, filename, FSPATH);
        if (method == null) {
            throw Errors.typeError(ts, "expected str, bytes or os.PathLike object, not " + PyType.of(filename).fullName());
        }
        PyObject path;
        try (var held = ts.hold(method)) {
            path = Calls.call(ts, method);
        }
        if (PyStr.asSelf(path) == null && PyBytes.asSelf(path) == null) {
            throw Errors.typeError(
                    ts,
                    "expected " + PyType.of(filename).fullName() + ".__fspath__() to return str or bytes, not "
                            + PyType.of(path).fullName());
        }
        try (var held = ts.hold(path)) {
            return fileName(ts, path);
        }
    }

    @ExposedMethod(doc = "eval($module, source, /, globals=None, locals=None)\n--\n\nEvaluate an expression.")
    @CleanPoint
    static PyObject eval(
            ThreadState ts, @PositionalOnly PyObject source, @Default("None") PyObject globals, @Default("None") PyObject locals) {
        if (locals != PyNone.NONE && PyType.of(locals).slot(SlotId.GETITEM) == null) {
            throw Errors.typeError(ts, "locals must be a mapping");
        }
        if (globals != PyNone.NONE && !(globals instanceof PyDict)) {
            throw Errors.typeError(
                    ts,
                    PyType.of(globals).slot(SlotId.GETITEM) != null
                            ? "globals must be a real dict; try eval(code, {}, mapping)"
                            : "globals must be a dict");
        }
        PyObject code = source;
        if (!(source instanceof PyCode)) {
            PyStr text = PyStr.asSelf(source);
            PyObject stripped = text == null ? stripBytes(source) : PyStr.of(strip(text.toString()));
            try (var held = ts.hold(stripped)) {
                code = Compilation.code(ts, stripped, "<string>", ParserOptions.EVAL, "eval", "string, bytes or code");
            }
        } else if (((PyCode) source).freeVars.length > 0) {
            throw Errors.typeError(ts, "code object passed to eval() may not contain free variables");
        }
        return runIn(ts, (PyCode) code, NO_CELLS, globals, locals, "eval");
    }

    private static String strip(String s) {
        int i = 0;
        while (i < s.length() && (s.charAt(i) == ' ' || s.charAt(i) == '\t')) {
            i++;
        }
        return s.substring(i);
    }

    private static PyObject stripBytes(PyObject source) {
        PyBytes b = PyBytes.asSelf(source);
        if (b == null) {
            return source;
        }
        byte[] a = b.array();
        int i = 0;
        while (i < a.length && (a[i] == ' ' || a[i] == '\t')) {
            i++;
        }
        return PyBytes.of(Arrays.copyOfRange(a, i, a.length));
    }

    @ExposedMethod(doc = "exec($module, source, /, globals=None, locals=None, *, closure=None)\n--\n\nRun statements.")
    @CleanPoint
    static void exec(
            ThreadState ts,
            @PositionalOnly PyObject source,
            @Default("None") PyObject globals,
            @Default("None") PyObject locals,
            @KeywordOnly @Default("None") PyObject closure) {
        if (globals != PyNone.NONE && !(globals instanceof PyDict)) {
            throw Errors.typeError(ts, "exec() globals must be a dict, not " + PyType.of(globals).fullName());
        }
        if (locals != PyNone.NONE && PyType.of(locals).slot(SlotId.GETITEM) == null) {
            throw Errors.typeError(ts, "locals must be a mapping or None, not " + PyType.of(locals).fullName());
        }
        PyObject code = source;
        PyCell[] cells = NO_CELLS;
        if (source instanceof PyCode c) {
            cells = cells(ts, c, closure);
        } else {
            if (closure != PyNone.NONE) {
                throw Errors.typeError(ts, "closure can only be used when source is a code object");
            }
            code = Compilation.code(ts, source, "<string>", ParserOptions.FILE, "exec", "string, bytes or code");
        }
        Refs.discard(ts, runIn(ts, (PyCode) code, cells, globals, locals, "exec"));
    }

    /** The cells of a closure that fits the code. */
    private static PyCell[] cells(ThreadState ts, PyCode code, PyObject closure) {
        int wanted = code.freeVars.length;
        if (wanted == 0) {
            if (closure != PyNone.NONE) {
                throw Errors.typeError(ts, "cannot use a closure with this code object");
            }
            return NO_CELLS;
        }
        boolean fits = closure.getClass() == PyTuple.class && ((PyTuple) closure).size() == wanted;
        PyCell[] cells = new PyCell[wanted];
        for (int i = 0; fits && i < wanted; i++) {
            if (((PyTuple) closure).get(i) instanceof PyCell cell) {
                cells[i] = cell;
            } else {
                fits = false;
            }
        }
        if (!fits) {
            throw Errors.typeError(ts, "code object requires a closure of exactly length " + wanted);
        }
        return cells;
    }

    /** Runs code in the given namespaces, those of the caller where None is given. */
    @CleanPoint
    private static PyObject runIn(
            ThreadState ts, @Floating PyCode code, PyCell[] closure, PyObject globals, PyObject locals, String function) {
        int mark = ts.holdMark();
        ts.pushHold(code);
        try {
            if (Audit.isOn(ts)) {
                Audit.send(ts, "exec", code);
            }
            PyDict scope;
            PyObject names = locals;
            if (globals == PyNone.NONE) {
                scope = Engine.currentGlobals(ts);
                ts.pushHold(scope);
                if (scope == null) {
                    throw Errors.systemError(ts, function + "() needs globals when there is no frame");
                }
                if (locals == PyNone.NONE) {
                    names = Engine.currentLocals(ts);
                    ts.pushHold(names);
                }
            } else {
                scope = (PyDict) globals;
                names = locals == PyNone.NONE ? scope : locals;
            }
            if (scope.getStr(ts, BUILTINS) == null) {
                scope.putStr(ts, BUILTINS, currentBuiltins(ts));
            }
            return Engine.eval(ts, code, scope, names, closure);
        } finally {
            ts.unholdTo(mark);
            Refs.discard(ts, code);
        }
    }

    @CleanPoint
    private static PyObject currentBuiltins(ThreadState ts) {
        PyDict caller = Engine.currentGlobals(ts);
        PyObject builtins = caller == null ? null : caller.getStr(ts, BUILTINS);
        if (builtins == null) {
            return VirtualMachine.of(ts).builtins();
        }
        return builtins instanceof PyDict ? builtins : Attributes.get(ts, builtins, PyStr.interned("__dict__"));
    }
}
