package org.pyrt.vm.modules.types;

import org.pyrt.objects.builtin.NoFunctions;
import org.pyrt.objects.constant.PyEllipsis;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.PyTraceback;
import org.pyrt.objects.function.PyBuiltinFunction;
import org.pyrt.objects.function.PyCell;
import org.pyrt.objects.function.PyClassMethodDescriptor;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.function.PyGetSetDescriptor;
import org.pyrt.objects.function.PyMemberDescriptor;
import org.pyrt.objects.function.PyMethod;
import org.pyrt.objects.function.PyMethodDescriptor;
import org.pyrt.objects.function.PyMethodWrapper;
import org.pyrt.objects.function.PyWrapperDescriptor;
import org.pyrt.objects.mapping.PyMappingProxy;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyCapsule;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.type.PyGenericAlias;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.PyUnion;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.frame.PyFrame;
import org.pyrt.vm.frame.PyGenerator;
import org.pyrt.vm.modules.sys.PySimpleNamespace;

/** The module _types. Source: CPython 3.14 Modules/_typesmodule.c. */
public final class TypesModule {

    private static final String DOC = "Define names for built-in types.";

    private TypesModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_types", DOC, new NoFunctions())
                .add("AsyncGeneratorType", PyGenerator.ASYNC_GENERATOR)
                .add("BuiltinFunctionType", PyBuiltinFunction.TYPE)
                .add("BuiltinMethodType", PyBuiltinFunction.TYPE)
                .add("CapsuleType", PyCapsule.TYPE)
                .add("CellType", PyCell.TYPE)
                .add("ClassMethodDescriptorType", PyClassMethodDescriptor.TYPE)
                .add("CodeType", PyCode.TYPE)
                .add("CoroutineType", PyGenerator.COROUTINE)
                .add("EllipsisType", PyType.of(PyEllipsis.ELLIPSIS))
                .add("FrameType", PyFrame.TYPE)
                .add("FunctionType", PyFunction.TYPE)
                .add("GeneratorType", PyGenerator.GENERATOR)
                .add("GenericAlias", PyGenericAlias.TYPE)
                .add("GetSetDescriptorType", PyGetSetDescriptor.TYPE)
                .add("LambdaType", PyFunction.TYPE)
                .add("MappingProxyType", PyMappingProxy.TYPE)
                .add("MemberDescriptorType", PyMemberDescriptor.TYPE)
                .add("MethodDescriptorType", PyMethodDescriptor.TYPE)
                .add("MethodType", PyMethod.TYPE)
                .add("MethodWrapperType", PyMethodWrapper.TYPE)
                .add("ModuleType", PyModule.TYPE)
                .add("NoneType", PyType.of(PyNone.NONE))
                .add("NotImplementedType", PyType.of(PyNotImplemented.NOT_IMPLEMENTED))
                .add("SimpleNamespace", PySimpleNamespace.TYPE)
                .add("TracebackType", PyTraceback.TYPE)
                .add("UnionType", PyUnion.TYPE)
                .add("WrapperDescriptorType", PyWrapperDescriptor.TYPE)
                .build();
    }
}
