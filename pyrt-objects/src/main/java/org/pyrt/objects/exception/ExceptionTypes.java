package org.pyrt.objects.exception;

import org.pyrt.api.PyObject;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.Layout;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/**
 * The builtin exception types, and how exceptions of them are made. Constants are named as the types are. Subtypes that only differ in
 * name share their base's Java class.
 */
public final class ExceptionTypes {

    public static final PyType BASE_EXCEPTION =
            PyType.builtin("BaseException", new PyBaseExceptionAdapter())
                    .flags(PyType.BASETYPE | PyType.HAS_DICT)
                    .ownLayout()
                    .doc("Common base class for all exceptions.")
                    .build();

    public static final PyType EXCEPTION = type("Exception", BASE_EXCEPTION, "Common base class for all non-exit exceptions.");
    public static final PyType SYSTEM_EXIT =
            own("SystemExit", BASE_EXCEPTION, new PySystemExitAdapter(), "Request to exit from the interpreter.");
    public static final PyType KEYBOARD_INTERRUPT = type("KeyboardInterrupt", BASE_EXCEPTION, "Program interrupted by user.");
    public static final PyType GENERATOR_EXIT = type("GeneratorExit", BASE_EXCEPTION, "Request that a generator exit.");
    public static final PyType STOP_ITERATION =
            own("StopIteration", EXCEPTION, new PyStopIterationAdapter(), "Signal the end from iterator.__next__().");
    public static final PyType STOP_ASYNC_ITERATION = type("StopAsyncIteration", EXCEPTION, "Signal the end from iterator.__anext__().");
    public static final PyType ARITHMETIC_ERROR = type("ArithmeticError", EXCEPTION, "Base class for arithmetic errors.");
    public static final PyType FLOATING_POINT_ERROR = type("FloatingPointError", ARITHMETIC_ERROR, "Floating-point operation failed.");
    public static final PyType OVERFLOW_ERROR = type("OverflowError", ARITHMETIC_ERROR, "Result too large to be represented.");
    public static final PyType ZERO_DIVISION_ERROR =
            type("ZeroDivisionError", ARITHMETIC_ERROR, "Second argument to a division or modulo operation was zero.");
    public static final PyType ASSERTION_ERROR = type("AssertionError", EXCEPTION, "Assertion failed.");
    public static final PyType ATTRIBUTE_ERROR = own("AttributeError", EXCEPTION, new PyAttributeErrorAdapter(), "Attribute not found.");
    public static final PyType BUFFER_ERROR = type("BufferError", EXCEPTION, "Buffer error.");
    public static final PyType EOF_ERROR = type("EOFError", EXCEPTION, "Read beyond end of file.");
    public static final PyType IMPORT_ERROR =
            own("ImportError", EXCEPTION, new PyImportErrorAdapter(), "Import can't find module, or can't find name in module.");
    public static final PyType MODULE_NOT_FOUND_ERROR = type("ModuleNotFoundError", IMPORT_ERROR, "Module not found.");
    public static final PyType LOOKUP_ERROR = type("LookupError", EXCEPTION, "Base class for lookup errors.");
    public static final PyType INDEX_ERROR = type("IndexError", LOOKUP_ERROR, "Sequence index out of range.");
    public static final PyType KEY_ERROR = make("KeyError", LOOKUP_ERROR, new KeyErrorMethodsAdapter(), "Mapping key not found.");
    public static final PyType MEMORY_ERROR = type("MemoryError", EXCEPTION, "Out of memory.");
    public static final PyType NAME_ERROR = own("NameError", EXCEPTION, new PyNameErrorAdapter(), "Name not found globally.");
    public static final PyType UNBOUND_LOCAL_ERROR =
            type("UnboundLocalError", NAME_ERROR, "Local name referenced but not bound to a value.");
    public static final PyType OS_ERROR = own("OSError", EXCEPTION, new PyOSErrorAdapter(), "Base class for I/O related errors.");
    public static final PyType BLOCKING_IO_ERROR = type("BlockingIOError", OS_ERROR, "I/O operation would block.");
    public static final PyType CHILD_PROCESS_ERROR = type("ChildProcessError", OS_ERROR, "Child process error.");
    public static final PyType CONNECTION_ERROR = type("ConnectionError", OS_ERROR, "Connection error.");
    public static final PyType BROKEN_PIPE_ERROR = type("BrokenPipeError", CONNECTION_ERROR, "Broken pipe.");
    public static final PyType CONNECTION_ABORTED_ERROR = type("ConnectionAbortedError", CONNECTION_ERROR, "Connection aborted.");
    public static final PyType CONNECTION_REFUSED_ERROR = type("ConnectionRefusedError", CONNECTION_ERROR, "Connection refused.");
    public static final PyType CONNECTION_RESET_ERROR = type("ConnectionResetError", CONNECTION_ERROR, "Connection reset.");
    public static final PyType FILE_EXISTS_ERROR = type("FileExistsError", OS_ERROR, "File already exists.");
    public static final PyType FILE_NOT_FOUND_ERROR = type("FileNotFoundError", OS_ERROR, "File not found.");
    public static final PyType INTERRUPTED_ERROR = type("InterruptedError", OS_ERROR, "Interrupted by signal.");
    public static final PyType IS_A_DIRECTORY_ERROR = type("IsADirectoryError", OS_ERROR, "Operation doesn't work on directories.");
    public static final PyType NOT_A_DIRECTORY_ERROR = type("NotADirectoryError", OS_ERROR, "Operation only works on directories.");
    public static final PyType PERMISSION_ERROR = type("PermissionError", OS_ERROR, "Not enough permissions.");
    public static final PyType PROCESS_LOOKUP_ERROR = type("ProcessLookupError", OS_ERROR, "Process not found.");
    public static final PyType TIMEOUT_ERROR = type("TimeoutError", OS_ERROR, "Timeout expired.");
    public static final PyType REFERENCE_ERROR = type("ReferenceError", EXCEPTION, "Weak ref proxy used after referent went away.");
    public static final PyType RUNTIME_ERROR = type("RuntimeError", EXCEPTION, "Unspecified run-time error.");
    public static final PyType NOT_IMPLEMENTED_ERROR =
            type("NotImplementedError", RUNTIME_ERROR, "Method or function hasn't been implemented yet.");
    public static final PyType PYTHON_FINALIZATION_ERROR =
            type("PythonFinalizationError", RUNTIME_ERROR, "Operation blocked during Python finalization.");
    public static final PyType RECURSION_ERROR = type("RecursionError", RUNTIME_ERROR, "Recursion limit exceeded.");
    public static final PyType SYNTAX_ERROR = own("SyntaxError", EXCEPTION, new PySyntaxErrorAdapter(), "Invalid syntax.");
    public static final PyType INCOMPLETE_INPUT_ERROR = type("_IncompleteInputError", SYNTAX_ERROR, "incomplete input.");
    public static final PyType INDENTATION_ERROR = type("IndentationError", SYNTAX_ERROR, "Improper indentation.");
    public static final PyType TAB_ERROR = type("TabError", INDENTATION_ERROR, "Improper mixture of spaces and tabs.");
    public static final PyType SYSTEM_ERROR = type("SystemError", EXCEPTION, "Internal error in the Python interpreter.");
    public static final PyType TYPE_ERROR = type("TypeError", EXCEPTION, "Inappropriate argument type.");
    public static final PyType VALUE_ERROR = type("ValueError", EXCEPTION, "Inappropriate argument value (of correct type).");
    public static final PyType UNICODE_ERROR = type("UnicodeError", VALUE_ERROR, "Unicode related error.");
    public static final PyType UNICODE_ENCODE_ERROR =
            own("UnicodeEncodeError", UNICODE_ERROR, new PyUnicodeErrorAdapter(), "Unicode encoding error.");
    public static final PyType UNICODE_DECODE_ERROR =
            own("UnicodeDecodeError", UNICODE_ERROR, new PyUnicodeErrorAdapter(), "Unicode decoding error.");
    public static final PyType UNICODE_TRANSLATE_ERROR =
            own("UnicodeTranslateError", UNICODE_ERROR, new PyUnicodeErrorAdapter(), "Unicode translation error.");
    public static final PyType WARNING = type("Warning", EXCEPTION, "Base class for warning categories.");
    public static final PyType BYTES_WARNING =
            type("BytesWarning", WARNING, "Base class for warnings about bytes and buffer related problems.");
    public static final PyType DEPRECATION_WARNING =
            type("DeprecationWarning", WARNING, "Base class for warnings about deprecated features.");
    public static final PyType ENCODING_WARNING = type("EncodingWarning", WARNING, "Base class for warnings about encodings.");
    public static final PyType FUTURE_WARNING =
            type("FutureWarning", WARNING, "Base class for warnings about constructs that will change.");
    public static final PyType IMPORT_WARNING =
            type("ImportWarning", WARNING, "Base class for warnings about probable mistakes in module imports.");
    public static final PyType PENDING_DEPRECATION_WARNING =
            type("PendingDeprecationWarning", WARNING, "Base class for warnings about features to be deprecated later.");
    public static final PyType RESOURCE_WARNING = type("ResourceWarning", WARNING, "Base class for warnings about resource usage.");
    public static final PyType RUNTIME_WARNING = type("RuntimeWarning", WARNING, "Base class for warnings about dubious runtime behavior.");
    public static final PyType SYNTAX_WARNING = type("SyntaxWarning", WARNING, "Base class for warnings about dubious syntax.");
    public static final PyType UNICODE_WARNING = type("UnicodeWarning", WARNING, "Base class for warnings about Unicode related problems.");
    public static final PyType USER_WARNING = type("UserWarning", WARNING, "Base class for warnings generated by user code.");

