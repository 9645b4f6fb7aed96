package org.pyrt.stdlib.socket;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.runtime.CountedState;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.SystemErrors;

/** The exceptions of the module {@code _socket}. Its two classes are made once for each interpreter and never given up. */
final class SocketErrors implements CountedState {

    private static final int EAI_NONAME = -2;
    private static final int EAI_ADDRFAMILY = -9;

    @Slot PyObject gaierror;
    @Slot PyObject herror;

    private SocketErrors() {}

    @Override
    public void visit(SlotVisitor visitor) {
        Slots.visit(visitor, gaierror);
        Slots.visit(visitor, herror);
    }

    private static SocketErrors of(ThreadState ts) {
        return Interpreter.of(ts).state(SocketErrors.class, SocketErrors::new);
    }

    /** The class socket.gaierror. */
    @CleanPoint
    static PyObject gaierror(ThreadState ts) {
        SocketErrors all = of(ts);
        synchronized (all) {
            if (all.gaierror == null) {
                all.gaierror = make(ts, "gaierror");
            }
            return all.gaierror;
        }
    }

    /** The class socket.herror. */
    @CleanPoint
    static PyObject herror(ThreadState ts) {
        SocketErrors all = of(ts);
        synchronized (all) {
            if (all.herror == null) {
                all.herror = make(ts, "herror");
            }
            return all.herror;
        }
    }

    @CleanPoint
    private static PyObject make(ThreadState ts, String name) {
        PyDict namespace = new PyDict(ts);
        namespace.putStr(ts, PyStr.interned("__module__"), PyStr.of("socket"));
        PyObject type = Calls.call(ts, PyType.TYPE, PyStr.of(name), PyTuple.of(ts, ExceptionTypes.OS_ERROR), namespace);
        Refs.incref(ts, type);
        return type;
    }

    /** A gaierror. */
    @CleanPoint
    static RuntimeException address(ThreadState ts, int number, String text) {
        PyObject error = Calls.call(ts, gaierror(ts), PyInt.of(number), PyStr.of(text));
        return Errors.raise(ts, (PyBaseException) error);
    }

    /** The gaierror of a name that nobody knows. */
    @CleanPoint
    static RuntimeException unknownHost(ThreadState ts) {
        return address(ts, EAI_NONAME, "Name or service not known");
    }

    /** The gaierror of a host without an address of the kind that is wanted. */
    @CleanPoint
    static RuntimeException addressFamily(ThreadState ts) {
        return address(ts, EAI_ADDRFAMILY, "Address family for hostname not supported");
    }

    /** A result of the C library: raises OSError if it is an error. */
    static int check(ThreadState ts, int result) {
        if (result < 0) {
            throw SystemErrors.raise(ts, -result, null);
        }
        return result;
    }
}
