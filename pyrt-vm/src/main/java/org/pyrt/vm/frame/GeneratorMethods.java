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
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.interpreter.GeneratorOps;
import org.pyrt.vm.interpreter.GeneratorThrows;

/** The methods of generators. Source: CPython 3.14 Objects/genobject.c. */
@ExposedType(name = "generator")
final class GeneratorMethods {

    static final PyType TYPE = PyType.builtin("generator", new GeneratorMethodsAdapter()).flags(PyType.NO_NEW | PyType.HAS_WEAKREF).ownLayout().generic().build();

    private GeneratorMethods() {}

    /** The repr of a generator of any kind. */
    static PyStr repr(ThreadState ts, PyGenerator self) {
        return PyStr.of("<" + self.type().name() + " object " + self.qualname() + " at " + ObjectIds.address(ts, self) + ">");
    }

    /** Its frame, or None once it ended. */
    static PyObject frame(ThreadState ts, PyGenerator self) {
        Frame f = self.frame();
        return f == null ? PyNone.NONE : f.object(ts);
    }

    /** A name that is assigned. */
    static PyStr name(ThreadState ts, PyObject value, String attribute) {
        PyStr s = value == null ? null : PyStr.asSelf(value);
        if (s == null) {
            throw Errors.typeError(ts, attribute + " must be set to a string object");
        }
        return s;
    }

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
    static PyObject __repr__(ThreadState ts, PyGenerator self) {
        return repr(ts, self);
    }

    @ExposedMethod(doc = "Resume the generator with a value for the yield it waits at.")
    @CleanPoint
    static PyObject send(ThreadState ts, PyGenerator self, @PositionalOnly PyObject value) {
        return GeneratorOps.send(ts, self, value);
    }

    @ExposedMethod(name = "throw", doc = "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise an exception at the yield the generator waits at.")
    @CleanPoint
    static PyObject throwInto(
            ThreadState ts,
            PyGenerator self,
            PyObject type,
            @Default PyObject value,
            @PositionalOnly @Default PyObject traceback) {
        return GeneratorThrows.throwInto(ts, self, type, value, traceback);
    }

    @ExposedMethod(doc = "Raise GeneratorExit at the yield the generator waits at.")
    @CleanPoint
    static PyObject close(ThreadState ts, PyGenerator self) {
        return GeneratorThrows.close(ts, self);
    }

    @ExposedGetter(name = "__name__", doc = "The name of the generator.")
    static PyObject getName(PyGenerator self) {
        return self.name();
    }

    @ExposedSetter(name = "__name__", deletes = true)
    static void setName(ThreadState ts, PyGenerator self, PyObject value) {
        self.setName(name(ts, value, "__name__"));
    }

    @ExposedGetter(name = "__qualname__", doc = "The qualified name of the generator.")
    static PyObject getQualname(PyGenerator self) {
        return self.qualname();
    }

    @ExposedSetter(name = "__qualname__", deletes = true)
    static void setQualname(ThreadState ts, PyGenerator self, PyObject value) {
        self.setQualname(name(ts, value, "__qualname__"));
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
        return frame(ts, self);
    }

    @ExposedGetter
    static PyObject gi_yieldfrom(PyGenerator self) {
        return GeneratorOps.delegateOrNone(self);
    }

    @ExposedGetter
    static PyObject gi_code(PyGenerator self) {
        return self.code();
    }
}