    public static final PyType BASE_EXCEPTION_GROUP =
            own("BaseExceptionGroup", BASE_EXCEPTION, new PyBaseExceptionGroupAdapter(), "A combination of multiple unrelated exceptions.");
    public static final PyType EXCEPTION_GROUP =
            PyType.builtin("ExceptionGroup", null).bases(BASE_EXCEPTION_GROUP, EXCEPTION).flags(PyType.BASETYPE).build();

    private static final Layout PLAIN = BASE_EXCEPTION.layout();

    private ExceptionTypes() {}

    private static PyType type(String name, PyType base, String doc) {
        return make(name, base, null, doc);
    }

    private static PyType make(String name, PyType base, Adapter adapter, String doc) {
        return PyType.builtin(name, adapter).base(base).flags(PyType.BASETYPE).doc(doc).build();
    }

    private static PyType own(String name, PyType base, Adapter adapter, String doc) {
        return PyType.builtin(name, adapter).base(base).flags(PyType.BASETYPE).ownLayout().doc(doc).build();
    }

    /** Every exception type there is at boot, each after its base; a new array. */
    public static PyType[] all() {
        return new PyType[] {
            BASE_EXCEPTION,
            EXCEPTION,
            SYSTEM_EXIT,
            KEYBOARD_INTERRUPT,
            GENERATOR_EXIT,
            STOP_ITERATION,
            STOP_ASYNC_ITERATION,
            ARITHMETIC_ERROR,
            FLOATING_POINT_ERROR,
            OVERFLOW_ERROR,
            ZERO_DIVISION_ERROR,
            ASSERTION_ERROR,
            ATTRIBUTE_ERROR,
            BUFFER_ERROR,
            EOF_ERROR,
            IMPORT_ERROR,
            MODULE_NOT_FOUND_ERROR,
            LOOKUP_ERROR,
            INDEX_ERROR,
            KEY_ERROR,
            MEMORY_ERROR,
            NAME_ERROR,
            UNBOUND_LOCAL_ERROR,
            OS_ERROR,
            BLOCKING_IO_ERROR,
            CHILD_PROCESS_ERROR,
            CONNECTION_ERROR,
            BROKEN_PIPE_ERROR,
            CONNECTION_ABORTED_ERROR,
            CONNECTION_REFUSED_ERROR,
            CONNECTION_RESET_ERROR,
            FILE_EXISTS_ERROR,
            FILE_NOT_FOUND_ERROR,
            INTERRUPTED_ERROR,
            IS_A_DIRECTORY_ERROR,
            NOT_A_DIRECTORY_ERROR,
            PERMISSION_ERROR,
            PROCESS_LOOKUP_ERROR,
            TIMEOUT_ERROR,
            REFERENCE_ERROR,
            RUNTIME_ERROR,
            NOT_IMPLEMENTED_ERROR,
            PYTHON_FINALIZATION_ERROR,
            RECURSION_ERROR,
            SYNTAX_ERROR,
            INCOMPLETE_INPUT_ERROR,
            INDENTATION_ERROR,
            TAB_ERROR,
            SYSTEM_ERROR,
            TYPE_ERROR,
            VALUE_ERROR,
            UNICODE_ERROR,
            UNICODE_ENCODE_ERROR,
            UNICODE_DECODE_ERROR,
            UNICODE_TRANSLATE_ERROR,
            WARNING,
            BYTES_WARNING,
            DEPRECATION_WARNING,
            ENCODING_WARNING,
            FUTURE_WARNING,
            IMPORT_WARNING,
            PENDING_DEPRECATION_WARNING,
            RESOURCE_WARNING,
            RUNTIME_WARNING,
            SYNTAX_WARNING,
            UNICODE_WARNING,
            USER_WARNING,
            BASE_EXCEPTION_GROUP,
            EXCEPTION_GROUP,
        };
    }

