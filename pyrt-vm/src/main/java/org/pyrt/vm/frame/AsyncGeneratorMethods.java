package org.pyrt.vm.frame;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.coroutine.PyAsyncSend;
import org.pyrt.vm.coroutine.PyAsyncThrow;
import org.pyrt.vm.interpreter.GeneratorOps;
import org.pyrt.vm.interpreter.GeneratorThrows;

/** The methods of asynchronous generators. Source: CPython 3.14 Objects/genobject.c. */
@ExposedType(name = "async_generator")
final class AsyncGeneratorMethods {

    static final PyType TYPE =
            PyType.builtin("async_generator", new AsyncGeneratorMethodsAdapter()).flags(PyType.NO_NEW | PyType.HAS_WEAKREF).ownLayout().generic().build();

    private AsyncGeneratorMethods() {}

    @ExposedMethod
    static PyObject __aiter__(PyGenerator self) {
        return self;
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __anext__(ThreadState ts, PyGenerator self) {
        AsyncHooks.start(ts, self);
        PyObject step = new PyAsyncSend(ts, self, null);
        return step;
    }

    @ExposedMethod
    static PyObject __repr__(ThreadState ts, PyGenerator self) {
        return GeneratorMethods.repr(ts, self);
    }

    @ExposedMethod(doc = "An awaitable that resumes the generator with a value.")
    @CleanPoint
    static PyObject asend(ThreadState ts, PyGenerator self, @PositionalOnly PyObject value) {
        AsyncHooks.start(ts, self);
        PyObject step = new PyAsyncSend(ts, self, value);
        return step;
    }

    @ExposedMethod(doc = "athrow(value)\nathrow(type[,value[,traceback]])\n\nAn awaitable that raises an exception in the generator.")
    @CleanPoint
    static PyObject athrow(
            ThreadState ts,
            PyGenerator self,
            PyObject type,
            @Default PyObject value,
            @PositionalOnly @Default PyObject traceback) {
        AsyncHooks.start(ts, self);
        GeneratorThrows.warnOld(ts, value, "athrow");
        PyTuple thrown =
                value == null
                        ? PyTuple.of(ts, type)
                        : traceback == null ? PyTuple.of(ts, type, value) : PyTuple.of(ts, type, value, traceback);
        PyObject step = new PyAsyncThrow(ts, self, thrown);
        return step;
    }

    @ExposedMethod(doc = "An awaitable that closes the generator.")
    @CleanPoint
    static PyObject aclose(ThreadState ts, PyGenerator self) {
        AsyncHooks.start(ts, self);
        PyObject step = new PyAsyncThrow(ts, self, null);
        return step;
    }

    @ExposedGetter(name = "__name__", doc = "The name of the async generator.")
    static PyObject getName(PyGenerator self) {
        return self.name();
    }

    @ExposedSetter(name = "__name__", deletes = true)
    static void setName(ThreadState ts, PyGenerator self, PyObject value) {
        self.setName(GeneratorMethods.name(ts, value, "__name__"));
    }

    @ExposedGetter(name = "__qualname__", doc = "The qualified name of the async generator.")
    static PyObject getQualname(PyGenerator self) {
        return self.qualname();
    }

    @ExposedSetter(name = "__qualname__", deletes = true)
    static void setQualname(ThreadState ts, PyGenerator self, PyObject value) {
        self.setQualname(GeneratorMethods.name(ts, value, "__qualname__"));
    }

    @ExposedGetter(member = true)
    static PyObject ag_running(PyGenerator self) {
        return PyBool.of(self.isRunningAsync());
    }

    @ExposedGetter
    static PyObject ag_suspended(PyGenerator self) {
        return PyBool.of(self.state() == PyGenerator.SUSPENDED);
    }

    @ExposedGetter
    static PyObject ag_frame(ThreadState ts, PyGenerator self) {
        return GeneratorMethods.frame(ts, self);
    }

    @ExposedGetter
    static PyObject ag_await(PyGenerator self) {
        return GeneratorOps.delegateOrNone(self);
    }

    @ExposedGetter
    static PyObject ag_code(PyGenerator self) {
        return self.code();
    }
}
