package org.pyrt.vm.interpreter;

import static org.pyrt.vm.code.Opcode.*;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.function.PyCell;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.frame.Frame;

/** The instructions that the eval loop does not carry out itself, and the cases that its fast paths leave. The pc is in the frame, before and after. */
@SuppressWarnings("CleanPoint")
final class SlowOps {

    private SlowOps() {}

    /** Carries out {@code w}; answers the result for register a, null if there is none to store, or the frame to go on with. */
    @CleanPoint
    static Object execute(ThreadState ts, Frame f, long w) {
        int a = a(w);
        int b = b(w);
        int c = c(w);
        PyObject[] r = f.registers;
        switch (op(w)) {
            case NOP:
            case EXTRA:
                return null;
            case ADD:
            case IADD:
                return ArithmeticOps.add(ts, f, w, r[b], r[c]);
            case SUB:
            case ISUB:
                return ArithmeticOps.subtract(ts, f, w, r[b], r[c]);
            case MUL:
            case IMUL:
                return ArithmeticOps.multiply(ts, f, w, r[b], r[c]);
            case TRUEDIV:
            case ITRUEDIV:
                return ArithmeticOps.divide(ts, f, w, r[b], r[c]);
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
                return ArithmeticOps.integral(ts, f, w, r[b], r[c]);
            case MATMUL:
            case IMATMUL:
            case POW:
            case IPOW:
                return ArithmeticOps.binary(ts, f, w, r[b], r[c]);
            case LT:
            case LE:
            case EQ:
            case NE:
            case GT:
            case GE:
                return CompareOps.compare(ts, f, w);
            case LT_JF:
            case LT_JT:
            case LE_JF:
            case LE_JT:
            case EQ_JF:
            case EQ_JT:
            case NE_JF:
            case NE_JT:
            case GT_JF:
            case GT_JT:
            case GE_JF:
            case GE_JT:
            case IS_JF:
            case IS_JT:
                return jump(ts, f, CompareOps.jumps(ts, f, w), c);
            case JUMP_IF_FALSE:
                return jump(ts, f, !CompareOps.truth(ts, f, a), c);
            case JUMP_IF_TRUE:
                return jump(ts, f, CompareOps.truth(ts, f, a), c);
            case KEEP_IF_FALSE:
            case KEEP_IF_TRUE: {
                boolean keep = Comparison.isTrue(ts, r[a]) == (op(w) == KEEP_IF_TRUE);
                if (!keep) {
                    f.consume(ts, a);
                }
                return jump(ts, f, keep, c);
            }
            case NOT:
                return PyBool.of(!CompareOps.truth(ts, f, b));
            case IS:
            case IS_NOT: {
                boolean same = Comparison.is(r[b], r[c]);
                f.consume(ts, b);
                f.consume(ts, c);
                return PyBool.of(same == (op(w) == IS));
            }
            case LOAD_GLOBAL:
                return NameOps.loadGlobal(ts, f, bc(w));
            case LOAD_DEREF:
                throw NameOps.unboundCell(ts, f, b);
            case CHECK:
                throw NameOps.unboundLocal(ts, f, b);
            case LOAD_ATTR:
                return AttributeOps.load(ts, f, b, c);
            case LOAD_METHOD:
                AttributeOps.loadMethod(ts, f, a, b, c);
                return null;
            case STORE_ATTR:
                AttributeOps.store(ts, f, a, b, c);
                return null;
            case INPLACE_ATTR:
                f.pc++;
                AttributeOps.inplace(ts, f, a(f.instructions[f.pc - 1]), a, b, c);
                return null;
            case SUBSCR:
                return ItemOps.get(ts, f, w, r[b], r[c]);
            case GET_SLICE:
                return ItemOps.slice(ts, f, w);
            case STORE_SUBSCR:
                ItemOps.set(ts, f, w);
                return null;
            case FOR_ITER:
            case FOR_NEXT:
            case FOR_NEXT_PAIR:
                return IterationOps.next(ts, f, w);
            case SEND:
                return GeneratorOps.send(ts, f, w);
            case CALL:
                return CallOps.call(ts, f, a, b, b + 1, c, null);
            case CALL_METHOD:
                return CallOps.callMethod(ts, f, a, b, c, null);
            case CALL_KW:
            case CALL_METHOD_KW:
            case CALL_EX:
                return CallOps.callOther(ts, f, w);
            case LOAD_CONST:
                return f.code.constants[bc(w)];
            case DELETE_FAST:
                deleteLocal(ts, f, a);
                return null;
            case LOAD_NAME:
                return NameOps.loadName(ts, f, bc(w));
            case STORE_GLOBAL:
                NameOps.storeGlobal(ts, f, a, bc(w));
                return null;
            case STORE_NAME:
                NameOps.storeName(ts, f, a, bc(w));
                return null;
            case DELETE_GLOBAL:
                NameOps.deleteGlobal(ts, f, bc(w));
                return null;
            case DELETE_NAME:
                NameOps.deleteName(ts, f, bc(w));
                return null;
            case DELETE_DEREF: {
                PyCell cell = (PyCell) r[a];
                if (cell.get(ts) == null) {
                    throw NameOps.unboundCell(ts, f, a);
                }
                cell.set(ts, null);
                return null;
            }
            case LOAD_CLASSDEREF:
                return NameOps.loadClassDeref(ts, f, b, c);
            case MAKE_CELL: {
                PyObject value = r[a];
                PyCell cell = new PyCell(ts, value);
                Refs.hold(ts, cell);
                r[a] = cell;
                Refs.release(ts, value);
                return null;
            }
            case COPY_FREE:
                FunctionOps.copyFree(ts, f, a);
                return null;
            case LOAD_LOCALS:
                return f.locals;
            case DELETE_ATTR:
                AttributeOps.delete(ts, f, a, c);
                return null;
            case DELETE_SUBSCR:
                ItemOps.delete(ts, f, a, b);
                return null;
            case NEG:
            case POS:
            case INVERT:
                return unary(ts, f, op(w), b);
            case CONTAINS:
            case NOT_CONTAINS: {
                if (r[c] instanceof PyStr text && r[b] instanceof PyStr part) {
                    return PyBool.of(text.contains(part) == (op(w) == CONTAINS));
                }
                boolean found = Subscripts.contains(ts, r[c], r[b]);
                f.consume(ts, b);
                f.consume(ts, c);
                return PyBool.of(found == (op(w) == CONTAINS));
            }
            case MAKE_FUNCTION:
                return FunctionOps.make(ts, f, b, c);
            case SET_FUNCTION:
                FunctionOps.set(ts, f, a, b, c);
                return null;
            case LOAD_BUILD_CLASS:
                return FunctionOps.buildClass(ts, f);
            case GET_ITER:
                return IterationOps.iter(ts, f, b);
            case UNPACK:
                IterationOps.unpack(ts, f, a, b, c);
                return null;
            case UNPACK_EX:
                IterationOps.unpackEx(ts, f, a, b, c & 0xff, c >>> 8);
                return null;
            case GET_YIELD_FROM_ITER:
                return GeneratorOps.yieldFromIterator(ts, f, b);
            case RAISE:
                throw RaiseOps.raise(ts, f, b, c);
            case RERAISE: {
                PyObject e = r[b];
                Refs.incref(ts, e);
                ts.raised = e;
                throw Errors.again(ts);
            }
            case PUSH_EXC: {
                PyObject e = r[b];
                PyObject before = f.generator == null ? ts.handled : f.generator.pushHandled(ts);
                Refs.hold(ts, e);
                ts.handled = e;
                r[a] = before;
                return null;
            }
            case POP_EXC: {
                PyObject e = ts.handled;
                ts.handled = f.generator == null ? r[a] : f.generator.popHandled(r[a]);
                r[a] = null;
                Refs.release(ts, e);
                return null;
            }
            case EXC_MATCH_JF:
                if (!RaiseOps.matches(ts, r[a], r[b])) {
                    f.pc += (short) c;
                }
                f.consume(ts, b);
                return null;
            case STAR_MATCH:
                return GroupOps.match(ts, f, b, c);
            case STAR_FINISH:
                return GroupOps.finish(ts, (PyBaseException) r[b], (PyList) r[c]);
            case WITH_ENTER:
                return WithOps.enter(ts, f, b, c);
            case WITH_EXIT:
                WithOps.exit(ts, f, b);
                return null;
            case WITH_EXCEPT:
                return WithOps.except(ts, f, b, c);
            case LOAD_ASSERTION_ERROR:
                return ExceptionTypes.ASSERTION_ERROR;
            case IMPORT_NAME:
                return ImportOps.importName(ts, f, b, c);
            case IMPORT_FROM:
                return ImportOps.importFrom(ts, f, b, c);
            case IMPORT_STAR:
                ImportOps.importStar(ts, f, b);
                return null;
            case SETUP_ANNOTATIONS:
                NameOps.setupAnnotations(ts, f);
                return null;
            case LOAD_DICT_OR_DEREF:
                return NameOps.loadDictOrDeref(ts, f, b, c);
            case LOAD_DICT_OR_GLOBAL:
                return NameOps.loadDictOrGlobal(ts, f, b, c);
            case PRINT_EXPR:
                FrameOps.display(ts, f, b);
                return null;
            case GET_LEN:
                return PyInt.of(Sizes.length(ts, r[b]));
            case INTRINSIC:
                return IntrinsicOps.execute(ts, f, b, c);
            case GET_AWAITABLE:
            case GET_AITER:
            case GET_ANEXT:
            case END_ASYNC_FOR:
            case ASYNC_WRAP:
            case ASYNC_WITH_ENTER:
            case CALL_EXIT:
                return AwaitOps.execute(ts, f, w);
            case MATCH_SEQUENCE:
            case MATCH_MAPPING:
            case MATCH_KEYS:
            case MATCH_REST:
            case MATCH_CLASS:
                return PatternOps.execute(ts, f, w);
            case INSTRUMENTED:
                return InstrumentedOps.execute(ts, f);
            default:
                return BuildOps.execute(ts, f, w);
        }
    }

    /** Takes a conditional jump if {@code jumps}; one that goes back polls. */
    @CleanPoint
    private static PyObject jump(ThreadState ts, Frame f, boolean jumps, int distance) {
        if (jumps) {
            f.pc += (short) distance;
            if ((short) distance < 0 && ts.breaker() != 0) {
                Polls.serve(ts, f);
            }
        }
        return null;
    }

    private static void deleteLocal(ThreadState ts, Frame f, int a) {
        PyObject old = f.registers[a];
        if (old == null) {
            throw NameOps.unboundLocal(ts, f, a);
        }
        f.registers[a] = null;
        Refs.release(ts, old);
    }

    @CleanPoint
    private static PyObject unary(ThreadState ts, Frame f, int op, int b) {
        int slot = op == NEG ? SlotId.NEG : op == POS ? SlotId.POS : SlotId.INVERT;
        PyObject result = Operators.unary(ts, slot, f.registers[b]);
        f.consume(ts, b);
        return result;
    }
}
