package org.pyrt.stdlib.sre;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** The module _sre, below {@code re}. Source: CPython 3.14 Modules/_sre/sre.c. */
@ExposedModule(name = "_sre", doc = "The engine of regular expressions.")
public final class SreModule {

    @ExposedConstant(name = "MAGIC")
    static final int MAGIC = Codes.MAGIC;

    @ExposedConstant(name = "CODESIZE")
    static final int CODE_SIZE = 4;

    @ExposedConstant(name = "MAXREPEAT")
    static final long MAX_REPEAT = 0xffff_ffffL;

    @ExposedConstant(name = "MAXGROUPS")
    static final long MAX_GROUPS = Integer.MAX_VALUE / 2;

    private static final PyStr COMPILE_TEMPLATE = PyStr.interned("_compile_template");

    private SreModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_sre", "The engine of regular expressions.", new SreModuleAdapter())
                .add("copyright", PyStr.of(" SRE 2.2.2 Copyright (c) 1997-2002 by Secret Labs AB "))
                .build();
    }

    @ExposedMethod(doc = "compile($module, /, pattern, flags, code, groups, groupindex, indexgroup)\n--\n\nMake a pattern of compiled code.")
    @CleanPoint
    static PyObject compile(
            ThreadState ts, PyObject pattern, int flags, PyList code, long groups, PyDict groupindex, PyTuple indexgroup) {
        int[] words = new int[code.size()];
        for (int i = 0; i < words.length; i++) {
            PyObject word = code.getItem(ts, i);
            words[i] = (int) Sizes.indexAsLong(ts, word == null ? PyInt.of(0) : word, null);
        }
        if (groups < 0 || groups > MAX_GROUPS) {
            throw Errors.runtimeError(ts, "invalid SRE code");
        }
        if (pattern != PyNone.NONE && PyStr.asSelf(pattern) == null) {
            Buffers.view(ts, pattern).close();
        }
        try {
            return new PyPattern(ts, ProgramCompiler.compile(words, (int) groups), words, pattern, flags, groupindex, indexgroup);
        } catch (ProgramCompiler.InvalidCode e) {
            throw Errors.runtimeError(ts, "invalid SRE code");
        }
    }

    @ExposedMethod(doc = "template($module, pattern, template, /)\n--\n\nMake a template of literals and numbers of groups.")
    @CleanPoint
    static PyObject template(ThreadState ts, PyObject pattern, @PositionalOnly PyList template) {
        int n = template.size();
        if (n % 2 == 0) {
            throw Errors.typeError(ts, "invalid template");
        }
        PyObject[] literals = new PyObject[n / 2 + 1];
        int[] groups = new int[n / 2];
        for (int i = 0; i < n; i++) {
            PyObject item = template.getItem(ts, i);
            if (i % 2 == 1) {
                groups[i / 2] = (int) Sizes.indexAsLong(ts, item, null);
            } else {
                PyStr s = PyStr.asSelf(item);
                literals[i / 2] = s != null ? s : PyBytes.asSelf(item);
            }
            if (i % 2 == 0 ? literals[i / 2] == null : groups[i / 2] < 0) {
                throw Errors.typeError(ts, "invalid template");
            }
        }
        return new PyTemplate(ts, literals, groups);
    }

    /** What {@code re} makes of a replacement: a template, or a text without references. Floating. */
    @CleanPoint
    static PyObject compileTemplate(ThreadState ts, PyPattern pattern, PyObject template) {
        PyObject re = Interpreter.of(ts).hooks.importModule(ts, "re");
        try (var held = ts.hold(re)) {
            return Calls.callMethod(ts, re, COMPILE_TEMPLATE, pattern, template);
        }
    }

    @ExposedMethod(doc = "getcodesize($module, /)\n--\n\n")
    static int getcodesize() {
        return CODE_SIZE;
    }

    @ExposedMethod(name = "ascii_iscased", doc = "ascii_iscased($module, character, /)\n--\n\n")
    static boolean asciiIsCased(@PositionalOnly int character) {
        return Characters.isCasedAscii(character);
    }

    @ExposedMethod(name = "unicode_iscased", doc = "unicode_iscased($module, character, /)\n--\n\n")
    static boolean unicodeIsCased(@PositionalOnly int character) {
        return Characters.isCasedUnicode(character);
    }

    @ExposedMethod(name = "ascii_tolower", doc = "ascii_tolower($module, character, /)\n--\n\n")
    static int asciiToLower(@PositionalOnly int character) {
        return Characters.lowerAscii(character);
    }

    @ExposedMethod(name = "unicode_tolower", doc = "unicode_tolower($module, character, /)\n--\n\n")
    static int unicodeToLower(@PositionalOnly int character) {
        return Characters.lowerUnicode(character);
    }
}
