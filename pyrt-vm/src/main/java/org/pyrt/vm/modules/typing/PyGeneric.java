package org.pyrt.vm.modules.typing;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** {@code typing.Generic}, the base of generic classes; what subscripting and subclassing do is written in {@code typing}. */
@ExposedType(name = "Generic")
final class PyGeneric extends PyInstance {

    static final PyType TYPE =
            PyType.builtin("typing.Generic", new PyGenericAdapter())
                    .flags(PyType.BASETYPE | PyType.SHOWN_AS_HEAP)
                    .madeByBase()
                    .doc("Abstract base class for generic types.")
                    .build();

    static {
        TYPE.dict().putImmortal(PyStr.interned("__module__"), PyStr.interned("typing"));
    }

    private PyGeneric(ThreadState ts, PyType type) {
        super(ts, type);
    }

    @ExposedMethod(name = "__class_getitem__", kind = ExposedMethod.Kind.CLASS, doc = "__class_getitem__(*args, **kwargs)\n\nParameterize a generic class.")
    @CleanPoint
    static PyObject subscript(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        return TypingFunctions.callWithDict(ts, "_generic_class_getitem", Calls.prepend(type, args), keywords);
    }

    @ExposedMethod(name = "__init_subclass__", kind = ExposedMethod.Kind.CLASS, doc = "__init_subclass__(*args, **kwargs)\n\nFind the parameters of a subclass.")
    @CleanPoint
    static void initSubclass(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        Refs.discard(ts, TypingFunctions.callWithDict(ts, "_generic_init_subclass", Calls.prepend(type, args), keywords));
    }
}
