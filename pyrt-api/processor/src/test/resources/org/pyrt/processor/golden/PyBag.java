package sample;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** A type with every kind of entry. */
@ExposedType(name = "bags.bag")
public class PyBag extends PyObject {

    @ExposedConstant static final int LIMIT = 7;

    @ExposedConstant(name = "__hash__")
    static final PyObject NO_HASH = null;

    @Override
    public PyObject type() {
        return null;
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @Default("'a\\n'") PyObject text) {
        return null;
    }

    @ExposedMethod(name = "__init__")
    static void init(ThreadState ts, PyBag self, @Default PyObject iterable, @KeywordOnly @Default("-1") int size) {}

    @ExposedMethod(doc = "add($self, item, /)\n--\n\nAdd an \"item\".")
    static void add(ThreadState ts, PyBag self, @PositionalOnly PyObject item) {}

    @ExposedMethod(name = "__len__")
    int size() {
        return 0;
    }

    @ExposedMethod(name = "__radd__")
    static PyObject reflectedAdd(ThreadState ts, PyBag self, PyObject other) {
        return null;
    }

    @ExposedMethod(name = "__eq__")
    static PyObject equalTo(PyObject self, PyObject other) {
        return null;
    }

    @ExposedMethod(name = "__reduce__")
    String reduce() {
        return null;
    }

    @ExposedMethod
    static PyObject find(
            ThreadState ts,
            PyBag self,
            PyStr what,
            @PositionalOnly @Default("0") long start,
            @Default("None") String encoding,
            @Default PyDict table,
            @Default("'strict'") PyStr errors,
            @Default("1.5") double weight,
            @Default("True") boolean deep,
            @Default("3") PyObject depth) {
        return null;
    }

    @ExposedMethod
    static long count(PyBag self, PyInt number, @Default("None") PyBag other) {
        return 0;
    }

    @ExposedMethod
    static boolean update(
            ThreadState ts, PyBag self, PyObject first, @VarArgs PyObject[] others, @Default("False") PyObject key, @VarKeywords PyDict kwargs) {
        return false;
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS)
    static PyObject fromkeys(ThreadState ts, PyObject type, @PositionalOnly PyObject keys) {
        return null;
    }

    @ExposedMethod(kind = ExposedMethod.Kind.STATIC)
    static double ratio(double from_, double to) {
        return 0;
    }

    @ExposedGetter(doc = "How many fit.")
    static int capacity(PyBag self) {
        return 0;
    }

    @ExposedSetter(name = "capacity")
    void setCapacity(ThreadState ts, int value) {}

    @ExposedGetter
    PyObject label() {
        return null;
    }

    @ExposedSetter(name = "label", deletes = true)
    static void setLabel(ThreadState ts, PyBag self, PyStr value) {}

    @ExposedGetter(name = "__class__")
    PyObject itsClass() {
        return null;
    }

    /** A nested leaf type with payload subclasses. */
    @ExposedType(name = "bag_number")
    static final class Number extends PyObject {
        @Override
        public PyObject type() {
            return null;
        }

        static Number asSelf(PyObject o) {
            return null;
        }

        @ExposedMethod(name = "__index__")
        static PyObject index(Number self) {
            return self;
        }
    }
}
