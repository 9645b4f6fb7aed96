package org.pyrt.vm.frame;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.interpreter.GeneratorOps;

/** The methods of generators. Source: CPython 3.14 Objects/genobject.c. */
@ExposedType(name = "generator")
final class GeneratorMethods {

    static final PyType TYPE = PyType.builtin("generator", new GeneratorMethodsAdapter()).flags(PyType.NO_NEW).build();

    private GeneratorMethods() {}

    @ExposedMethod
    static PyObject __iter__(PyGenerator self) {
        return self;
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __next__(ThreadState ts, PyGenerator self) {
        return GeneratorOps.next(ts, self);
    }

    @ExposedMethod
    static PyObject __repr__(PyGenerator self) {
        Frame f = self.frame();
        String name = f == null ? "?" : f.function == null ? f.code.qualname : f.function.qualname().toString();
        return PyStr.of("<generator object " + name + " at 0x" + Integer.toHexString(System.identityHashCode(self)) + ">");
    }

    @ExposedMethod(doc = "Resume the generator with a value for the yield it waits at.")
    @CleanPoint
    static PyObject send(ThreadState ts, PyGenerator self, @PositionalOnly PyObject value) {
        return GeneratorOps.send(ts, self, value);
    }

    @ExposedMethod(name = "throw", doc = "Raise an exception at the yield the generator waits at.")
    @CleanPoint
    static PyObject throwInto(
            ThreadState ts,
            PyGenerator self,
            PyObject type,
            @Default PyObject value,
            @PositionalOnly @Default PyObject traceback) {
        return GeneratorOps.throwInto(ts, self, type, value, traceback);
    }

    @ExposedMethod(doc = "Raise GeneratorExit at the yield the generator waits at.")
    @CleanPoint
    static PyObject close(ThreadState ts, PyGenerator self) {
        return GeneratorOps.close(ts, self);
    }

    @ExposedGetter
    static PyObject gi_running(PyGenerator self) {
        return PyBool.of(self.state() == PyGenerator.RUNNING);
    }

    @ExposedGetter
    static PyObject gi_suspended(PyGenerator self) {
        return PyBool.of(self.state() == PyGenerator.SUSPENDED);
    }

    @ExposedGetter
    static PyObject gi_frame(ThreadState ts, PyGenerator self) {
        Frame f = self.frame();
        return f == null ? PyNone.NONE : f.object(ts);
    }
}
