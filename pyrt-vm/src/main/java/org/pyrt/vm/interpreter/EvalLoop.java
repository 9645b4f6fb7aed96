package org.pyrt.vm.interpreter;

import static org.pyrt.vm.code.Opcode.*;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyCell;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.mapping.DictTable;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.AttributeSite;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.code.GlobalSite;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.frame.Frame;
import org.pyrt.vm.frame.PyGenerator;

/**
 * The interpreter's loop. Calls from Python to Python switch frames inside it; it recurses only through Java code that calls back.
 *
 * <p>Implementation notes. {@link #run} must stay below HotSpot's 8,000 bytes of bytecode, above which it is never compiled, so it holds the
 * dispatch and the fast paths only; everything else is a static method of the classes beside it. Each instruction leaves the switch in one
 * of four ways: {@code continue} when nothing can have died; {@code break} with a result {@code v} for register {@code a}; {@code break
 * tail} without a result; {@code continue frames} after {@code f} became another frame. Between instructions the pending deaths are carried
 * out. A fast path that replaces a local looks only whether the old value was counted: leaves need nothing.
 *
 * <p>The check of references is switched off here: temporaries float by design, and the frame holds them when code runs above it.
 */
@SuppressWarnings({"CleanPoint", "LabelledBreakTarget"})
public final class EvalLoop {

    private EvalLoop() {}

    /**
     * Runs {@code entry}, whose kind is BOUNDARY, until it returns or yields, and returns that value, floating. The frame is the thread's
     * innermost when the call begins, and its caller is when it ends, normally or by {@link Raised}.
     */
    @CleanPoint
    static PyObject run(ThreadState ts, Frame entry) {
        Object next = entry;
        for (; ; ) {
            try {
                while (next instanceof Frame f) {
                    next = step(ts, f);
                }
                return (PyObject) next;
            } catch (Raised e) {
                // The exception is in the thread state.
            } catch (StackOverflowError | OutOfMemoryError e) {
                Unwinder.hostError(ts, e);
            }
            next = Unwinder.unwind(ts);
            if (next == null) {
                throw Errors.again(ts);
            }
        }
    }