    /**
     * A new exception, floating, as calling the builtin type would make it. May raise what its {@code __init__} would. The arguments are
     * of builtin types, so that reading them runs no Python code.
     */
    @SuppressWarnings("CleanPoint") // only converting arguments of other types could run Python code
    public static PyBaseException make(ThreadState ts, PyType type, PyTuple args) {
        Layout layout = type.layout();
        if (layout == PLAIN) {
            return new PyBaseException(ts, type, args);
        }
        if (layout == STOP_ITERATION.layout()) {
            return new PyStopIteration(ts, type, args);
        }
        if (layout == ATTRIBUTE_ERROR.layout()) {
            return new PyAttributeError(ts, type, args);
        }
        if (layout == OS_ERROR.layout()) {
            return PyOSError.make(ts, type, args);
        }
        return makeRare(ts, type, args, layout);
    }

    @SuppressWarnings("CleanPoint") // as above
    private static PyBaseException makeRare(ThreadState ts, PyType type, PyTuple args, Layout layout) {
        if (layout == NAME_ERROR.layout()) {
            return new PyNameError(ts, type, args);
        }
        if (layout == IMPORT_ERROR.layout()) {
            return new PyImportError(ts, type, args);
        }
        if (layout == SYSTEM_EXIT.layout()) {
            return new PySystemExit(ts, type, args);
        }
        if (layout == SYNTAX_ERROR.layout()) {
            return PySyntaxError.make(ts, type, args);
        }
        if (layout == BASE_EXCEPTION_GROUP.layout()) {
            return PyBaseExceptionGroup.make(ts, type, args);
        }
        if (type.isSubtypeOf(UNICODE_ERROR)) {
            return PyUnicodeError.make(ts, type, args);
        }
        throw new IllegalArgumentException("not a builtin exception type: " + type.fullName());
    }

    /** A new AttributeError with name and obj. */
    public static PyBaseException attributeError(ThreadState ts, PyObject object, PyStr name, String message) {
        PyAttributeError e = new PyAttributeError(ts, ATTRIBUTE_ERROR, PyTuple.of(ts, PyStr.of(message)));
        e.setName(ts, name);
        e.setObj(ts, object);
        return e;
    }

    /** A new NameError, or a subtype of it, with name. */
    public static PyBaseException nameError(ThreadState ts, PyType type, PyStr name, String message) {
        PyNameError e = new PyNameError(ts, type, PyTuple.of(ts, PyStr.of(message)));
        e.setName(ts, name);
        return e;
    }

    /** A new OSError of the subtype that {@code number} has; file names may be null. */
    public static PyBaseException osError(ThreadState ts, int number, String text, PyObject filename, PyObject filename2) {
        PyObject first = PyInt.of(number);
        PyObject second = PyStr.of(text);
        PyTuple args =
                filename2 != null
                        ? PyTuple.of(ts, first, second, filename, PyNone.NONE, filename2)
                        : filename != null ? PyTuple.of(ts, first, second, filename) : PyTuple.of(ts, first, second);
        return PyOSError.make(ts, OS_ERROR, args);
    }
}
