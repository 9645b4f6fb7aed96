package org.pyrt.stdlib.codecs;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.text.CodecRegistry;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.RegisteredCodecs;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** The module _codecs. Source: CPython 3.14 Modules/_codecsmodule.c. */
@ExposedModule(name = "_codecs", doc = "")
public final class CodecsModule {

    private static final String[] HANDLERS = {
        "strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogatepass", "surrogateescape",
    };

    private CodecsModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        PyModule handlers = new ModuleBuilder(ts, "_codecs", "", new HandlersAdapter()).build();
        try (var held = ts.hold(handlers)) {
            CodecRegistry registry = CodecRegistry.of(ts);
            for (int i = 0; i < HANDLERS.length; i++) {
                String attribute = i < 6 ? HANDLERS[i] + "_errors" : HANDLERS[i];
                registry.registerError(ts, HANDLERS[i], handlers.globals(ts).getStr(ts, PyStr.interned(attribute)));
            }
        }
        return new ModuleBuilder(ts, "_codecs", "", new CodecsModuleAdapter()).include(new ConvertersAdapter()).build();
    }

    private static void requireCallable(ThreadState ts, PyObject o, String message) {
        if (PyType.of(o).slot(SlotId.CALL) == null) {
            throw Errors.typeError(ts, message);
        }
    }

    @ExposedMethod(doc = "register($module, search_function, /)\n--\n\nRegister a codec search function.")
    static void register(ThreadState ts, @PositionalOnly PyObject search_function) {
        requireCallable(ts, search_function, "argument must be callable");
        CodecRegistry.of(ts).register(ts, search_function);
    }

    @ExposedMethod(doc = "unregister($module, search_function, /)\n--\n\nUnregister a codec search function and clear the registry's cache.")
    @CleanPoint
    static void unregister(ThreadState ts, @PositionalOnly PyObject search_function) {
        CodecRegistry.of(ts).unregister(ts, search_function);
    }

    @ExposedMethod(doc = "lookup($module, encoding, /)\n--\n\nLooks up a codec tuple in the Python codec registry.")
    @CleanPoint
    static PyObject lookup(ThreadState ts, @PositionalOnly String encoding) {
        return CodecRegistry.of(ts).lookup(ts, encoding);
    }

    @ExposedMethod(doc = "encode($module, /, obj, encoding='utf-8', errors='strict')\n--\n\nEncodes obj using the codec registered for encoding.")
    @CleanPoint
    static PyObject encode(ThreadState ts, PyObject obj, @Default("'utf-8'") String encoding, @Default PyStr errors) {
        return RegisteredCodecs.convert(ts, obj, encoding, errors == null ? null : errors.toString(), true);
    }

    @ExposedMethod(doc = "decode($module, /, obj, encoding='utf-8', errors='strict')\n--\n\nDecodes obj using the codec registered for encoding.")
    @CleanPoint
    static PyObject decode(ThreadState ts, PyObject obj, @Default("'utf-8'") String encoding, @Default PyStr errors) {
        return RegisteredCodecs.convert(ts, obj, encoding, errors == null ? null : errors.toString(), false);
    }

    @ExposedMethod(name = "register_error", doc = "register_error($module, errors, handler, /)\n--\n\nRegister the specified error handler.")
    static void registerError(ThreadState ts, String errors, @PositionalOnly PyObject handler) {
        requireCallable(ts, handler, "handler must be callable");
        CodecRegistry.of(ts).registerError(ts, errors, handler);
    }

    @ExposedMethod(name = "_unregister_error", doc = "_unregister_error($module, errors, /)\n--\n\nUn-register the error handler.")
    static boolean unregisterError(ThreadState ts, @PositionalOnly String errors) {
        for (String own : HANDLERS) {
            if (own.equals(errors)) {
                throw Errors.valueError(ts, "cannot un-register built-in error handler '" + errors + "'");
            }
        }
        return CodecRegistry.of(ts).unregisterError(ts, errors);
    }

    @ExposedMethod(name = "lookup_error", doc = "lookup_error($module, name, /)\n--\n\nReturn the error handler for the specified name.")
    @CleanPoint
    static PyObject lookupError(ThreadState ts, @PositionalOnly String name) {
        Codecs.requireName(ts, name);
        PyObject found = CodecRegistry.of(ts).errorHandler(ts, name);
        if (found == null) {
            throw CodecRegistry.unknownHandler(ts, name);
        }
        return found;
    }

    @ExposedMethod(name = "_normalize_encoding", doc = "_normalize_encoding($module, /, encoding)\n--\n\nNormalize an encoding name.")
    static String normalizeEncoding(String encoding) {
        StringBuilder b = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < encoding.length(); i++) {
            char c = encoding.charAt(i);
            if (c < 0x80 && Character.isLetterOrDigit(c) || c == '.') {
                if (gap && b.length() > 0) {
                    b.append('_');
                }
                b.append(c);
                gap = false;
            } else {
                gap = true;
            }
        }
        return b.toString();
    }
}
