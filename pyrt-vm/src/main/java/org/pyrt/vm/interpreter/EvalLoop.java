package org.pyrt.vm.interpreter;

import static org.pyrt.vm.code.Opcode.*;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
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
        Frame f = entry;
        int pc = 0;
        frames:
        for (; ; ) {
            final long[] code = f.code.instructions;
            final PyObject[] r = f.registers;
            final int nc = f.code.counted;
            pc = f.pc;
            try {
                for (; ; ) {
                    final long w = code[pc++];
                    int a = (int) (w >>> 16) & 0xffff;
                    final int b = (int) (w >>> 32) & 0xffff;
                    final int c = (int) (w >>> 48);
                    PyObject v;
                    back:
                    {
                        tail:
                        {
                            switch ((int) w & 0xff) {
                                case MOVE:
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
                                case ADD:
                                case IADD: {
                                    PyObject x = r[b];
                                    PyObject y = r[c];
                                    if (x instanceof SmallInt i && y instanceof SmallInt j) {
                                        long p = i.value;
                                        long q = j.value;
                                        long s = p + q;
                                        if (((p ^ s) & (q ^ s)) >= 0) {
                                            before = r[a];
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
                                    PyObject x = r[b];
                                    PyObject y = r[c];
                                    if (x instanceof SmallInt i && y instanceof SmallInt j) {
                                        long p = i.value;
                                        long q = j.value;
                                        long s = p - q;
                                        if (((p ^ q) & (p ^ s)) >= 0) {
                                            before = r[a];
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
                                case IMUL:
                                    f.pc = pc;
                                    v = ArithmeticOps.multiply(ts, f, (int) w & 0xff, b, c, r[b], r[c]);
                                    break;
                                case TRUEDIV:
                                case ITRUEDIV:
                                    f.pc = pc;
                                    v = ArithmeticOps.divide(ts, f, (int) w & 0xff, b, c, r[b], r[c]);
                                    break;
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
                                case IRSHIFT:
                                    f.pc = pc;
                                    v = ArithmeticOps.integral(ts, f, (int) w & 0xff, b, c, r[b], r[c]);
                                    break;
                                case MATMUL:
                                case IMATMUL:
                                case POW:
                                case IPOW:
                                    f.pc = pc;
                                    v = ArithmeticOps.binary(ts, f, (int) w & 0xff, b, c, r[b], r[c]);
                                    break;
                                case LT_JF:
                                case LT_JT: {
                                    if (r[a] instanceof SmallInt i && r[b] instanceof SmallInt j) {
                                        if (i.value < j.value == ((w & 1) != 0)) {
                                            pc += (short) c;
                                            if ((short) c < 0) {
                                                break back;
                                            }
                                        }
                                        continue;
                                    }
                                    f.pc = pc;
                                    if (CompareOps.test(ts, f, (int) w & 0xff, a, b) == ((w & 1) != 0)) {
                                        pc = FrameOps.jump(ts, f, (short) c);
                                    }
                                    break tail;
                                }
                                case LE_JF:
                                case LE_JT: {
                                    if (r[a] instanceof SmallInt i && r[b] instanceof SmallInt j) {
                                        if (i.value <= j.value == ((w & 1) != 0)) {
                                            pc += (short) c;
                                            if ((short) c < 0) {
                                                break back;
                                            }
                                        }
                                        continue;
                                    }
                                    f.pc = pc;
                                    if (CompareOps.test(ts, f, (int) w & 0xff, a, b) == ((w & 1) != 0)) {
                                        pc = FrameOps.jump(ts, f, (short) c);
                                    }
                                    break tail;
                                }
                                case GT_JF:
                                case GT_JT: {
                                    if (r[a] instanceof SmallInt i && r[b] instanceof SmallInt j) {
                                        if (i.value > j.value == ((w & 1) != 0)) {
                                            pc += (short) c;
                                            if ((short) c < 0) {
                                                break back;
                                            }
                                        }
                                        continue;
                                    }
                                    f.pc = pc;
                                    if (CompareOps.test(ts, f, (int) w & 0xff, a, b) == ((w & 1) != 0)) {
                                        pc = FrameOps.jump(ts, f, (short) c);
                                    }
                                    break tail;
                                }
                                case EQ_JF:
                                case EQ_JT: {
                                    if (r[a] instanceof SmallInt i && r[b] instanceof SmallInt j) {
                                        if (i.value == j.value == ((w & 1) != 0)) {
                                            pc += (short) c;
                                            if ((short) c < 0) {
                                                break back;
                                            }
                                        }
                                        continue;
                                    }
                                    f.pc = pc;
                                    if (CompareOps.test(ts, f, (int) w & 0xff, a, b) == ((w & 1) != 0)) {
                                        pc = FrameOps.jump(ts, f, (short) c);
                                    }
                                    break tail;
                                }
                                case GE_JF:
                                case GE_JT:
                                case NE_JF:
                                case NE_JT:
                                    f.pc = pc;
                                    if (CompareOps.test(ts, f, (int) w & 0xff, a, b) == ((w & 1) != 0)) {
                                        pc = FrameOps.jump(ts, f, (short) c);
                                    }
                                    break tail;
                                case IS_JF:
                                case IS_JT:
                                    f.pc = pc;
                                    boolean same = Comparison.is(r[a], r[b]);
                                    f.consume(ts, a);
                                    f.consume(ts, b);
                                    if (same == ((w & 1) != 0)) {
                                        pc = FrameOps.jump(ts, f, (short) c);
                                    }
                                    break tail;
                                case LT:
                                case LE:
                                case EQ:
                                case NE:
                                case GT:
                                case GE:
                                    f.pc = pc;
                                    v = CompareOps.compare(ts, f, (int) w & 0xff, b, c);
                                    break;
                                case JUMP:
                                    pc = (int) (w >>> 32);
                                    continue;
                                case JUMP_BACK:
                                    pc = (int) (w >>> 32);
                                    break back;
                                case JUMP_IF_FALSE: {
                                    PyObject x = r[a];
                                    if (x instanceof PyBool) {
                                        if (x == PyBool.FALSE) {
                                            pc += (short) c;
                                            if ((short) c < 0) {
                                                break back;
                                            }
                                        }
                                        continue;
                                    }
                                    f.pc = pc;
                                    if (!CompareOps.truth(ts, f, a)) {
                                        pc = FrameOps.jump(ts, f, (short) c);
                                    }
                                    break tail;
                                }
                                case JUMP_IF_TRUE: {
                                    PyObject x = r[a];
                                    if (x instanceof PyBool) {
                                        if (x == PyBool.TRUE) {
                                            pc += (short) c;
                                            if ((short) c < 0) {
                                                break back;
                                            }
                                        }
                                        continue;
                                    }
                                    f.pc = pc;
                                    if (CompareOps.truth(ts, f, a)) {
                                        pc = FrameOps.jump(ts, f, (short) c);
                                    }
                                    break tail;
                                }
                                case LOAD_GLOBAL: {
                                    GlobalSite s = f.code.globalSites[(int) (w >>> 32)];
                                    DictTable t = s.table;
                                    if (t != null && f.globals.table() == t) {
                                        if (s.entry >= 0) {
                                            v = t.value(ts, s.entry);
                                        } else if (t.used() == s.used && ((PyDict) f.builtins).table() == s.builtinsTable) {
                                            v = s.builtinsTable.value(ts, s.builtinsEntry);
                                        } else {
                                            v = null;
                                        }
                                        if (v != null) {
                                            if (a < nc) {
                                                break;
                                            }
                                            r[a] = v;
                                            continue;
                                        }
                                    }
                                    f.pc = pc;
                                    v = NameOps.loadGlobal(ts, f, (int) (w >>> 32));
                                    break;
                                }
                                case LOAD_ATTR: {
                                    AttributeSite s = f.code.attributeSites[c];
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
                                    AttributeSite s = f.code.attributeSites[c];
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
                                    AttributeSite s = f.code.attributeSites[c];
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
                                    AttributeSite s = f.code.attributeSites[c];
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
                                case SUBSCR:
                                    f.pc = pc;
                                    v = ItemOps.get(ts, f, b, c);
                                    break;
                                case STORE_SUBSCR:
                                    f.pc = pc;
                                    ItemOps.set(ts, f, a, b, c);
                                    break tail;
                                case FOR_ITER: {
                                    PyObject it = r[b];
                                    f.pc = pc;
                                    if (it instanceof PyIterator iterator) {
                                        v = iterator.next(ts);
                                    } else if (it instanceof PyGenerator g) {
                                        Frame next = g.enter(ts, f, Frame.ITERATE, a, pc + (short) c, PyNone.NONE);
                                        if (next != null) {
                                            f = next;
                                            continue frames;
                                        }
                                        v = null;
                                    } else {
                                        v = IterationOps.next(ts, it);
                                    }
                                    if (v == null) {
                                        pc += (short) c;
                                        break tail;
                                    }
                                    break;
                                }
                                case CALL:
                                case CALL_METHOD: {
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
                                            f = CallOps.enterSimple(ts, f, target, fn, a, b, first, n);
                                            continue frames;
                                        }
                                    }
                                    Object result = CallOps.callAny(ts, f, (int) w & 0xff, a, b, c);
                                    if (result instanceof Frame g) {
                                        f = g;
                                        continue frames;
                                    }
                                    v = (PyObject) result;
                                    break;
                                }
                                case CALL_KW:
                                case CALL_METHOD_KW:
                                case CALL_EX: {
                                    if (((int) w & 0xff) != CALL_EX) {
                                        pc++;
                                    }
                                    f.pc = pc;
                                    Object result = CallOps.callOther(ts, f, w);
                                    if (result instanceof Frame g) {
                                        f = g;
                                        continue frames;
                                    }
                                    v = (PyObject) result;
                                    break;
                                }
                                case RETURN: {
                                    v = r[b];
                                    if (f.plain) {
                                        a = f.dest;
                                        f = f.leavePlain(ts, v);
                                        FrameOps.deliver(ts, f, a, v);
                                        continue frames;
                                    }
                                    f.pc = pc;
                                    f.leave(ts, v);
                                    Frame g = f.back;
                                    ts.frame = g;
                                    if (f.kind != Frame.CALL) {
                                        int kind = f.kind;
                                        v = FrameOps.returned(ts, f, v);
                                        if (kind == Frame.BOUNDARY) {
                                            f.recycle(ts);
                                            return v;
                                        }
                                        if (kind == Frame.ITERATE) {
                                            FrameOps.resumeCaller(ts, g);
                                            f = g;
                                            continue frames;
                                        }
                                    }
                                    a = f.dest;
                                    f.recycle(ts);
                                    f = g;
                                    FrameOps.deliver(ts, g, a, v);
                                    continue frames;
                                }
                                case YIELD: {
                                    v = r[b];
                                    f.pc = pc;
                                    Frame g = f.back;
                                    int kind = f.kind;
                                    int dest = f.dest;
                                    f.generator.suspend(ts, f, a - nc);
                                    ts.frame = g;
                                    if (kind == Frame.BOUNDARY) {
                                        return v;
                                    }
                                    f = g;
                                    FrameOps.deliver(ts, g, dest, v);
                                    continue frames;
                                }
                                case SEND: {
                                    f.pc = pc;
                                    Object result = GeneratorOps.send(ts, f, a, b, pc + (short) c);
                                    if (result instanceof Frame g) {
                                        f = g;
                                        continue frames;
                                    }
                                    v = (PyObject) result;
                                    pc = f.pc;
                                    break;
                                }
                                case RETURN_GENERATOR: {
                                    f.pc = pc;
                                    Frame g = f.back;
                                    int dest = f.dest;
                                    int kind = f.kind;
                                    v = GeneratorOps.create(ts, f);
                                    ts.frame = g;
                                    if (kind == Frame.BOUNDARY) {
                                        return v;
                                    }
                                    f = g;
                                    FrameOps.deliver(ts, g, dest, v);
                                    continue frames;
                                }
                                case LOAD_DEREF:
                                    v = ((PyCell) r[b]).get(ts);
                                    if (v == null) {
                                        f.pc = pc;
                                        throw NameOps.unboundCell(ts, f, b);
                                    }
                                    break;
                                case STORE_DEREF:
                                    ((PyCell) r[a]).set(ts, r[b]);
                                    break tail;
                                case CHECK:
                                    if (r[b] == null) {
                                        f.pc = pc;
                                        throw NameOps.unboundLocal(ts, f, b);
                                    }
                                    continue;
                                case CLEAR: {
                                    PyObject old = r[a];
                                    r[a] = null;
                                    Refs.release(ts, old);
                                    break tail;
                                }
                                case DISCARD:
                                    Refs.discard(ts, r[b]);
                                    break tail;
                                case NOT:
                                    f.pc = pc;
                                    v = PyBool.of(!CompareOps.truth(ts, f, b));
                                    break;
                                case IS:
                                case IS_NOT:
                                    v = PyBool.of(Comparison.is(r[b], r[c]) == (((int) w & 0xff) == IS));
                                    f.consume(ts, b);
                                    f.consume(ts, c);
                                    break;
                                case LIST_APPEND:
                                    ((PyList) r[a]).append(ts, r[b]);
                                    break tail;
                                case KEEP_IF_FALSE:
                                case KEEP_IF_TRUE:
                                    f.pc = pc;
                                    if (Comparison.isTrue(ts, r[a]) == (((int) w & 0xff) == KEEP_IF_TRUE)) {
                                        pc += (short) c;
                                    } else {
                                        f.consume(ts, a);
                                    }
                                    break tail;
                                default:
                                    f.pc = pc;
                                    v = OtherOps.execute(ts, f, w);
                                    pc = f.pc;
                                    if (v == null) {
                                        break tail;
                                    }
                                    break;
                            }
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
                        }
                        if (ts.pendingSize != 0) {
                            f.pc = pc;
                            FrameOps.drain(ts, f);
                        }
                        continue;
                    }
                    if (ts.breakerOpaque() != 0) {
                        f.pc = pc;
                        Polls.serve(ts, f);
                    }
                }
            } catch (Raised e) {
                f.pc = pc;
            } catch (StackOverflowError | OutOfMemoryError e) {
                f.pc = pc;
                Unwinder.hostError(ts, f, e);
            }
            f = Unwinder.unwind(ts);
            if (f == null) {
                throw Errors.again(ts);
            }
        }
    }
}
