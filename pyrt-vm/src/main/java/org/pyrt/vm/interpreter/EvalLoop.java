package org.pyrt.vm.interpreter;

import static org.pyrt.vm.code.Opcode.*;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyCell;
import org.pyrt.objects.function.PyBuiltinFunction;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.function.PyMethodDescriptor;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyListIterator;
import org.pyrt.objects.sequence.PyRangeIterator;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.Shape;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.AttributeSite;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.code.GlobalSite;
import org.pyrt.vm.code.Guard;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.frame.Frame;

/**
 * The interpreter's loop. Calls from Python to Python switch frames inside it; it recurses only through Java code that calls back.
 *
 * <p>Implementation notes. {@link #step} holds the dispatch and the fast paths only; {@link SlowOps} carries out everything else. It must stay
 * below HotSpot's 8,000 bytes of bytecode, above which it is never compiled. Each instruction leaves the switch in one of these ways: {@code
 * continue} when nothing can have died; {@code break leaf} or {@code break store} with a result {@code v} for register {@code a}; {@code break
 * jump} to take its conditional jump; {@code break tail} when it is done; {@code break slow}; or {@code return} when another frame runs. The
 * pc is in the frame before anything that may raise, call or look at it. Between instructions the pending deaths are carried out.
 *
 * <p>Each case decodes its operands and flags from {@code w - OPCODE}: the same expression in two cases would be computed before the switch, for
 * every instruction. For the same reason no two cases read the same field of the frame. See docs/bytecode.md, "What measuring taught".
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
        int holds = ts.holdMark();
        for (; ; ) {
            try {
                for (; ; ) {
                    Object next = step(ts, f);
                    if (!(next instanceof Frame g)) {
                        Refs.checkHolds(ts, holds);
                        return (PyObject) next;
                    }
                    f = g;
                }
            } catch (Raised e) {
                // The exception is in the thread state.
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                Unwinder.hostError(ts, e);
            }
            f = Unwinder.unwind(ts);
            if (f == null) {
                throw Errors.again(ts);
            }
        }
    }

    /**
     * Runs {@code f}, the innermost frame, until another is. Answers that one, or what a frame entered from Java returned or
     * yielded.
     */
    @CleanPoint
    private static Object step(ThreadState ts, Frame f) {
        int pc = f.pc;
        for (; ; ) {
            final long w = f.instructions[pc++];
            PyObject v;
            final long n;
            tail: {
                jump: {
                    store: {
                        leaf: {
                            number: {
                                slow:
                                switch ((int) w & 0xff) {
                                    case MOVE: {
                                        v = f.registers[(int) (w - MOVE >>> 32) & 0xffff];
                                        if (v instanceof SmallInt) {
                                            break leaf;
                                        }
                                        break store;
                                    }
                                    case ADD:
                                    case IADD: {
                                        if (f.registers[(int) (w - ADD >>> 32) & 0xffff] instanceof SmallInt i
                                                && f.registers[(int) (w - ADD >>> 48)] instanceof SmallInt j) {
                                            final long p = i.value;
                                            final long q = j.value;
                                            final long s = p + q;
                                            if (((p ^ s) & (q ^ s)) >= 0) {
                                                n = s;
                                                break number;
                                            }
                                        }
                                        break slow;
                                    }
                                    case SUB:
                                    case ISUB: {
                                        if (f.registers[(int) (w - SUB >>> 32) & 0xffff] instanceof SmallInt i
                                                && f.registers[(int) (w - SUB >>> 48)] instanceof SmallInt j) {
                                            final long p = i.value;
                                            final long q = j.value;
                                            final long s = p - q;
                                            if (((p ^ q) & (p ^ s)) >= 0) {
                                                n = s;
                                                break number;
                                            }
                                        }
                                        break slow;
                                    }
                                    case MUL:
                                    case IMUL: {
                                        if (f.registers[(int) (w - MUL >>> 32) & 0xffff] instanceof SmallInt i
                                                && f.registers[(int) (w - MUL >>> 48)] instanceof SmallInt j) {
                                            final long p = i.value;
                                            final long q = j.value;
                                            if (p == (int) p && q == (int) q) {
                                                n = p * q;
                                                break number;
                                            }
                                        }
                                        break slow;
                                    }
                                    case MOD:
                                    case IMOD: {
                                        if (f.registers[(int) (w - MOD >>> 32) & 0xffff] instanceof SmallInt i
                                                && f.registers[(int) (w - MOD >>> 48)] instanceof SmallInt j
                                                && j.value > 0) {
                                            n = Math.floorMod(i.value, j.value);
                                            break number;
                                        }
                                        break slow;
                                    }
                                    case FLOORDIV:
                                    case IFLOORDIV: {
                                        if (f.registers[(int) (w - FLOORDIV >>> 32) & 0xffff] instanceof SmallInt i
                                                && f.registers[(int) (w - FLOORDIV >>> 48)] instanceof SmallInt j
                                                && j.value > 0) {
                                            n = Math.floorDiv(i.value, j.value);
                                            break number;
                                        }
                                        break slow;
                                    }
                                    case AND:
                                    case IAND: {
                                        if (f.registers[(int) (w - AND >>> 32) & 0xffff] instanceof SmallInt i
                                                && f.registers[(int) (w - AND >>> 48)] instanceof SmallInt j) {
                                            n = i.value & j.value;
                                            break number;
                                        }
                                        break slow;
                                    }
                                    case LT_JF: {
                                        if (f.registers[(int) (w - LT_JF >>> 16) & 0xffff] instanceof SmallInt i
                                                && f.registers[(int) (w - LT_JF >>> 32) & 0xffff] instanceof SmallInt j) {
                                            if (i.value >= j.value) {
                                                break jump;
                                            }
                                            continue;
                                        }
                                        break slow;
                                    }
                                    case LT_JT: {
                                        if (f.registers[(int) (w - LT_JT >>> 16) & 0xffff] instanceof SmallInt i
                                                && f.registers[(int) (w - LT_JT >>> 32) & 0xffff] instanceof SmallInt j) {
                                            if (i.value < j.value) {
                                                break jump;
                                            }
                                            continue;
                                        }
                                        break slow;
                                    }
                                    case LE_JF: {
                                        if (f.registers[(int) (w - LE_JF >>> 16) & 0xffff] instanceof SmallInt i
                                                && f.registers[(int) (w - LE_JF >>> 32) & 0xffff] instanceof SmallInt j) {
                                            if (i.value > j.value) {
                                                break jump;
                                            }
                                            continue;
                                        }
                                        break slow;
                                    }
                                    case LE_JT: {
                                        if (f.registers[(int) (w - LE_JT >>> 16) & 0xffff] instanceof SmallInt i
                                                && f.registers[(int) (w - LE_JT >>> 32) & 0xffff] instanceof SmallInt j) {
                                            if (i.value <= j.value) {
                                                break jump;
                                            }
                                            continue;
                                        }
                                        break slow;
                                    }
                                    case GT_JF: {
                                        if (f.registers[(int) (w - GT_JF >>> 16) & 0xffff] instanceof SmallInt i
                                                && f.registers[(int) (w - GT_JF >>> 32) & 0xffff] instanceof SmallInt j) {
                                            if (i.value <= j.value) {
                                                break jump;
                                            }
                                            continue;
                                        }
                                        break slow;
                                    }
                                    case GT_JT: {
                                        if (f.registers[(int) (w - GT_JT >>> 16) & 0xffff] instanceof SmallInt i
                                                && f.registers[(int) (w - GT_JT >>> 32) & 0xffff] instanceof SmallInt j) {
                                            if (i.value > j.value) {
                                                break jump;
                                            }
                                            continue;
                                        }
                                        break slow;
                                    }
                                    case GE_JF: {
                                        if (f.registers[(int) (w - GE_JF >>> 16) & 0xffff] instanceof SmallInt i
                                                && f.registers[(int) (w - GE_JF >>> 32) & 0xffff] instanceof SmallInt j) {
                                            if (i.value < j.value) {
                                                break jump;
                                            }
                                            continue;
                                        }
                                        break slow;
                                    }
                                    case GE_JT: {
                                        if (f.registers[(int) (w - GE_JT >>> 16) & 0xffff] instanceof SmallInt i
                                                && f.registers[(int) (w - GE_JT >>> 32) & 0xffff] instanceof SmallInt j) {
                                            if (i.value >= j.value) {
                                                break jump;
                                            }
                                            continue;
                                        }
                                        break slow;
                                    }
                                    case EQ_JF: {
                                        final PyObject x = f.registers[(int) (w - EQ_JF >>> 16) & 0xffff];
                                        final PyObject y = f.registers[(int) (w - EQ_JF >>> 32) & 0xffff];
                                        if (x instanceof SmallInt i && y instanceof SmallInt j) {
                                            if (i.value != j.value) {
                                                break jump;
                                            }
                                            continue;
                                        }
                                        if (x instanceof PyStr i && y instanceof PyStr j) {
                                            if (i != j && !i.equals(j)) {
                                                break jump;
                                            }
                                            continue;
                                        }
                                        break slow;
                                    }
                                    case EQ_JT: {
                                        final PyObject x = f.registers[(int) (w - EQ_JT >>> 16) & 0xffff];
                                        final PyObject y = f.registers[(int) (w - EQ_JT >>> 32) & 0xffff];
                                        if (x instanceof SmallInt i && y instanceof SmallInt j) {
                                            if (i.value == j.value) {
                                                break jump;
                                            }
                                            continue;
                                        }
                                        if (x instanceof PyStr i && y instanceof PyStr j) {
                                            if (i == j || i.equals(j)) {
                                                break jump;
                                            }
                                            continue;
                                        }
                                        break slow;
                                    }
                                    case NE_JF: {
                                        final PyObject x = f.registers[(int) (w - NE_JF >>> 16) & 0xffff];
                                        final PyObject y = f.registers[(int) (w - NE_JF >>> 32) & 0xffff];
                                        if (x instanceof SmallInt i && y instanceof SmallInt j) {
                                            if (i.value == j.value) {
                                                break jump;
                                            }
                                            continue;
                                        }
                                        if (x instanceof PyStr i && y instanceof PyStr j) {
                                            if (i == j || i.equals(j)) {
                                                break jump;
                                            }
                                            continue;
                                        }
                                        break slow;
                                    }
                                    case NE_JT: {
                                        final PyObject x = f.registers[(int) (w - NE_JT >>> 16) & 0xffff];
                                        final PyObject y = f.registers[(int) (w - NE_JT >>> 32) & 0xffff];
                                        if (x instanceof SmallInt i && y instanceof SmallInt j) {
                                            if (i.value != j.value) {
                                                break jump;
                                            }
                                            continue;
                                        }
                                        if (x instanceof PyStr i && y instanceof PyStr j) {
                                            if (i != j && !i.equals(j)) {
                                                break jump;
                                            }
                                            continue;
                                        }
                                        break slow;
                                    }
                                    case IS_JF: {
                                        if ((w - IS_JF & (Opcode.A_TEMP | Opcode.B_TEMP)) == 0
                                                && f.registers[(int) (w - IS_JF >>> 32) & 0xffff] == PyNone.NONE) {
                                            if (f.registers[(int) (w - IS_JF >>> 16) & 0xffff] != PyNone.NONE) {
                                                break jump;
                                            }
                                            continue;
                                        }
                                        break slow;
                                    }
                                    case IS_JT: {
                                        if ((w - IS_JT & (Opcode.A_TEMP | Opcode.B_TEMP)) == 0
                                                && f.registers[(int) (w - IS_JT >>> 32) & 0xffff] == PyNone.NONE) {
                                            if (f.registers[(int) (w - IS_JT >>> 16) & 0xffff] == PyNone.NONE) {
                                                break jump;
                                            }
                                            continue;
                                        }
                                        break slow;
                                    }
                                    case JUMP:
                                        pc = (int) (w - JUMP >>> 32);
                                        continue;
                                    case JUMP_BACK:
                                        pc = (int) (w - JUMP_BACK >>> 32);
                                        if (ts.breaker() != 0) {
                                            f.pc = pc;
                                            Polls.serve(ts, f);
                                        }
                                        break tail;
                                    case JUMP_IF_FALSE: {
                                        final PyObject x = f.registers[(int) (w - JUMP_IF_FALSE >>> 16) & 0xffff];
                                        if (x == PyBool.TRUE) {
                                            continue;
                                        }
                                        if (x == PyBool.FALSE) {
                                            break jump;
                                        }
                                        if (x instanceof SmallInt i) {
                                            if (i.value == 0) {
                                                break jump;
                                            }
                                            continue;
                                        }
                                        break slow;
                                    }
                                    case JUMP_IF_TRUE: {
                                        final PyObject x = f.registers[(int) (w - JUMP_IF_TRUE >>> 16) & 0xffff];
                                        if (x == PyBool.FALSE) {
                                            continue;
                                        }
                                        if (x == PyBool.TRUE) {
                                            break jump;
                                        }
                                        if (x instanceof SmallInt i) {
                                            if (i.value != 0) {
                                                break jump;
                                            }
                                            continue;
                                        }
                                        break slow;
                                    }
                                    case LOAD_GLOBAL: {
                                        final GlobalSite s = f.globalSites[(int) (w - LOAD_GLOBAL >>> 32)];
                                        v = s.value;
                                        if (v != null
                                                && s.has(v)
                                                && (s.entry >= 0
                                                        || f.globals.table() == s.table
                                                                && s.table.used() == s.used
                                                                && ((PyDict) f.builtins).table() == s.builtinsTable)) {
                                            if ((w - LOAD_GLOBAL & Opcode.A_COUNTED) != 0) {
                                                break store;
                                            }
                                            f.registers[(int) (w - LOAD_GLOBAL >>> 16) & 0xffff] = v;
                                            continue;
                                        }
                                        break slow;
                                    }
                                    case LOAD_ATTR: {
                                        AttributeSite s = f.attributeSites[(int) (w - LOAD_ATTR >>> 48)];
                                        if (f.registers[(int) (w - LOAD_ATTR >>> 32) & 0xffff] instanceof PyInstance i) {
                                            final Shape shape = i.shape();
                                            if (shape != s.fieldShape && s.other != null) {
                                                s = s.other;
                                            }
                                            if (shape == s.fieldShape && s.type.version() == s.version) {
                                                f.pc = pc;
                                                v = i.field(ts, s.index);
                                                if (v != null) {
                                                    if ((w - LOAD_ATTR & Opcode.B_TEMP) != 0) {
                                                        Refs.discard(ts, i);
                                                    }
                                                    break store;
                                                }
                                            }
                                        }
                                        break slow;
                                    }
                                    case LOAD_METHOD: {
                                        AttributeSite s = f.attributeSites[(int) (w - LOAD_METHOD >>> 48)];
                                        final PyObject o = f.registers[(int) (w - LOAD_METHOD >>> 32) & 0xffff];
                                        boolean hit;
                                        if (o instanceof PyInstance i) {
                                            final Shape shape = i.shape();
                                            if (shape != s.methodShape && s.other != null) {
                                                s = s.other;
                                            }
                                            hit = shape == s.methodShape && s.type.version() == s.version;
                                        } else {
                                            hit = o != null && o.getClass() == s.javaClass;
                                        }
                                        if (hit) {
                                            final int a = (int) (w - LOAD_METHOD >>> 16) & 0xffff;
                                            f.registers[a + 1] = o;
                                            f.registers[a] = s.value;
                                            continue;
                                        }
                                        break slow;
                                    }
                                    case STORE_ATTR: {
                                        AttributeSite s = f.attributeSites[(int) (w - STORE_ATTR >>> 48)];
                                        if (f.registers[(int) (w - STORE_ATTR >>> 16) & 0xffff] instanceof PyInstance i) {
                                            final Shape shape = i.shape();
                                            if (shape != s.fieldShape && s.other != null) {
                                                s = s.other;
                                            }
                                            if (shape == s.fieldShape && s.index < PyInstance.INLINE && s.type.version() == s.version) {
                                                f.pc = pc;
                                                i.replaceInline(ts, shape, s.index, f.registers[(int) (w - STORE_ATTR >>> 32) & 0xffff]);
                                                if ((w - STORE_ATTR & Opcode.A_TEMP) != 0) {
                                                    Refs.discard(ts, i);
                                                }
                                                break tail;
                                            }
                                        }
                                        break slow;
                                    }
                                    case INPLACE_ATTR: {
                                        AttributeSite s = f.attributeSites[(int) (w - INPLACE_ATTR >>> 48)];
                                        if (f.registers[(int) (w - INPLACE_ATTR >>> 16) & 0xffff] instanceof PyInstance i
                                                && f.registers[(int) (w - INPLACE_ATTR >>> 32) & 0xffff] instanceof SmallInt q) {
                                            final Shape shape = i.shape();
                                            if (shape != s.fieldShape && s.other != null) {
                                                s = s.other;
                                            }
                                            if (shape == s.fieldShape
                                                    && s.index < PyInstance.INLINE
                                                    && s.type.version() == s.version
                                                    && i.field(ts, s.index) instanceof SmallInt p) {
                                                final int operator = (int) f.instructions[pc] >>> 16;
                                                final long sum = operator == IADD ? p.value + q.value : p.value - q.value;
                                                if (operator <= ISUB && sum == (int) sum) {
                                                    f.pc = pc++;
                                                    i.replaceInline(ts, shape, s.index, SmallInt.of(sum));
                                                    if ((w - INPLACE_ATTR & Opcode.A_TEMP) != 0) {
                                                        Refs.discard(ts, i);
                                                    }
                                                    break tail;
                                                }
                                            }
                                        }
                                        break slow;
                                    }
                                    case SUBSCR: {
                                        if (f.registers[(int) (w - SUBSCR >>> 48)] instanceof SmallInt i) {
                                            final PyObject o = f.registers[(int) (w - SUBSCR >>> 32) & 0xffff];
                                            f.pc = pc;
                                            if (o instanceof PyStr text) {
                                                v = text.at(i.value);
                                                if (v != null) {
                                                    break leaf;
                                                }
                                            } else if (o != null && o.getClass() == PyList.class) {
                                                v = ((PyList) o).getItem(ts, i.value);
                                                if (v != null) {
                                                    if ((w - SUBSCR & Opcode.B_TEMP) != 0) {
                                                        Refs.discard(ts, o);
                                                    }
                                                    break store;
                                                }
                                            }
                                        }
                                        break slow;
                                    }
                                    case GET_SLICE: {
                                        f.pc = pc;
                                        v = ItemOps.slice(ts, f, w);
                                        break store;
                                    }
                                    case STORE_SUBSCR: {
                                        final PyObject o = f.registers[(int) (w - STORE_SUBSCR >>> 16) & 0xffff];
                                        if (o != null
                                                && o.getClass() == PyList.class
                                                && f.registers[(int) (w - STORE_SUBSCR >>> 32) & 0xffff] instanceof SmallInt i) {
                                            f.pc = pc;
                                            if (((PyList) o).setItem(ts, i.value, f.registers[(int) (w - STORE_SUBSCR >>> 48)])) {
                                                if ((w - STORE_SUBSCR & (Opcode.A_TEMP | Opcode.C_TEMP)) != 0) {
                                                    FrameOps.discardStored(ts, w, o, f.registers[(int) (w - STORE_SUBSCR >>> 48)]);
                                                }
                                                break tail;
                                            }
                                        }
                                        break slow;
                                    }
                                    case FOR_NEXT: {
                                        final PyObject it = f.registers[(int) (w - FOR_NEXT >>> 32) & 0xffff];
                                        f.pc = pc;
                                        if (ts.breaker() == 0) {
                                            if (it instanceof PyRangeIterator range) {
                                                if (range.hasNext()) {
                                                    pc += (short) ((int) (w - FOR_NEXT >>> 48));
                                                    n = range.nextLong();
                                                    break number;
                                                }
                                                break tail;
                                            }
                                            if (it instanceof PyIterator iterator) {
                                                v = it instanceof PyListIterator list ? list.next(ts) : iterator.next(ts);
                                                if (v != null) {
                                                    pc += (short) ((int) (w - FOR_NEXT >>> 48));
                                                    break store;
                                                }
                                                break tail;
                                            }
                                        }
                                        break slow;
                                    }
                                    case FOR_NEXT_PAIR: {
                                        f.pc = pc;
                                        final int body = pc + (short) ((int) (w - FOR_NEXT_PAIR >>> 48));
                                        if (ts.breaker() == 0
                                                && f.registers[(int) (w - FOR_NEXT_PAIR >>> 32) & 0xffff] instanceof PyIterator iterator
                                                && (f.instructions[body] & 0xff) == UNPACK) {
                                            v = iterator.nextUnpacked(ts, f.registers, (int) (w - FOR_NEXT_PAIR >>> 16) & 0xffff);
                                            if (v == null) {
                                                break tail;
                                            }
                                            if (v == PyIterator.PAIR) {
                                                pc = body + 1;
                                                break tail;
                                            }
                                            pc = body;
                                            break store;
                                        }
                                        break slow;
                                    }
                                    case CALL: {
                                        final PyObject callee = f.registers[(int) (w - CALL >>> 32) & 0xffff];
                                        if (callee instanceof PyFunction fn) {
                                            final Code target = (Code) fn.code();
                                            if (target.simpleArgCount == ((int) (w - CALL >>> 48))) {
                                                f.pc = pc;
                                                final Guard guard = target.guard;
                                                if (guard != null
                                                        && (v = guard.answer(f.registers, ((int) (w - CALL >>> 32) & 0xffff) + 1)) != null
                                                        && fn.isDeferred()
                                                        && f.depth < ts.recursionLimit) {
                                                    // One argument is what the guard looked at, a leaf.
                                                    if ((int) (w - CALL >>> 48) > 1) {
                                                        CallOps.endArguments(ts, f, w, fn, v);
                                                    }
                                                    break store;
                                                }
                                                return CallOps.enterSimple(ts, f, w, fn, target);
                                            }
                                        }
                                        if (callee instanceof PyBuiltinFunction builtin) {
                                            f.pc = pc;
                                            v = CallOps.callBuiltin(ts, f, w, builtin);
                                            break store;
                                        }
                                        break slow;
                                    }
                                    case CALL_METHOD: {
                                        final int b = (int) (w - CALL_METHOD >>> 32) & 0xffff;
                                        if (f.registers[b] instanceof PyFunction fn && f.registers[b + 1] != null) {
                                            final Code target = (Code) fn.code();
                                            if (target.simpleArgCount == ((int) (w - CALL_METHOD >>> 48)) + 1) {
                                                f.pc = pc;
                                                final Guard guard = target.guard;
                                                if (guard != null
                                                        && (v = guard.answer(f.registers, b + 1)) != null
                                                        && fn.isDeferred()
                                                        && f.depth < ts.recursionLimit) {
                                                    CallOps.endArguments(ts, f, w, fn, v);
                                                    break store;
                                                }
                                                return CallOps.enterSimple(ts, f, w, fn, target);
                                            }
                                        }
                                        if (f.registers[b] instanceof PyMethodDescriptor d && f.registers[b + 1] != null) {
                                            f.pc = pc;
                                            v = CallOps.callDescriptor(ts, f, w, d);
                                            break store;
                                        }
                                        break slow;
                                    }
                                    case RETURN: {
                                        f.pc = pc;
                                        return FrameOps.leave(ts, f, f.registers[(int) (w - RETURN >>> 32) & 0xffff]);
                                    }
                                    case YIELD:
                                        f.pc = pc;
                                        return GeneratorOps.yield(ts, f, w);
                                    case RETURN_GENERATOR:
                                        f.pc = pc;
                                        return GeneratorOps.returnGenerator(ts, f);
                                    case LOAD_DEREF: {
                                        f.pc = pc;
                                        v = ((PyCell) f.registers[(int) (w - LOAD_DEREF >>> 32) & 0xffff]).get(ts);
                                        if (v != null) {
                                            break store;
                                        }
                                        break slow;
                                    }
                                    case STORE_DEREF: {
                                        f.pc = pc;
                                        ((PyCell) f.registers[(int) (w - STORE_DEREF >>> 16) & 0xffff]).set(ts, f.registers[(int) (w - STORE_DEREF >>> 32) & 0xffff]);
                                        break tail;
                                    }
                                    case CHECK: {
                                        if (f.registers[(int) (w - CHECK >>> 32) & 0xffff] != null) {
                                            continue;
                                        }
                                        break slow;
                                    }
                                    case CLEAR: {
                                        f.pc = pc;
                                        final int a = (int) (w - CLEAR >>> 16) & 0xffff;
                                        final PyObject old = f.registers[a];
                                        f.registers[a] = null;
                                        Refs.release(ts, old);
                                        break tail;
                                    }
                                    case DISCARD: {
                                        f.pc = pc;
                                        Refs.discard(ts, f.registers[(int) (w - DISCARD >>> 32) & 0xffff]);
                                        break tail;
                                    }
                                    case LIST_APPEND: {
                                        f.pc = pc;
                                        ((PyList) f.registers[(int) (w - LIST_APPEND >>> 16) & 0xffff])
                                                .appendUnshared(ts, f.registers[(int) (w - LIST_APPEND >>> 32) & 0xffff]);
                                        break tail;
                                    }
                                    default:
                                        break slow;
                                }
                                f.pc = pc;
                                final Object result = SlowOps.execute(ts, f, w);
                                pc = f.pc;
                                if (result == null) {
                                    break tail;
                                }
                                if (result instanceof Frame) {
                                    return result;
                                }
                                v = (PyObject) result;
                                break store;
                            }
                            f.pc = pc;
                            v = SmallInt.of(n);
                        }
                        // The result is a leaf.
                        final int a = (int) (w >>> 16) & 0xffff;
                        final PyObject old = f.registers[a];
                        f.registers[a] = v;
                        if ((w & Opcode.A_COUNTED) == 0 || old instanceof SmallInt || !(old instanceof Counted)) {
                            continue;
                        }
                        Refs.release(ts, old);
                        break tail;
                    }
                    // The result may be counted.
                    final int a = (int) (w << 32 >>> 48);
                    if ((int) w << 31 - Opcode.A_COUNTED_BIT >= 0) {
                        f.registers[a] = v;
                    } else {
                        final PyObject old = f.registers[a];
                        if (old != v) {
                            Refs.hold(ts, v);
                            f.registers[a] = v;
                            Refs.release(ts, old);
                        }
                    }
                    break tail;
                }
                // A conditional jump is taken.
                final int distance = (short) (w >>> 48);
                pc += distance;
                if (distance < 0 && ts.breaker() != 0) {
                    f.pc = pc;
                    Polls.serve(ts, f);
                }
            }
            if (ts.pendingSize != 0) {
                f.pc = pc;
                FrameOps.drain(ts, f);
            }
        }
    }
}
