package org.pyrt.objects.mapping;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.sequence.Elements;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The views of an ordered dict, which iterate backwards too and notice changes. */
final class OrderedViews {

    private OrderedViews() {}

    /** {@code repr(view)}: what an iteration over it gives. */
    @CleanPoint
    private static PyStr shown(ThreadState ts, PyDictView view, String name) {
        if (!Representation.enter(ts, view)) {
            return PyStr.ofAscii("...");
        }
        try {
            PyList all = PyList.adopt(ts, Elements.of(ts, view));
            try (var held = ts.hold(all)) {
                return PyStr.of(name + "(").concat(Representation.repr(ts, all)).concat(PyStr.ofAscii(")"));
            }
        } finally {
            Representation.leave(ts);
        }
    }

    /** The keys. */
    @ExposedType(name = "odict_keys")
    static final class Keys extends PyDictKeys {

        static final PyType TYPE =
                PyType.builtin("odict_keys", new OrderedViewsKeysAdapter()).base(PyDictKeys.TYPE).flags(PyType.NO_NEW).build();

        Keys(ThreadState ts, PyOrderedDict dict) {
            super(ts, dict);
        }

        @ExposedMethod(name = "__repr__", doc = "Return repr(self).")
        @CleanPoint
        static PyStr represent(ThreadState ts, OrderedViews.Keys self) {
            return shown(ts, self, "odict_keys");
        }

        @ExposedMethod(name = "__iter__", doc = "Implement iter(self).")
        static PyObject iterate(ThreadState ts, OrderedViews.Keys self) {
            return new PyOrderedDictIterator(ts, (PyOrderedDict) self.dict(), PyDictIterator.KEYS, false);
        }

        @ExposedMethod(name = "__reversed__", doc = "Return a reverse iterator over the dict keys.")
        static PyObject iterateBack(ThreadState ts, OrderedViews.Keys self) {
            return new PyOrderedDictIterator(ts, (PyOrderedDict) self.dict(), PyDictIterator.KEYS, true);
        }

        @Override
        public PyType type() {
            return TYPE;
        }
    }

    /** The values. */
    @ExposedType(name = "odict_values")
    static final class Values extends PyDictValues {

        static final PyType TYPE =
                PyType.builtin("odict_values", new OrderedViewsValuesAdapter()).base(PyDictValues.TYPE).flags(PyType.NO_NEW).build();

        Values(ThreadState ts, PyOrderedDict dict) {
            super(ts, dict);
        }

        @ExposedMethod(name = "__repr__", doc = "Return repr(self).")
        @CleanPoint
        static PyStr represent(ThreadState ts, OrderedViews.Values self) {
            return shown(ts, self, "odict_values");
        }

        @ExposedMethod(name = "__iter__", doc = "Implement iter(self).")
        static PyObject iterate(ThreadState ts, OrderedViews.Values self) {
            return new PyOrderedDictIterator(ts, (PyOrderedDict) self.dict(), PyDictIterator.VALUES, false);
        }

        @ExposedMethod(name = "__reversed__", doc = "Return a reverse iterator over the dict values.")
        static PyObject iterateBack(ThreadState ts, OrderedViews.Values self) {
            return new PyOrderedDictIterator(ts, (PyOrderedDict) self.dict(), PyDictIterator.VALUES, true);
        }

        @Override
        public PyType type() {
            return TYPE;
        }
    }

    /** The items. */
    @ExposedType(name = "odict_items")
    static final class Items extends PyDictItems {

        static final PyType TYPE =
                PyType.builtin("odict_items", new OrderedViewsItemsAdapter()).base(PyDictItems.TYPE).flags(PyType.NO_NEW).build();

        Items(ThreadState ts, PyOrderedDict dict) {
            super(ts, dict);
        }

        @ExposedMethod(name = "__repr__", doc = "Return repr(self).")
        @CleanPoint
        static PyStr represent(ThreadState ts, OrderedViews.Items self) {
            return shown(ts, self, "odict_items");
        }

        @ExposedMethod(name = "__iter__", doc = "Implement iter(self).")
        static PyObject iterate(ThreadState ts, OrderedViews.Items self) {
            return new PyOrderedDictIterator(ts, (PyOrderedDict) self.dict(), PyDictIterator.ITEMS, false);
        }

        @ExposedMethod(name = "__reversed__", doc = "Return a reverse iterator over the dict items.")
        static PyObject iterateBack(ThreadState ts, OrderedViews.Items self) {
            return new PyOrderedDictIterator(ts, (PyOrderedDict) self.dict(), PyDictIterator.ITEMS, true);
        }

        @Override
        public PyType type() {
            return TYPE;
        }
    }
}
