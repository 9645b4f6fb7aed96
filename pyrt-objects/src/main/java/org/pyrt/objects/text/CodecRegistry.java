package org.pyrt.objects.text;

import java.util.Locale;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * The codecs and error handlers that an interpreter's programs have registered. Its containers are immortal and guard themselves. The package
 * {@code encodings}, which registers the first search function, is imported when somebody looks for a codec. Source: CPython 3.14 Python/codecs.c.
 */
public final class CodecRegistry {

    private final PyDict codecs = new PyDict();
    private final PyDict handlers = new PyDict();

    /** The search functions; made at the first use. */
    private volatile PyList path;

    private volatile boolean imported;

    private CodecRegistry() {}

    /** The registry of the thread's interpreter. */
    public static CodecRegistry of(ThreadState ts) {
        return Interpreter.of(ts).state(CodecRegistry.class, CodecRegistry::new);
    }

    private synchronized PyList path(ThreadState ts) {
        if (path == null) {
            PyList made = new PyList(ts);
            Refs.immortalize(made);
            path = made;
        }
        return path;
    }

    /** Adds a search function. */
    public void register(ThreadState ts, PyObject function) {
        path(ts).append(ts, function);
    }

    /** Removes a search function, and forgets what was found. */
    @CleanPoint
    public void unregister(ThreadState ts, PyObject function) {
        PyList p = path(ts);
        for (int i = 0; i < p.size(); i++) {
            if (p.getItem(ts, i) == function) {
                Refs.discard(ts, p.pop(ts, i));
                codecs.removeAll(ts);
                return;
            }
        }
    }

    /** Lower case, with one underscore for each run of what is neither letter nor digit nor dot. */
    public static String normalize(String encoding) {
        StringBuilder b = new StringBuilder(encoding.length());
        boolean gap = false;
        for (int i = 0; i < encoding.length(); i++) {
            char c = encoding.charAt(i);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '.')) {
                if (gap && b.length() > 0) {
                    b.append('_');
                }
                b.append(Character.toLowerCase(c));
                gap = false;
            } else {
                gap = true;
            }
        }
        return b.toString().toLowerCase(Locale.ROOT);
    }

    /** The entry of a codec, floating; raises LookupError if there is none. */
    @CleanPoint
    public PyTuple lookup(ThreadState ts, String encoding) {
        Codecs.requireName(ts, encoding);
        PyStr name = PyStr.of(normalize(encoding));
        PyObject known = codecs.getStr(ts, name);
        if (known instanceof PyTuple t) {
            return t;
        }
        if (!imported) {
            Refs.discard(ts, Interpreter.of(ts).hooks.importModule(ts, "encodings"));
            imported = true;
        }
        for (int i = 0; i < path(ts).size(); i++) {
            PyObject found = Calls.call(ts, path(ts).getItem(ts, i), name);
            if (found == PyNone.NONE) {
                continue;
            }
            if (!(found instanceof PyTuple t) || t.size() != 4) {
                Refs.discard(ts, found);
                throw Errors.typeError(ts, "codec search functions must return 4-tuples");
            }
            codecs.putStr(ts, name, t);
            return t;
        }
        throw Errors.raise(ts, ExceptionTypes.LOOKUP_ERROR, "unknown encoding: " + encoding);
    }

    /** Registers an error handler. */
    public void registerError(ThreadState ts, String name, PyObject handler) {
        handlers.putStr(ts, PyStr.of(name), handler);
    }

    /** Takes an error handler away; whether there was one. */
    public boolean unregisterError(ThreadState ts, String name) {
        PyObject old = handlers.popStr(ts, PyStr.of(name));
        Refs.discard(ts, old);
        return old != null;
    }

    /** The handler registered under a name, floating; null if there is none. */
    public PyObject errorHandler(ThreadState ts, String name) {
        return handlers.getStr(ts, PyStr.of(name));
    }

    /** The LookupError for the name of a handler. */
    public static RuntimeException unknownHandler(ThreadState ts, String name) {
        return Errors.raise(ts, ExceptionTypes.LOOKUP_ERROR, "unknown error handler name '" + name + "'");
    }
}
