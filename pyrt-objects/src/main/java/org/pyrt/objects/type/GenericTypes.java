package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.builtin.Definitions;
import org.pyrt.objects.builtin.Signature;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.function.PyClassMethod;
import org.pyrt.objects.function.PyClassMethodDescriptor;
import org.pyrt.objects.function.PyStaticMethod;
import org.pyrt.objects.iterator.PyEnumerate;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.mapping.PyMappingProxy;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PyFrozenSet;
import org.pyrt.objects.set.PySet;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** Lets builtin classes be subscripted: gives them the class method {@code __class_getitem__}; type itself has none, see Subscripts. */
public final class GenericTypes {

    private static final String DOC = "__class_getitem__($type, object, /)\n--\n\nSee PEP 585";
    private static final PyStr NAME = PyStr.interned("__class_getitem__");

    static {
        install(
                PyList.TYPE,
                PyDict.TYPE,
                PyTuple.TYPE,
                PySet.TYPE,
                PyFrozenSet.TYPE,
                PyMappingProxy.TYPE,
                PyEnumerate.TYPE,
                PyClassMethod.TYPE,
                PyStaticMethod.TYPE,
                ExceptionTypes.BASE_EXCEPTION_GROUP);
    }

    private GenericTypes() {}

    /** Sees to it that they are; boot calls it before threads run, once all those types exist. */
    public static void initialize() {
        // The static initializer has done it, once in a JVM.
    }

    /** Does it for further types; before threads run, or for a type that no other thread has yet. */
    public static void install(PyType... types) {
        for (PyType type : types) {
            type.dict().putImmortal(NAME, new PyClassMethodDescriptor(type, "__class_getitem__", new AliasAdapter(type), 0, DOC));
            type.modified();
        }
    }

    private static final class AliasAdapter extends Adapter {

        private final PyType owner;

        AliasAdapter(PyType owner) {
            this.owner = owner;
        }

        @Override
        public void define(Definitions definitions) {
            definitions.classMethod("__class_getitem__", 0, DOC);
        }

        @Override
        public Signature signature(int entry) {
            return new Signature(
                    Signature.FUNCTION,
                    "__class_getitem__",
                    owner.name(),
                    Conversions.names("object"),
                    1,
                    0,
                    new PyObject[] {Signature.REQUIRED},
                    false,
                    false);
        }

        @Override
        @CleanPoint
        public PyObject callBound(ThreadState ts, int entry, PyObject self, PyObject[] bound) {
            return PyGenericAlias.of(ts, self, bound[0]);
        }
    }
}
