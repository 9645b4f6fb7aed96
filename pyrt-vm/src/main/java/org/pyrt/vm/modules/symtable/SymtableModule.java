package org.pyrt.vm.modules.symtable;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.ast.Mod;
import org.pyrt.vm.compiler.CompileOptions;
import org.pyrt.vm.compiler.Compiler;
import org.pyrt.vm.parser.ParserOptions;
import org.pyrt.vm.symtable.Symbol;

/** The module {@code _symtable}. Source: CPython 3.14 Modules/symtablemodule.c. */
@ExposedModule(name = "_symtable")
public final class SymtableModule {

    @ExposedConstant(name = "USE")
    static final int USE = Symbol.USE;

    @ExposedConstant(name = "DEF_GLOBAL")
    static final int DEF_GLOBAL = Symbol.DEF_GLOBAL;

    @ExposedConstant(name = "DEF_NONLOCAL")
    static final int DEF_NONLOCAL = Symbol.DEF_NONLOCAL;

    @ExposedConstant(name = "DEF_LOCAL")
    static final int DEF_LOCAL = Symbol.DEF_LOCAL;

    @ExposedConstant(name = "DEF_PARAM")
    static final int DEF_PARAM = Symbol.DEF_PARAM;

    @ExposedConstant(name = "DEF_TYPE_PARAM")
    static final int DEF_TYPE_PARAM = Symbol.DEF_TYPE_PARAM;

    @ExposedConstant(name = "DEF_FREE_CLASS")
    static final int DEF_FREE_CLASS = Symbol.DEF_FREE_CLASS;

    @ExposedConstant(name = "DEF_IMPORT")
    static final int DEF_IMPORT = Symbol.DEF_IMPORT;

    @ExposedConstant(name = "DEF_BOUND")
    static final int DEF_BOUND = Symbol.DEF_LOCAL | Symbol.DEF_PARAM | Symbol.DEF_IMPORT;

    @ExposedConstant(name = "DEF_ANNOT")
    static final int DEF_ANNOT = Symbol.DEF_ANNOT;

    @ExposedConstant(name = "DEF_COMP_ITER")
    static final int DEF_COMP_ITER = Symbol.DEF_COMP_ITER;

    @ExposedConstant(name = "DEF_COMP_CELL")
    static final int DEF_COMP_CELL = Symbol.DEF_COMP_CELL;

    @ExposedConstant(name = "TYPE_FUNCTION")
    static final int TYPE_FUNCTION = 0;

    @ExposedConstant(name = "TYPE_CLASS")
    static final int TYPE_CLASS = 1;

    @ExposedConstant(name = "TYPE_MODULE")
    static final int TYPE_MODULE = 2;

    @ExposedConstant(name = "TYPE_ANNOTATION")
    static final int TYPE_ANNOTATION = 3;

    @ExposedConstant(name = "TYPE_TYPE_ALIAS")
    static final int TYPE_TYPE_ALIAS = 4;

    @ExposedConstant(name = "TYPE_TYPE_PARAMETERS")
    static final int TYPE_TYPE_PARAMETERS = 5;

    @ExposedConstant(name = "TYPE_TYPE_VARIABLE")
    static final int TYPE_TYPE_VARIABLE = 6;

    @ExposedConstant(name = "LOCAL")
    static final int LOCAL = Symbol.LOCAL;

    @ExposedConstant(name = "GLOBAL_EXPLICIT")
    static final int GLOBAL_EXPLICIT = Symbol.GLOBAL_EXPLICIT;

    @ExposedConstant(name = "GLOBAL_IMPLICIT")
    static final int GLOBAL_IMPLICIT = Symbol.GLOBAL_IMPLICIT;

    @ExposedConstant(name = "FREE")
    static final int FREE = Symbol.FREE;

    @ExposedConstant(name = "CELL")
    static final int CELL = Symbol.CELL;

    @ExposedConstant(name = "SCOPE_OFF")
    static final int SCOPE_OFF = 12;

    @ExposedConstant(name = "SCOPE_MASK")
    static final int SCOPE_MASK = 15;

    private SymtableModule() {}

    /** A floating module. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_symtable", "", new SymtableModuleAdapter()).build();
    }

    @ExposedMethod(doc = "symtable($module, source, filename, startstr, /)\n--\n\nReturn symbol and scope dictionaries used internally by compiler.")
    @CleanPoint
    static PyObject symtable(ThreadState ts, PyObject source, PyObject filename, @PositionalOnly String startstr) {
        int mode;
        switch (startstr) {
            case "exec":
                mode = ParserOptions.FILE;
                break;
            case "eval":
                mode = ParserOptions.EVAL;
                break;
            case "single":
                mode = ParserOptions.SINGLE;
                break;
            default:
                throw Errors.valueError(ts, "symtable() arg 3 must be 'exec' or 'eval' or 'single'");
        }
        PyStr name = PyStr.asSelf(filename);
        if (name == null) {
            PyBytes b = PyBytes.asSelf(filename);
            if (b == null) {
                throw Errors.typeError(
                        ts, "expected str, bytes or os.PathLike object, not " + org.pyrt.objects.type.PyType.of(filename).fullName());
            }
            name = PyStr.of(new String(b.array(), java.nio.charset.StandardCharsets.UTF_8));
        }
        CompileOptions options = CompileOptions.of(mode, 0);
        PyStr text = PyStr.asSelf(source);
        Mod mod;
        if (text != null) {
            mod = Compiler.parse(ts, text.toString(), name.toString(), options);
        } else if (PyBytes.asSelf(source) != null) {
            mod = Compiler.parse(ts, PyBytes.asSelf(source).array(), name.toString(), options);
        } else {
            throw Errors.typeError(ts, "symtable() arg 1 must be a string or bytes object");
        }
        return new PySymtableEntry(ts, Compiler.symbols(ts, mod, name.toString()).top());
    }
}