    /** Runs {@code f}, the innermost frame, until another is; answers that one, or what the frame entered from Java returned or yielded. */
    @CleanPoint
    private static Object step(ThreadState ts, Frame f) {
        final long[] code = f.code.instructions;
        final PyObject[] r = f.registers;
        final AttributeSite[] attributeSites = f.code.attributeSites;
        final GlobalSite[] globalSites = f.code.globalSites;
        final int nc = f.counted;
        int pc = f.pc;
        try {
            for (; ; ) {
                final long w = code[pc++];
                PyObject v;
                back:
                {
                    tail:
                    {
                        jump:
                        {
                            switch ((int) w & 0xff) {
                                case MOVE: {
                                    final int a = Opcode.a(w - MOVE);
                                    final int b = Opcode.b(w - MOVE);
                                    v = r[b];
                                    if (v instanceof Counted) {
                                        break;
                                    }
                                    PyObject before = r[a];
                                    r[a] = v;
                                    if (before instanceof Counted && a < nc) {
                                        Refs.release(ts, before);
                                        break tail;
                                    }
                                    continue;
                                }
                                case ADD:
                                case IADD: {
                                    final int a = Opcode.a(w - ADD);
                                    final int b = Opcode.b(w - ADD);
                                    final int c = Opcode.c(w - ADD);
                                    PyObject x = r[b];
                                    PyObject y = r[c];
                                    if (x instanceof SmallInt i && y instanceof SmallInt j) {
                                        long p = i.value;
                                        long q = j.value;
                                        long s = p + q;
                                        if (((p ^ s) & (q ^ s)) >= 0) {
                                            PyObject before = r[a];
                                            r[a] = SmallInt.of(s);
                                            if (before instanceof Counted && a < nc) {
                                                Refs.release(ts, before);
                                                break tail;
                                            }
                                            continue;
                                        }
                                    }
                                    f.pc = pc;
                                    v = ArithmeticOps.add(ts, f, (int) w & 0xff, b, c, x, y);
                                    break;
                                }
                                case SUB:
                                case ISUB: {
                                    final int a = Opcode.a(w - SUB);
                                    final int b = Opcode.b(w - SUB);
                                    final int c = Opcode.c(w - SUB);
                                    PyObject x = r[b];
                                    PyObject y = r[c];
                                    if (x instanceof SmallInt i && y instanceof SmallInt j) {
                                        long p = i.value;
                                        long q = j.value;
                                        long s = p - q;
                                        if (((p ^ q) & (p ^ s)) >= 0) {
                                            PyObject before = r[a];
                                            r[a] = SmallInt.of(s);
                                            if (before instanceof Counted && a < nc) {
                                                Refs.release(ts, before);
                                                break tail;
                                            }
                                            continue;
                                        }
                                    }
                                    f.pc = pc;
                                    v = ArithmeticOps.subtract(ts, f, (int) w & 0xff, b, c, x, y);
                                    break;
                                }
                                case MUL:
                                case IMUL: {
                                    final int b = Opcode.b(w - MUL);
                                    final int c = Opcode.c(w - MUL);
                                    f.pc = pc;
                                    v = ArithmeticOps.multiply(ts, f, (int) w & 0xff, b, c, r[b], r[c]);
                                    break;
                                }
                                case TRUEDIV:
                                case ITRUEDIV: {
                                    final int b = Opcode.b(w - TRUEDIV);
                                    final int c = Opcode.c(w - TRUEDIV);
                                    f.pc = pc;
                                    v = ArithmeticOps.divide(ts, f, (int) w & 0xff, b, c, r[b], r[c]);
                                    break;
                                }
                                case FLOORDIV:
                                case IFLOORDIV:
                                case MOD:
                                case IMOD:
                                case AND:
                                case IAND:
                                case OR:
                                case IOR:
                                case XOR:
                                case IXOR:
                                case LSHIFT:
                                case ILSHIFT:
                                case RSHIFT:
                                case IRSHIFT: {
                                    final int b = Opcode.b(w - FLOORDIV);
                                    final int c = Opcode.c(w - FLOORDIV);
                                    f.pc = pc;
                                    v = ArithmeticOps.integral(ts, f, (int) w & 0xff, b, c, r[b], r[c]);
                                    break;
                                }
                                case MATMUL:
                                case IMATMUL:
                                case POW:
                                case IPOW: {
                                    final int b = Opcode.b(w - MATMUL);
                                    final int c = Opcode.c(w - MATMUL);
                                    f.pc = pc;
                                    v = ArithmeticOps.binary(ts, f, (int) w & 0xff, b, c, r[b], r[c]);
                                    break;
                                }
                                case LT_JF: {
                                    final int a = Opcode.a(w - LT_JF);
                                    final int b = Opcode.b(w - LT_JF);
                                    if (r[a] instanceof SmallInt i && r[b] instanceof SmallInt j) {
                                        if (i.value >= j.value) {
                                            break jump;
                                        }
                                        continue;
                                    }
                                    f.pc = pc;
                                    if (CompareOps.jumps(ts, f, w)) {
                                        break jump;
                                    }
                                    break tail;
                                }
                                case LT_JT: {
                                    final int a = Opcode.a(w - LT_JT);
                                    final int b = Opcode.b(w - LT_JT);
                                    if (r[a] instanceof SmallInt i && r[b] instanceof SmallInt j) {
                                        if (i.value < j.value) {
                                            break jump;
                                        }
                                        continue;
                                    }
                                    f.pc = pc;
                                    if (CompareOps.jumps(ts, f, w)) {
                                        break jump;
                                    }
                                    break tail;
                                }
                                case LE_JF: {
                                    final int a = Opcode.a(w - LE_JF);
                                    final int b = Opcode.b(w - LE_JF);
                                    if (r[a] instanceof SmallInt i && r[b] instanceof SmallInt j) {
                                        if (i.value > j.value) {
                                            break jump;
                                        }
                                        continue;
                                    }
                                    f.pc = pc;
                                    if (CompareOps.jumps(ts, f, w)) {
                                        break jump;
                                    }
                                    break tail;
                                }
                                case LE_JT: {
                                    final int a = Opcode.a(w - LE_JT);
                                    final int b = Opcode.b(w - LE_JT);
                                    if (r[a] instanceof SmallInt i && r[b] instanceof SmallInt j) {
                                        if (i.value <= j.value) {
                                            break jump;
                                        }
                                        continue;
                                    }
                                    f.pc = pc;
                                    if (CompareOps.jumps(ts, f, w)) {
                                        break jump;
                                    }
                                    break tail;
                                }
                                case GT_JF: {
                                    final int a = Opcode.a(w - GT_JF);
                                    final int b = Opcode.b(w - GT_JF);
                                    if (r[a] instanceof SmallInt i && r[b] instanceof SmallInt j) {
                                        if (i.value <= j.value) {
                                            break jump;
                                        }
                                        continue;
                                    }
                                    f.pc = pc;
                                    if (CompareOps.jumps(ts, f, w)) {
                                        break jump;
                                    }
                                    break tail;
                                }
                                case GT_JT: {
                                    final int a = Opcode.a(w - GT_JT);
                                    final int b = Opcode.b(w - GT_JT);
                                    if (r[a] instanceof SmallInt i && r[b] instanceof SmallInt j) {
                                        if (i.value > j.value) {
                                            break jump;
                                        }
                                        continue;
                                    }
                                    f.pc = pc;
                                    if (CompareOps.jumps(ts, f, w)) {
                                        break jump;
                                    }
                                    break tail;
                                }
                                case EQ_JF: {
                                    final int a = Opcode.a(w - EQ_JF);
                                    final int b = Opcode.b(w - EQ_JF);
                                    if (r[a] instanceof SmallInt i && r[b] instanceof SmallInt j) {
                                        if (i.value != j.value) {
                                            break jump;
                                        }
                                        continue;
                                    }
                                    f.pc = pc;
                                    if (CompareOps.jumps(ts, f, w)) {
                                        break jump;
                                    }
                                    break tail;
                                }
                                case EQ_JT: {
                                    final int a = Opcode.a(w - EQ_JT);
                                    final int b = Opcode.b(w - EQ_JT);
                                    if (r[a] instanceof SmallInt i && r[b] instanceof SmallInt j) {
                                        if (i.value == j.value) {
                                            break jump;
                                        }
                                        continue;
                                    }
                                    f.pc = pc;
                                    if (CompareOps.jumps(ts, f, w)) {
                                        break jump;
                                    }
                                    break tail;
                                }
                                case GE_JF:
                                case GE_JT:
                                case NE_JF:
                                case NE_JT:
                                case IS_JF:
                                case IS_JT:
                                    f.pc = pc;
                                    if (CompareOps.jumps(ts, f, w)) {
                                        break jump;
                                    }
                                    break tail;
                                case LT:
                                case LE:
                                case EQ:
                                case NE:
                                case GT:
                                case GE: {
                                    final int b = Opcode.b(w - LT);
                                    final int c = Opcode.c(w - LT);
                                    f.pc = pc;
                                    v = CompareOps.compare(ts, f, (int) w & 0xff, b, c);
                                    break;
                                }
                                case JUMP: {
                                    pc = Opcode.bc(w - JUMP);
                                    continue;
                                }
                                case JUMP_BACK: {
                                    pc = Opcode.bc(w - JUMP_BACK);
                                    break back;
                                }
                                case JUMP_IF_FALSE: {
                                    final int a = Opcode.a(w - JUMP_IF_FALSE);
                                    PyObject x = r[a];
                                    if (x instanceof PyBool) {
                                        if (x == PyBool.FALSE) {
                                            break jump;
                                        }
                                        continue;
                                    }
                                    f.pc = pc;
                                    if (!CompareOps.truth(ts, f, a)) {
                                        break jump;
                                    }
                                    break tail;
                                }
                                case JUMP_IF_TRUE: {
                                    final int a = Opcode.a(w - JUMP_IF_TRUE);
                                    PyObject x = r[a];
                                    if (x instanceof PyBool) {
                                        if (x == PyBool.TRUE) {
                                            break jump;
                                        }
                                        continue;
                                    }
                                    f.pc = pc;
                                    if (CompareOps.truth(ts, f, a)) {
                                        break jump;
                                    }
                                    break tail;
                                }
                                case LOAD_GLOBAL: {
                                    final int a = Opcode.a(w - LOAD_GLOBAL);
                                    GlobalSite s = globalSites[Opcode.bc(w - LOAD_GLOBAL)];
                                    v = s.value;
                                    if (v != null && f.globals.table() == s.table) {
                                        if (s.entry >= 0
                                                ? s.table.has(s.entry, v)
                                                : s.table.used() == s.used
                                                        && ((PyDict) f.builtins).table() == s.builtinsTable
                                                        && s.builtinsTable.has(s.builtinsEntry, v)) {
                                            if (a < nc) {
                                                break;
                                            }
                                            r[a] = v;
                                            continue;
                                        }
                                    }
                                    f.pc = pc;
                                    v = NameOps.loadGlobal(ts, f, Opcode.bc(w - LOAD_GLOBAL));
                                    break;
                                }
                                case LOAD_ATTR: {
                                    final int b = Opcode.b(w - LOAD_ATTR);
                                    final int c = Opcode.c(w - LOAD_ATTR);
                                    AttributeSite s = attributeSites[c];
                                    if (r[b] instanceof PyInstance i
                                            && i.shape() == s.fieldShape
                                            && s.type.version() == s.version) {
                                        v = i.field(ts, s.index);
                                        if (v != null) {
                                            if (b >= nc) {
                                                Refs.discard(ts, i);
                                            }
                                            break;
                                        }
                                    }
                                    f.pc = pc;
                                    v = AttributeOps.load(ts, f, b, c);
                                    break;
                                }
                                case LOAD_METHOD: {
                                    final int a = Opcode.a(w - LOAD_METHOD);
                                    final int b = Opcode.b(w - LOAD_METHOD);
                                    final int c = Opcode.c(w - LOAD_METHOD);
                                    AttributeSite s = attributeSites[c];
                                    PyObject o = r[b];
                                    if (o instanceof PyInstance i
                                            && i.shape() == s.methodShape
                                            && s.type.version() == s.version) {
                                        r[a + 1] = o;
                                        r[a] = s.value;
                                        continue;
                                    }
                                    if (o != null && o.getClass() == s.javaClass) {
                                        r[a + 1] = o;
                                        r[a] = s.value;
                                        continue;
                                    }
                                    f.pc = pc;
                                    AttributeOps.loadMethod(ts, f, a, b, c);
                                    break tail;
                                }
                                case STORE_ATTR: {
                                    final int a = Opcode.a(w - STORE_ATTR);
                                    final int b = Opcode.b(w - STORE_ATTR);
                                    final int c = Opcode.c(w - STORE_ATTR);
                                    AttributeSite s = attributeSites[c];
                                    if (r[a] instanceof PyInstance i
                                            && i.shape() == s.fieldShape
                                            && s.index < PyInstance.INLINE
                                            && s.type.version() == s.version) {
                                        i.replaceInline(ts, s.shape, s.index, r[b]);
                                        if (a >= nc) {
                                            Refs.discard(ts, i);
                                        }
                                        break tail;
                                    }
                                    f.pc = pc;
                                    AttributeOps.store(ts, f, a, b, c);
                                    break tail;
                                }
                                case INPLACE_ATTR: {
                                    final int a = Opcode.a(w - INPLACE_ATTR);
                                    final int b = Opcode.b(w - INPLACE_ATTR);
                                    final int c = Opcode.c(w - INPLACE_ATTR);
                                    AttributeSite s = attributeSites[c];
                                    final int operand = (int) code[pc++] >>> 16;
                                    if (r[a] instanceof PyInstance i
                                            && i.shape() == s.fieldShape
                                            && s.index < PyInstance.INLINE
                                            && s.type.version() == s.version
                                            && i.field(ts, s.index) instanceof SmallInt p
                                            && r[b] instanceof SmallInt q
                                            && operand <= ISUB) {
                                        long sum = operand == IADD ? p.value + q.value : p.value - q.value;
                                        if (sum == (int) sum) {
                                            i.replaceInline(ts, s.fieldShape, s.index, SmallInt.of(sum));
                                            f.consume(ts, a);
                                            break tail;
                                        }
                                    }
                                    f.pc = pc;
                                    AttributeOps.inplace(ts, f, operand, a, b, c);
                                    break tail;
                                }
                                case SUBSCR: {
                                    final int b = Opcode.b(w - SUBSCR);
                                    final int c = Opcode.c(w - SUBSCR);
                                    f.pc = pc;
                                    v = ItemOps.get(ts, f, b, c);
                                    break;
                                }
                                case STORE_SUBSCR: {
                                    final int a = Opcode.a(w - STORE_SUBSCR);
                                    final int b = Opcode.b(w - STORE_SUBSCR);
                                    final int c = Opcode.c(w - STORE_SUBSCR);
                                    f.pc = pc;
                                    ItemOps.set(ts, f, a, b, c);
                                    break tail;
                                }
                                case FOR_ITER: {
                                    final int b = Opcode.b(w - FOR_ITER);
                                    PyObject it = r[b];
                                    f.pc = pc;
                                    if (it instanceof PyIterator iterator) {
                                        v = iterator.next(ts);
                                    } else if (it instanceof PyGenerator g) {
                                        Frame next = IterationOps.enter(ts, f, g, w);
                                        if (next != null) {
                                            return next;
                                        }
                                        v = null;
                                    } else {
                                        v = IterationOps.next(ts, it);
                                    }
                                    if (v == null) {
                                        break jump;
                                    }
                                    break;
                                }
                                case CALL:
                                case CALL_METHOD: {
                                    final int a = Opcode.a(w - CALL);
                                    final int b = Opcode.b(w - CALL);
                                    final int c = Opcode.c(w - CALL);
                                    f.pc = pc;
                                    int first = b + 1;
                                    int n = c;
                                    if (((int) w & 0xff) == CALL_METHOD) {
                                        if (r[first] != null) {
                                            n++;
                                        } else {
                                            first++;
                                        }
                                    }
                                    if (r[b] instanceof PyFunction fn) {
                                        Code target = (Code) fn.code();
                                        if (target.simpleArgCount == n) {
                                            return CallOps.enterSimple(ts, f, target, fn, a, b, first, n);
                                        }
                                    }
                                    Object result = CallOps.callAny(ts, f, (int) w & 0xff, a, b, c);
                                    if (result instanceof Frame g) {
                                        return g;
                                    }
                                    v = (PyObject) result;
                                    break;
                                }
                                case CALL_KW:
                                case CALL_METHOD_KW:
                                case CALL_EX: {
                                    f.pc = pc;
                                    Object result = CallOps.callOther(ts, f, w);
                                    if (result instanceof Frame g) {
                                        return g;
                                    }
                                    v = (PyObject) result;
                                    pc = f.pc;
                                    break;
                                }
                                case RETURN: {
                                    final int b = Opcode.b(w - RETURN);
                                    f.pc = pc;
                                    return FrameOps.leave(ts, f, r[b]);
                                }
                                case YIELD:
                                    f.pc = pc;
                                    return GeneratorOps.yield(ts, f, w);
                                case SEND: {
                                    f.pc = pc;
                                    Object result = GeneratorOps.send(ts, f, w);
                                    if (result instanceof Frame g) {
                                        return g;
                                    }
                                    v = (PyObject) result;
                                    pc = f.pc;
                                    break;
                                }
                                case RETURN_GENERATOR:
                                    f.pc = pc;
                                    return GeneratorOps.returnGenerator(ts, f);
                                case LOAD_DEREF: {
                                    final int b = Opcode.b(w - LOAD_DEREF);
                                    v = ((PyCell) r[b]).get(ts);
                                    if (v == null) {
                                        f.pc = pc;
                                        throw NameOps.unboundCell(ts, f, b);
                                    }
                                    break;
                                }
                                case STORE_DEREF: {
                                    final int a = Opcode.a(w - STORE_DEREF);
                                    final int b = Opcode.b(w - STORE_DEREF);
                                    ((PyCell) r[a]).set(ts, r[b]);
                                    break tail;
                                }
                                case CHECK: {
                                    final int b = Opcode.b(w - CHECK);
                                    if (r[b] == null) {
                                        f.pc = pc;
                                        throw NameOps.unboundLocal(ts, f, b);
                                    }
                                    continue;
                                }
                                case CLEAR: {
                                    final int a = Opcode.a(w - CLEAR);
                                    PyObject old = r[a];
                                    r[a] = null;
                                    Refs.release(ts, old);
                                    break tail;
                                }
                                case DISCARD: {
                                    final int b = Opcode.b(w - DISCARD);
                                    Refs.discard(ts, r[b]);
                                    break tail;
                                }
                                case NOT: {
                                    final int b = Opcode.b(w - NOT);
                                    f.pc = pc;
                                    v = PyBool.of(!CompareOps.truth(ts, f, b));
                                    break;
                                }
                                case IS:
                                case IS_NOT: {
                                    final int b = Opcode.b(w - IS);
                                    final int c = Opcode.c(w - IS);
                                    v = PyBool.of(Comparison.is(r[b], r[c]) == (((int) w & 0xff) == IS));
                                    f.consume(ts, b);
                                    f.consume(ts, c);
                                    break;
                                }
                                case LIST_APPEND: {
                                    final int a = Opcode.a(w - LIST_APPEND);
                                    final int b = Opcode.b(w - LIST_APPEND);
                                    ((PyList) r[a]).append(ts, r[b]);
                                    break tail;
                                }
                                case KEEP_IF_FALSE:
                                case KEEP_IF_TRUE: {
                                    final int a = Opcode.a(w - KEEP_IF_FALSE);
                                    f.pc = pc;
                                    if (Comparison.isTrue(ts, r[a]) == (((int) w & 0xff) == KEEP_IF_TRUE)) {
                                        break jump;
                                    }
                                    f.consume(ts, a);
                                    break tail;
                                }
                                default:
                                    f.pc = pc;
                                    v = OtherOps.execute(ts, f, w);
                                    pc = f.pc;
                                    if (v == null) {
                                        break tail;
                                    }
                                    break;
                            }
                            final int a = Opcode.a(w);
                            if (v instanceof Counted) {
                                if (a < nc) {
                                    Refs.hold(ts, v);
                                    PyObject old = r[a];
                                    r[a] = v;
                                    Refs.release(ts, old);
                                } else {
                                    r[a] = v;
                                }
                            } else {
                                PyObject old = r[a];
                                r[a] = v;
                                if (old instanceof Counted && a < nc) {
                                    Refs.release(ts, old);
                                }
                            }
                            break tail;
                        }
                        // A conditional jump is taken.
                        int distance = (short) (w >>> 48);
                        pc += distance;
                        if (distance < 0) {
                            break back;
                        }
                    }
                    if (ts.pendingSize != 0) {
                        f.pc = pc;
                        FrameOps.drain(ts, f);
                    }
                    continue;
                }
                // A jump back was taken.
                if (ts.breakerOpaque() != 0) {
                    f.pc = pc;
                    Polls.serve(ts, f);
                }
                if (ts.pendingSize != 0) {
                    f.pc = pc;
                    FrameOps.drain(ts, f);
                }
            }
        } catch (StackOverflowError | OutOfMemoryError e) {
            f.pc = pc;
            throw e;
        }
    }
}
