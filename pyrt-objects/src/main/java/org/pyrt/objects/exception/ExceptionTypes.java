package org.pyrt.objects.exception;

import org.pyrt.api.PyObject;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The builtin exception types (sketch). */
public final class ExceptionTypes {

    public static final PyType BASE_EXCEPTION = PyType.builtin("BaseException", null).flags(PyType.HAS_DICT).ownLayout().build();
    public static final PyType EXCEPTION = type("Exception", BASE_EXCEPTION);
    public static final PyType TYPE_ERROR = type("TypeError", EXCEPTION);
    public static final PyType VALUE_ERROR = type("ValueError", EXCEPTION);
    public static final PyType LOOKUP_ERROR = type("LookupError", EXCEPTION);
    public static final PyType INDEX_ERROR = type("IndexError", LOOKUP_ERROR);
    public static final PyType KEY_ERROR = type("KeyError", LOOKUP_ERROR);
    public static final PyType ATTRIBUTE_ERROR = type("AttributeError", EXCEPTION);
    public static final PyType NAME_ERROR = type("NameError", EXCEPTION);
    public static final PyType UNBOUND_LOCAL_ERROR = type("UnboundLocalError", NAME_ERROR);
    public static final PyType ARITHMETIC_ERROR = type("ArithmeticError", EXCEPTION);
    public static final PyType OVERFLOW_ERROR = type("OverflowError", ARITHMETIC_ERROR);
    public static final PyType ZERO_DIVISION_ERROR = type("ZeroDivisionError", ARITHMETIC_ERROR);
    public static final PyType RUNTIME_ERROR = type("RuntimeError", EXCEPTION);
    public static final PyType RECURSION_ERROR = type("RecursionError", RUNTIME_ERROR);
    public static final PyType SYSTEM_ERROR = type("SystemError", EXCEPTION);
    public static final PyType STOP_ITERATION = type("StopIteration", EXCEPTION);
    public static final PyType STOP_ASYNC_ITERATION = type("StopAsyncIteration", EXCEPTION);
    public static final PyType GENERATOR_EXIT = type("GeneratorExit", BASE_EXCEPTION);

    private ExceptionTypes() {}

    private static PyType type(String name, PyType base) {
        return PyType.builtin(name, null).base(base).build();
    }

    /** A new exception, floating, as calling the builtin type would make it. */
    public static PyBaseException make(ThreadState ts, PyType type, PyTuple args) {
        return new PyBaseException(ts, type, args);
    }

    /** A new AttributeError with name and obj. */
    public static PyBaseException attributeError(ThreadState ts, PyObject object, PyStr name, String message) {
        return make(ts, ATTRIBUTE_ERROR, PyTuple.of(ts, PyStr.of(message)));
    }

    /** A new NameError, or a subtype of it, with name. */
    public static PyBaseException nameError(ThreadState ts, PyType type, PyStr name, String message) {
        return make(ts, type, PyTuple.of(ts, PyStr.of(message)));
    }
}
