package org.pyrt.vm.boot;

import org.pyrt.api.PyObject;
import org.pyrt.objects.bytes.PyByteArray;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyEllipsis;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyTraceback;
import org.pyrt.objects.function.PyBuiltinFunction;
import org.pyrt.objects.function.PyCell;
import org.pyrt.objects.function.PyClassMethod;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.function.PyMethod;
import org.pyrt.objects.function.PyProperty;
import org.pyrt.objects.function.PyStaticMethod;
import org.pyrt.objects.function.PySuper;
import org.pyrt.objects.iterator.PyEnumerate;
import org.pyrt.objects.iterator.PyFilter;
import org.pyrt.objects.iterator.PyMap;
import org.pyrt.objects.iterator.PyReversed;
import org.pyrt.objects.iterator.PyZip;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.mapping.PyMappingProxy;
import org.pyrt.objects.memory.PyMemoryView;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyComplex;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyRange;
import org.pyrt.objects.sequence.PySlice;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PyFrozenSet;
import org.pyrt.objects.set.PySet;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.GenericTypes;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.weakref.PyWeakProxy;
import org.pyrt.objects.weakref.PyWeakReference;
import org.pyrt.vm.coroutine.PyAsyncSend;
import org.pyrt.vm.coroutine.PyAsyncThrow;
import org.pyrt.vm.coroutine.PyCoroutineWrapper;
import org.pyrt.vm.coroutine.PyNextAwaitable;
import org.pyrt.vm.coroutine.PyWrappedValue;
import org.pyrt.vm.frame.PyFrame;
import org.pyrt.vm.frame.PyGenerator;

/**
 * Initializes the classes of builtin types on one thread, in one order: their static initializers refer to each other, so two threads that
 * came from different ends would wait for each other for ever. Then names those that the module builtins has.
 */
public final class BuiltinTypes {

    private BuiltinTypes() {}

    static void initialize() {
        PyObject[] inOrder = {
            PyType.TYPE, PyStr.TYPE, PyInt.TYPE, PyBool.TYPE, PyFloat.TYPE, PyComplex.TYPE, PyNone.NONE, PyEllipsis.ELLIPSIS,
            PyNotImplemented.NOT_IMPLEMENTED, PyBytes.TYPE, PyByteArray.TYPE, PyMemoryView.TYPE, PyTuple.TYPE, PyList.TYPE, PySlice.TYPE, PyDict.TYPE, PyMappingProxy.TYPE, PySet.TYPE, PyFrozenSet.TYPE, PyRange.TYPE,
            PyEnumerate.TYPE, PyFilter.TYPE, PyMap.TYPE, PyReversed.TYPE, PyZip.TYPE,
            PyBuiltinFunction.TYPE, PyFunction.TYPE, PyMethod.TYPE, PyStaticMethod.TYPE, PyClassMethod.TYPE, PyProperty.TYPE, PySuper.TYPE,
            PyCell.TYPE, PyCode.TYPE, PyModule.TYPE, PyFrame.TYPE, PyGenerator.GENERATOR, PyGenerator.COROUTINE, PyGenerator.ASYNC_GENERATOR, PyCoroutineWrapper.TYPE,
            PyWrappedValue.TYPE, PyAsyncSend.TYPE, PyAsyncThrow.TYPE, PyNextAwaitable.TYPE, PyTraceback.TYPE, ExceptionTypes.BASE_EXCEPTION,
            PyWeakReference.TYPE, PyWeakProxy.TYPE,
        };
        for (PyObject o : inOrder) {
            if (o == null) {
                throw new IllegalStateException("builtin types refer to each other while they are being initialized");
            }
        }
        GenericTypes.initialize();
    }

    /** Adds types and constants to the module builtins. */
    public static void addTo(ModuleBuilder b) {
        b.add("None", PyNone.NONE);
        b.add("Ellipsis", PyEllipsis.ELLIPSIS);
        b.add("NotImplemented", PyNotImplemented.NOT_IMPLEMENTED);
        b.add("False", PyBool.FALSE);
        b.add("True", PyBool.TRUE);
        b.add(
                PyBool.TYPE,
                PyByteArray.TYPE,
                PyBytes.TYPE,
                PyClassMethod.TYPE,
                PyComplex.TYPE,
                PyDict.TYPE,
                PyEnumerate.TYPE,
                PyFilter.TYPE,
                PyFloat.TYPE,
                PyFrozenSet.TYPE,
                PyInt.TYPE,
                PyList.TYPE,
                PyMap.TYPE,
                PyMemoryView.TYPE,
                PyType.OBJECT,
                PyProperty.TYPE,
                PyRange.TYPE,
                PyReversed.TYPE,
                PySet.TYPE,
                PySlice.TYPE,
                PyStaticMethod.TYPE,
                PyStr.TYPE,
                PySuper.TYPE,
                PyTuple.TYPE,
                PyType.TYPE,
                PyZip.TYPE);
        b.add(ExceptionTypes.all());
        b.add("EnvironmentError", ExceptionTypes.OS_ERROR);
        b.add("IOError", ExceptionTypes.OS_ERROR);
    }
}
