package org.pyrt.objects.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pyrt.api.PyObject;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.function.PyCell;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Instances;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.testkit.Runtime;
import org.pyrt.objects.text.PyStr;

/** The expected texts are CPython 3.14.3's. */
class ObjectMethodsTest {

    @RegisterExtension final Runtime rt = new Runtime();

    private PyObject get(PyObject o, String name) {
        return Attributes.get(rt.ts, o, PyStr.interned(name));
    }

    private PyObject object() {
        return Calls.call(rt.ts, PyType.OBJECT);
    }

    private PyType classA() {
        return (PyType) Calls.call(rt.ts, PyType.TYPE, PyStr.of("A"), PyTuple.EMPTY, new PyDict(rt.ts));
    }

    @Test
    void repr_ofObject_showsTypeAndAddress() {
        assertTrue(rt.repr(object()).matches("<object object at 0x[0-9a-f]+>"));
    }

    @Test
    void new_excessArguments_raise() {
        PyType a = classA();
        PyObject one = PyInt.of(1);
        assertEquals("TypeError: object() takes no arguments", rt.raised(() -> Calls.call(rt.ts, PyType.OBJECT, one)));
        assertEquals("TypeError: A() takes no arguments", rt.raised(() -> Calls.call(rt.ts, a, one)));
        assertEquals("TypeError: A() takes no arguments",
                rt.raised(() -> Calls.call(rt.ts, get(PyType.OBJECT, "__new__"), a, one)));
        assertEquals("TypeError: A.__init__() takes exactly one argument (the instance to initialize)",
                rt.raised(() -> Calls.call(rt.ts, get(PyType.OBJECT, "__init__"), Calls.call(rt.ts, a), one)));
    }

    @Test
    void new_ofOtherLayout_isRefused() {
        PyObject create = get(PyType.OBJECT, "__new__");
        assertEquals("TypeError: object.__new__(int) is not safe, use int.__new__()",
                rt.raised(() -> Calls.call(rt.ts, create, PyInt.TYPE)));
        assertEquals("TypeError: object.__new__(X): X is not a type object (int)",
                rt.raised(() -> Calls.call(rt.ts, create, PyInt.of(1))));
        assertEquals("TypeError: object.__new__(): not enough arguments", rt.raised(() -> Calls.call(rt.ts, create)));
        assertEquals("TypeError: dict.__new__(str): str is not a subtype of dict",
                rt.raised(() -> Calls.call(rt.ts, get(PyDict.TYPE, "__new__"), PyStr.TYPE)));
        assertEquals("TypeError: cannot create 'method-wrapper' instances",
                rt.raised(() -> Calls.call(rt.ts, PyType.of(get(object(), "__str__")))));
    }

    @Test
    void compare_others_notImplemented() {
        PyObject o = object();
        assertSame(PyBool.TRUE, rt.method(o, "__eq__", o));
        assertSame(PyNotImplemented.NOT_IMPLEMENTED, rt.method(o, "__eq__", object()));
        assertSame(PyBool.FALSE, rt.method(o, "__ne__", o));
        assertSame(PyNotImplemented.NOT_IMPLEMENTED, rt.method(o, "__lt__", o));
    }

    @Test
    void setattr_onObject_raises() {
        PyObject o = object();
        assertEquals("AttributeError: 'object' object has no attribute 'x' and no __dict__ for setting new attributes",
                rt.raised(() -> Attributes.set(rt.ts, o, PyStr.interned("x"), o)));
        assertEquals("AttributeError: 'object' object has no attribute 'x' and no __dict__ for setting new attributes",
                rt.raised(() -> Attributes.set(rt.ts, o, PyStr.interned("x"), null)));
        assertEquals("TypeError: attribute name must be string, not 'int'",
                rt.raised(() -> rt.method(o, "__getattribute__", PyInt.of(2))));
        assertEquals("TypeError: can't apply this __setattr__ to type object",
                rt.raised(() -> Calls.call(rt.ts, get(PyType.OBJECT, "__setattr__"), classA(), PyStr.of("x"), o)));
        assertEquals("TypeError: cannot set 'x' attribute of immutable type 'int'",
                rt.raised(() -> Attributes.set(rt.ts, PyInt.TYPE, PyStr.interned("x"), o)));
    }

