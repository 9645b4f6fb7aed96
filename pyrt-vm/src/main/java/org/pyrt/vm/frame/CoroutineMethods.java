package org.pyrt.vm.frame;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.coroutine.PyCoroutineWrapper;
import org.pyrt.vm.interpreter.GeneratorOps;
import org.pyrt.vm.interpreter.GeneratorThrows;

/** The methods of coroutines. Source: CPython 3.14 Objects/genobject.c. */
@ExposedType(name = "coroutine")
final class CoroutineMethods {

    static final PyType TYPE = PyType.builtin("coroutine", new CoroutineMethodsAdapter()).flags(PyType.NO_NEW | PyType.HAS_WEAKREF).ownLayout().generic().build();

    private CoroutineMethods() {}

    @ExposedMethod
    static PyObject __await__(ThreadState ts, PyGenerator self) {
        PyObject wrapper = new PyCoroutineWrapper(ts, self);
        return wrapper;
    }

    @ExposedMethod
    static PyObject __repr__(ThreadState ts, PyGenerator self) {
        return GeneratorMethods.repr(ts, self);
    }

    @ExposedMethod(doc = "send($self, arg, /)\n--\n\nSend 'arg' into coroutine: the result of the await it waits at.")
    @CleanPoint
    static PyObject send(ThreadState ts, PyGenerator self, @PositionalOnly PyObject value) {
        return GeneratorOps.send(ts, self, value);
    }

    @ExposedMethod(name = "throw", doc = "throw(value) -> raise an exception in coroutine, at the await it waits at.")
    @CleanPoint
    static PyObject throwInto(
            ThreadState ts,
            PyGenerator self,
            PyObject type,
            @Default PyObject value,
            @PositionalOnly @Default PyObject traceback) {
        return GeneratorThrows.throwInto(ts, self, type, value, traceback);
    }

    @ExposedMethod(doc = "close($self, /)\n--\n\nRaise GeneratorExit inside coroutine, at the await it waits at.")
    @CleanPoint
    static PyObject close(ThreadState ts, PyGenerator self) {
        return GeneratorThrows.close(ts, self);
    }

    @ExposedGetter(name = "__name__", doc = "The name of the coroutine.")
    static PyObject getName(PyGenerator self) {
        return self.name();
    }

    @ExposedSetter(name = "__name__", deletes = true)
    static void setName(ThreadState ts, PyGenerator self, PyObject value) {
        self.setName(GeneratorMethods.name(ts, value, "__name__"));
    }

    @ExposedGetter(name = "__qualname__", doc = "The qualified name of the coroutine.")
    static PyObject getQualname(PyGenerator self) {
        return self.qualname();
    }

    @ExposedSetter(name = "__qualname__", deletes = true)
    static void setQualname(ThreadState ts, PyGenerator self, PyObject value) {
        self.setQualname(GeneratorMethods.name(ts, value, "__qualname__"));
    }

    @ExposedGetter
    static PyObject cr_running(PyGenerator self) {
        return PyBool.of(self.state() == PyGenerator.RUNNING);
    }

    @ExposedGetter
    static PyObject cr_suspended(PyGenerator self) {
        return PyBool.of(self.state() == PyGenerator.SUSPENDED);
    }

    @ExposedGetter
    static PyObject cr_frame(ThreadState ts, PyGenerator self) {
        return GeneratorMethods.frame(ts, self);
    }

    @ExposedGetter
    static PyObject cr_await(PyGenerator self) {
        return GeneratorOps.delegateOrNone(self);
    }

    @ExposedGetter
    static PyObject cr_code(PyGenerator self) {
        return self.code();
    }

    @ExposedGetter(member = true)
    static PyObject cr_origin(PyGenerator self) {
        PyObject origin = self.origin();
        return origin == null ? PyNone.NONE : origin;
    }
}
