package org.pyrt.vm.modules.suggestions;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.builtin.Suggestions;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The module {@code _suggestions}: what "Did you mean" proposes, for {@code traceback}. Source: CPython 3.14 Modules/_suggestions.c. */
@ExposedModule(name = "_suggestions")
public final class SuggestionsModule {

    private SuggestionsModule() {}

    /** A floating module. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_suggestions", "", new SuggestionsModuleAdapter()).build();
    }

    @ExposedMethod(doc = "_generate_suggestions($module, candidates, item, /)\n--\n\nThe candidate most like the item, or None.")
    @CleanPoint
    static PyObject _generate_suggestions(ThreadState ts, PyObject candidates, @PositionalOnly PyObject item) {
        PyStr name = PyStr.asSelf(item);
        if (name == null) {
            throw Errors.typeError(ts, "_generate_suggestions() argument 2 must be str, not " + PyType.of(item).name());
        }
        if (candidates.getClass() != PyList.class) {
            throw Errors.typeError(ts, "candidates must be a list");
        }
        PyTuple all = Iteration.toTuple(ts, candidates);
        try (var held = ts.hold(all)) {
            String[] words = new String[all.size()];
            for (int i = 0; i < words.length; i++) {
                PyStr word = PyStr.asSelf(all.get(i));
                if (word == null) {
                    throw Errors.typeError(ts, "all elements in 'candidates' must be strings");
                }
                words[i] = word.toString();
            }
            String closest = Suggestions.closest(name.toString(), words);
            return closest == null ? PyNone.NONE : PyStr.of(closest);
        }
    }
}
