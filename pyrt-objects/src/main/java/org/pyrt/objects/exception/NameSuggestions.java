package org.pyrt.objects.exception;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.builtin.Suggestions;
import org.pyrt.objects.mapping.DictTable;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** "Did you mean" for names, attributes and imported names. Source: CPython 3.14 Lib/traceback.py, _compute_suggestion_error. */
final class NameSuggestions {

    private static final PyStr SELF = PyStr.interned("self");
    private static final PyStr DIR = PyStr.interned("__dir__");
    private static final PyStr STDLIB_NAMES = PyStr.interned("stdlib_module_names");

    private NameSuggestions() {}

    /** What is appended to the exception's text, perhaps nothing. Never raises: what goes wrong on the way means no suggestion. */
    @CleanPoint
    static String suffix(ThreadState ts, PyBaseException e) {
        try {
            if (e instanceof PyImportError i && i.nameFrom(ts) instanceof PyStr wrong) {
                return didYouMean(fromModule(ts, i, wrong.toString()));
            }
            if (e instanceof PyAttributeError a && a.name(ts) instanceof PyStr wrong) {
                return didYouMean(fromObject(ts, a, wrong.toString()));
            }
            if (e instanceof PyNameError n && n.name(ts) instanceof PyStr wrong) {
                String suggestion = fromScope(ts, n, wrong);
                if (!isStandardModule(ts, wrong)) {
                    return didYouMean(suggestion);
                }
                return suggestion == null
                        ? ". Did you forget to import '" + wrong + "'?"
                        : didYouMean(suggestion) + " Or did you forget to import '" + wrong + "'?";
            }
        } catch (Raised r) {
            Errors.clear(ts);
        }
        return "";
    }

    private static String didYouMean(String suggestion) {
        return suggestion == null ? "" : ". Did you mean: '" + suggestion + "'?";
    }

    @CleanPoint
    private static boolean isStandardModule(ThreadState ts, PyStr name) {
        PyObject names = Interpreter.of(ts).sys().getStr(ts, STDLIB_NAMES);
        try (var held = ts.hold(names)) {
            return names != null && Subscripts.contains(ts, names, name);
        }
    }

    @CleanPoint
    private static String fromModule(ThreadState ts, PyImportError e, String wrong) {
        PyObject module = e.name(ts) instanceof PyStr name ? Interpreter.of(ts).modules().getStr(ts, name) : null;
        return module == null ? null : closest(wrong, directory(ts, module), wrong.startsWith("_"));
    }

    @CleanPoint
    private static String fromObject(ThreadState ts, PyAttributeError e, String wrong) {
        PyObject object = e.obj(ts);
        boolean all = wrong.startsWith("_");
        if (!all) {
            TracebackFrame frame = innermost(ts, e);
            all = frame != null && frame.local(ts, SELF) == object;
        }
        return closest(wrong, directory(ts, object), all);
    }

    private static String closest(String wrong, String[] names, boolean underscored) {
        if (!underscored) {
            int n = 0;
            for (String name : names) {
                if (!name.startsWith("_")) {
                    names[n++] = name;
                }
            }
            names = Arrays.copyOf(names, n);
        }
        return Suggestions.closest(wrong, names);
    }

    /** {@code dir(o)}, the strs in it. */
    @CleanPoint
    private static String[] directory(ThreadState ts, @Floating PyObject o) {
        try (var heldObject = ts.hold(o)) {
            PyObject listed = listed(ts, o);
            try (var held = ts.hold(listed)) {
                PyTuple all = Iteration.toTuple(ts, listed);
                List<String> names = new ArrayList<>(all.size());
                for (int i = 0; i < all.size(); i++) {
                    if (all.get(i) instanceof PyStr s) {
                        names.add(s.toString());
                    }
                }
                Refs.discard(ts, all);
                String[] sorted = names.toArray(new String[0]);
                Arrays.sort(sorted);
                return sorted;
            }
        }
    }

    /** What {@code __dir__} of the type of {@code o} returns, floating. */
    @CleanPoint
    private static PyObject listed(ThreadState ts, PyObject o) {
        PyType type = PyType.of(o);
        PyObject method = Descriptors.get(ts, type.lookup(ts, DIR), o, type);
        try (var held = ts.hold(method)) {
            return Calls.call(ts, method);
        }
    }

    @CleanPoint
    private static String fromScope(ThreadState ts, PyNameError e, PyStr wrong) {
        TracebackFrame frame = innermost(ts, e);
        if (frame == null) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (PyStr name : frame.localNames(ts)) {
            names.add(name.toString());
        }
        addKeys(ts, names, frame.globals());
        if (frame.builtins() instanceof PyDict d) {
            addKeys(ts, names, d);
        }
        PyObject self = frame.local(ts, SELF);
        if (self != null) {
            try (var held = ts.hold(self)) {
                PyObject found = Attributes.find(ts, self, wrong);
                if (found != null) {
                    Refs.discard(ts, found);
                    return "self." + wrong;
                }
            }
        }
        return Suggestions.closest(wrong.toString(), names.toArray(new String[0]));
    }

    private static void addKeys(ThreadState ts, List<String> names, PyDict dict) {
        DictTable table = dict.table();
        for (int i = 0; i < table.used(); i++) {
            if (table.value(ts, i) != null && table.key(ts, i) instanceof PyStr s) {
                names.add(s.toString());
            }
        }
    }

    /** The frame that raised the exception, or null. */
    private static TracebackFrame innermost(ThreadState ts, PyBaseException e) {
        if (!(e.traceback() instanceof PyTraceback t)) {
            return null;
        }
        PyTraceback last = t;
        for (PyTraceback next; (next = last.next(ts)) != null; ) {
            last = next;
        }
        return last.frame();
    }
}