    @Test
    void format_withSpec_raises() {
        PyObject a = Calls.call(rt.ts, classA());
        assertEquals("TypeError: unsupported format string passed to A.__format__",
                rt.raised(() -> rt.method(a, "__format__", PyStr.of("x"))));
    }

    @Test
    void descriptors_shown() {
        assertEquals("<slot wrapper '__str__' of 'object' objects>", rt.repr(get(PyType.OBJECT, "__str__")));
        assertEquals("<method '__format__' of 'object' objects>", rt.repr(get(PyType.OBJECT, "__format__")));
        assertEquals("<attribute '__name__' of 'type' objects>",
                rt.repr(PyType.TYPE.dict().getStr(rt.ts, PyStr.interned("__name__"))));
        assertEquals("<method '__init_subclass__' of 'object' objects>",
                rt.repr(PyType.OBJECT.dict().getStr(rt.ts, PyStr.interned("__init_subclass__"))));
        assertTrue(rt.repr(get(PyType.OBJECT, "__new__")).matches("<built-in method __new__ of type object at 0x[0-9a-f]+>"));
        assertTrue(rt.repr(get(object(), "__str__")).matches("<method-wrapper '__str__' of object object at 0x[0-9a-f]+>"));
        assertTrue(rt.repr(new PyCell(rt.ts, null)).matches("<cell at 0x[0-9a-f]+: empty>"));
        assertEquals("'object.__format__'", rt.repr(get(get(PyType.OBJECT, "__format__"), "__qualname__")));
    }

    @Test
    void descriptors_calledWrongly_raise() {
        PyObject format = get(PyType.OBJECT, "__format__");
        assertEquals("TypeError: unbound method object.__format__() needs an argument", rt.raised(() -> Calls.call(rt.ts, format)));
        PyObject repr = get(PyType.TYPE, "__sizeof__");
        assertEquals("TypeError: descriptor '__sizeof__' for 'type' objects doesn't apply to a 'int' object",
                rt.raised(() -> Calls.call(rt.ts, PyType.TYPE.dict().getStr(rt.ts, PyStr.interned("__sizeof__")), PyInt.of(1))));
        assertTrue(repr != null);
        PyObject str = get(PyType.OBJECT, "__str__");
        assertEquals("TypeError: descriptor '__str__' of 'object' object needs an argument", rt.raised(() -> Calls.call(rt.ts, str)));
        assertEquals("TypeError: expected 0 arguments, got 1", rt.raised(() -> rt.method(object(), "__str__", PyInt.of(1))));
        assertEquals("TypeError: expected 1 argument, got 0", rt.raised(() -> rt.method(object(), "__eq__")));
    }

    @Test
    void typeAttributes_ofBuiltins() {
        assertEquals("'int'", rt.repr(get(PyInt.TYPE, "__name__")));
        assertEquals("'builtins'", rt.repr(get(PyInt.TYPE, "__module__")));
        assertSame(PyInt.TYPE, ((PyTuple) get(PyBool.TYPE, "__bases__")).get(0));
        assertEquals("<class 'type'>", rt.repr(get(PyType.TYPE, "__class__")));
        assertEquals("'type'", rt.repr(get(PyType.TYPE, "__name__")));
        assertEquals("'The base of all classes.'", rt.repr(get(PyType.OBJECT, "__doc__")));
        assertTrue(rt.repr(get(PyType.TYPE, "__doc__")).startsWith("\"type(object)"));
    }

    @Test
    void isInstance_kinds() {
        PyObject one = PyInt.of(1);
        assertTrue(Instances.isInstance(rt.ts, one, PyInt.TYPE));
        assertTrue(Instances.isInstance(rt.ts, PyBool.TRUE, PyInt.TYPE));
        assertTrue(Instances.isInstance(rt.ts, one, PyTuple.of(rt.ts, PyStr.TYPE, PyTuple.of(rt.ts, PyInt.TYPE))));
        assertTrue(Instances.isSubclass(rt.ts, PyBool.TYPE, PyInt.TYPE));
        assertEquals("TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union",
                rt.raised(() -> Instances.isInstance(rt.ts, one, one)));
        assertEquals("TypeError: issubclass() arg 1 must be a class",
                rt.raised(() -> Instances.isSubclass(rt.ts, one, PyInt.TYPE)));
        assertEquals("TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union",
                rt.raised(() -> Instances.isSubclass(rt.ts, PyInt.TYPE, one)));
    }
}
