package org.pyrt.vm.compiler;

import java.util.BitSet;
import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.objects.text.PyStr;
import org.pyrt.vm.ast.CompareOperator;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.UnaryOperator;
import org.pyrt.vm.code.CodeBuilder;
import org.pyrt.vm.code.Label;
import org.pyrt.vm.code.Opcode;

/**
 * Expressions. A value is asked for in one of three ways: {@link #ANY} register that has it, a new temporary on top of the stack ({@link
 * #TEMP}), or a given local. An instruction's result takes the place of its lowest temporary operand.
 */
final class ExpressionWriter {

    /** The value may stay in a local or constant, or goes to a new temporary. */
    static final int ANY = -1;

    /** The value goes to a new temporary. */
    static final int TEMP = -2;

    /** A display or call with more operands than this is built piece by piece, so that frames stay small. */
    static final int MAX_OPERANDS = 30;

    /** So many parts of a formatted string are joined at once. */
    private static final int MAX_PARTS = 200;

    private static final int[] BINARY = {
        Opcode.ADD, Opcode.SUB, Opcode.MUL, Opcode.MATMUL, Opcode.TRUEDIV, Opcode.MOD, Opcode.POW, Opcode.LSHIFT, Opcode.RSHIFT,
        Opcode.OR, Opcode.XOR, Opcode.AND, Opcode.FLOORDIV,
    };
    private static final int[] COMPARE = {
        Opcode.EQ, Opcode.NE, Opcode.LT, Opcode.LE, Opcode.GT, Opcode.GE, Opcode.IS, Opcode.IS_NOT, Opcode.CONTAINS, Opcode.NOT_CONTAINS,
    };
    private static final int[] COMPARE_JUMP = {
        Opcode.EQ_JF, Opcode.NE_JF, Opcode.LT_JF, Opcode.LE_JF, Opcode.GT_JF, Opcode.GE_JF, Opcode.IS_JF,
    };

    private final Unit u;
    private final CodeBuilder b;
    private final CodeWriter writer;

    ExpressionWriter(CodeWriter writer) {
        this.writer = writer;
        this.u = writer.u;
        this.b = u.b;
    }

    /** The opcode of a binary operator. */
    static int binaryOpcode(org.pyrt.vm.ast.Operator op) {
        return BINARY[op.ordinal()];
    }

    /** A register with the value: a local, a constant or a new temporary. */
    int operand(Expr e) {
        return write(e, ANY);
    }

    /** The value in a new temporary on top of the stack. */
    int temp(Expr e) {
        return write(e, TEMP);
    }

    /** Emits the last instruction of an expression whose operands lie above {@code mark}; answers where the result is. */
    int finish(int dest, int mark, int op, int x, int y) {
        int d = dest >= 0 ? dest : CodeBuilder.TEMP + mark;
        b.emit(op, d, x, y);
        b.temps = mark;
        if (dest < 0) {
            b.pushTemp();
        }
        return d;
    }

    /** Puts a value that is on top of the stack where it is wanted. */
    int place(int dest, int mark, int value) {
        if (dest < 0) {
            return value;
        }
        b.emit(Opcode.MOVE, dest, value, 0);
        b.temps = mark;
        return dest;
    }

    /** Compiles an expression; see the class. */
    int write(Expr e, int dest) {
        int[] position = b.position();
        b.at(e);
        int result = dispatch(e, dest);
        b.restore(position);
        return result;
    }

    private int dispatch(Expr e, int dest) {
        int mark = b.temps;
        switch (e.kind()) {
            case Expr.LITERAL:
                return constant(((Expr.Literal) e).value(), dest);
            case Expr.NAME: {
                String name = ((Expr.Name) e).id();
                if (name.equals("__debug__")) {
                    return constant(u.optimizes() ? Constant.FALSE : Constant.TRUE, dest);
                }
                if (dest == ANY) {
                    return writer.names.operand(name);
                }
                return writer.names.load(name, dest == TEMP ? b.pushTemp() : dest);
            }
            case Expr.BIN_OP: {
                Expr.BinOp n = (Expr.BinOp) e;
                Constant folded = ConstantFolding.of(n);
                if (folded != null) {
                    return constant(folded, dest);
                }
                int x = operand(n.left());
                int y = operand(n.right());
                b.at(e);
                return finish(dest, mark, binaryOpcode(n.op()), x, y);
            }
            case Expr.UNARY_OP:
                return unary((Expr.UnaryOp) e, dest, mark);
            case Expr.ATTRIBUTE: {
                Expr.Attribute n = (Expr.Attribute) e;
                int x = operand(n.value());
                atAttribute(n);
                return finish(dest, mark, Opcode.LOAD_ATTR, x, b.attributeSite(PyStr.interned(u.mangle(n.attr()))));
            }
            case Expr.SUBSCRIPT: {
                Expr.Subscript n = (Expr.Subscript) e;
                int x = operand(n.value());
                if (n.slice() instanceof Expr.Slice bounds && bounds.step() == null) {
                    int start = CodeBuilder.TEMP + b.temps;
                    bound(bounds.lower());
                    bound(bounds.upper());
                    b.at(e);
                    return finish(dest, mark, Opcode.GET_SLICE, x, start);
                }
                int y = operand(n.slice());
                b.at(e);
                return finish(dest, mark, Opcode.SUBSCR, x, y);
            }
            case Expr.SLICE:
                return slice((Expr.Slice) e, dest, mark);
            case Expr.CALL:
                return writer.calls.write((Expr.Call) e, dest);
            case Expr.COMPARE:
                return compare((Expr.Compare) e, dest, mark);
            case Expr.BOOL_OP:
                return bool((Expr.BoolOp) e, dest, mark);
            case Expr.IF_EXP:
                return conditional((Expr.IfExp) e, dest, mark);
            case Expr.NAMED_EXPR: {
                Expr.NamedExpr n = (Expr.NamedExpr) e;
                int value = temp(n.value());
                writer.names.store(n.target().id(), value);
                return place(dest, mark, value);
            }
            case Expr.LAMBDA:
                return writer.functions.lambda((Expr.Lambda) e, dest, mark);
            case Expr.LIST:
                return sequence(((Expr.ListExpr) e).elts(), Opcode.BUILD_LIST, dest, mark);
            case Expr.TUPLE: {
                Constant folded = constantTuple(((Expr.TupleExpr) e).elts());
                if (folded != null) {
                    return constant(folded, dest);
                }
                return sequence(((Expr.TupleExpr) e).elts(), Opcode.BUILD_TUPLE, dest, mark);
            }
            case Expr.SET:
                return sequence(((Expr.SetExpr) e).elts(), Opcode.BUILD_SET, dest, mark);
            case Expr.DICT:
                return dict((Expr.DictExpr) e, dest, mark);
            case Expr.LIST_COMP:
            case Expr.SET_COMP:
            case Expr.DICT_COMP:
            case Expr.GENERATOR_EXP:
                return writer.comprehensions.write(e, dest);
            case Expr.JOINED_STR:
                return joined((Expr.JoinedStr) e, dest, mark);
            case Expr.FORMATTED_VALUE: {
                int value = formatted((Expr.FormattedValue) e);
                return place(dest, mark, value);
            }
            case Expr.YIELD: {
                Expr value = ((Expr.Yield) e).value();
                int x = value == null ? constant(Constant.NONE, ANY) : operand(value);
                b.at(e);
                if (u.isAsyncGenerator()) {
                    x = finish(TEMP, mark, Opcode.ASYNC_WRAP, x, 0);
                }
                return place(dest, mark, finish(TEMP, mark, Opcode.YIELD, x, 0));
            }
            case Expr.YIELD_FROM:
                return yieldFrom((Expr.YieldFrom) e, dest, mark);
            case Expr.AWAIT: {
                int x = operand(((Expr.Await) e).value());
                b.at(e);
                return place(dest, mark, await(x, mark, 0));
            }
            case Expr.TEMPLATE_STR:
                return template((Expr.TemplateStr) e, dest, mark);
            case Expr.INTERPOLATION:
                interpolation((Expr.Interpolation) e);
                return place(dest, mark, CodeBuilder.TEMP + mark);
            case Expr.STARRED:
                throw writer.error("can't use starred expression here", e);
            default:
                throw new AssertionError(e.kind());
        }
    }

    int constant(Constant c, int dest) {
        int operand = u.constants.operand(c);
        if (dest == ANY && operand >= 0) {
            return operand;
        }
        int d = dest >= 0 ? dest : CodeBuilder.TEMP + b.temps;
        if (operand >= 0) {
            b.emit(Opcode.MOVE, d, operand, 0);
        } else {
            b.emit(Opcode.LOAD_CONST, d, u.constants.index(c), 0);
        }
        if (dest < 0) {
            b.pushTemp();
        }
        return d;
    }

    private int unary(Expr.UnaryOp n, int dest, int mark) {
        Constant folded = ConstantFolding.of(n);
        if (folded != null) {
            return constant(folded, dest);
        }
        int x = operand(n.operand());
        b.at(n);
        int op;
        switch (n.op()) {
            case NOT:
                op = Opcode.NOT;
                break;
            case USUB:
                op = Opcode.NEG;
                break;
            case UADD:
                op = Opcode.POS;
                break;
            default:
                op = Opcode.INVERT;
        }
        return finish(dest, mark, op, x, 0);
    }

    private int slice(Expr.Slice n, int dest, int mark) {
        bound(n.lower());
        bound(n.upper());
        if (n.step() != null) {
            temp(n.step());
        }
        return finish(dest, mark, Opcode.BUILD_SLICE, CodeBuilder.TEMP + mark, n.step() == null ? 2 : 3);
    }

    private void bound(Expr e) {
        if (e == null) {
            constant(Constant.NONE, TEMP);
        } else {
            temp(e);
        }
    }

    /** A right operand. What a value is looked for in is a constant if all of it is: nobody gets to see the list or set. */
    private int compared(Expr.Compare n, int i) {
        Expr e = n.comparators().get(i);
        if (n.ops().get(i) == CompareOperator.IN || n.ops().get(i) == CompareOperator.NOT_IN) {
            Constant folded = display(e);
            if (folded != null) {
                return constant(folded, ANY);
            }
        }
        return operand(e);
    }

    /** A list or set of constants as a tuple or frozenset, or null. */
    private static Constant display(Expr e) {
        List<Expr> elts = e instanceof Expr.ListExpr l ? l.elts() : e instanceof Expr.SetExpr s ? s.elts() : List.of();
        Constant.TupleValue items = elts.isEmpty() ? null : (Constant.TupleValue) constantTuple(elts);
        return items == null || e instanceof Expr.ListExpr ? items : new Constant.FrozenSetValue(items.items());
    }

    private int compare(Expr.Compare n, int dest, int mark) {
        if (n.ops().size() == 1) {
            int x = operand(n.left());
            int y = compared(n, 0);
            b.at(n);
            return finish(dest, mark, COMPARE[n.ops().get(0).ordinal()], x, y);
        }
        Label end = new Label();
        int left = operand(n.left());
        BitSet before = null;
        int pushed = 0;
        int result = 0;
        for (int i = 0; i < n.ops().size(); i++) {
            int right = compared(n, i);
            boolean last = i == n.ops().size() - 1;
            if (!last && CodeBuilder.isTemp(right)) {
                int kept = b.pushHidden();
                pushed++;
                b.emit(Opcode.CLEAR, kept, 0, 0);
                b.emit(Opcode.MOVE, kept, right, 0);
                right = kept;
            }
            if (before == null) {
                before = u.snapshot();
            }
            b.at(n);
            result = finish(TEMP, mark, COMPARE[n.ops().get(i).ordinal()], left, right);
            if (!last) {
                b.jump(Opcode.KEEP_IF_FALSE, result, 0, end);
                b.temps = mark;
                left = right;
            }
        }
        b.bind(end);
        for (int i = 0; i < pushed; i++) {
            b.emit(Opcode.CLEAR, CodeBuilder.HIDDEN + --b.hidden, 0, 0);
        }
        u.restore(before);
        return place(dest, mark, result);
    }

    private int bool(Expr.BoolOp n, int dest, int mark) {
        Label end = new Label();
        List<Expr> values = n.values();
        BitSet before = null;
        for (int i = 0; i < values.size() - 1; i++) {
            decide(values.get(i), n.isAnd(), end, mark);
            if (i == 0) {
                before = u.snapshot();
            }
        }
        int t = temp(values.get(values.size() - 1));
        b.bind(end);
        u.restore(before);
        return place(dest, mark, t);
    }

    /**
     * An operand of {@code and} or {@code or} that is not the last: where it decides, its value is kept in the temporary {@code mark} and the code goes on at
     * {@code end}, else behind this. Nothing is asked twice for its truth, whatever operators are nested in it.
     */
    private void decide(Expr e, boolean and, Label end, int mark) {
        if (!(e instanceof Expr.BoolOp n)) {
            int truth = e instanceof Expr.Literal l ? truth(l.value()) : -1;
            if (truth == (and ? 1 : 0)) {
                b.mark();
                return;
            }
            int t = temp(e);
            if (truth >= 0) {
                b.jump(Opcode.JUMP, 0, 0, end);
            } else {
                b.jump(and ? Opcode.KEEP_IF_FALSE : Opcode.KEEP_IF_TRUE, t, 0, end);
            }
            b.temps = mark;
            return;
        }
        List<Expr> values = n.values();
        int last = values.size() - 1;
        if (n.isAnd() == and) {
            decide(values.get(0), and, end, mark);
            BitSet before = u.snapshot();
            for (int i = 1; i <= last; i++) {
                decide(values.get(i), and, end, mark);
            }
            u.restore(before);
            return;
        }
        Label next = new Label();
        BitSet before = u.snapshot();
        for (int i = 0; i < last; i++) {
            jumpIf(values.get(i), next, and);
        }
        decide(values.get(last), and, end, mark);
        b.bind(next);
        u.restore(before);
    }

    private int conditional(Expr.IfExp n, int dest, int mark) {
        Label otherwise = new Label();
        Label end = new Label();
        int to = dest >= 0 ? dest : TEMP;
        jumpIf(n.test(), otherwise, false);
        BitSet before = u.snapshot();
        write(n.body(), to);
        b.jump(Opcode.JUMP, 0, 0, end);
        b.temps = mark;
        u.restore(before);
        b.bind(otherwise);
        int result = write(n.orelse(), to);
        u.restore(before);
        b.bind(end);
        return result;
    }

    /** A tuple of constants as a constant, or null. */
    private static Constant constantTuple(List<Expr> elts) {
        Constant[] items = new Constant[elts.size()];
        for (int i = 0; i < items.length; i++) {
            Expr e = elts.get(i);
            Constant item = e instanceof Expr.TupleExpr t ? constantTuple(t.elts()) : ConstantFolding.of(e);
            if (item == null) {
                return null;
            }
            items[i] = item;
        }
        return new Constant.TupleValue(List.of(items));
    }

    /**
     * A set display of three or more constants: a set filled from a frozenset, as in CPython, which decides the order in which equal seeds walk
     * it. -1 if it is none.
     */
    private int constantSet(List<Expr> elts, int dest, int mark) {
        PyObject set = elts.size() < 3 ? null : u.constants.frozenSet(elts, MAX_OPERANDS);
        if (set == null) {
            return -1;
        }
        int collection = finish(TEMP, mark, Opcode.BUILD_SET, CodeBuilder.TEMP + mark, 0);
        b.emit(Opcode.LOAD_CONST, CodeBuilder.TEMP + b.temps, u.constants.index(set), 0);
        b.pushTemp();
        b.emit(Opcode.SET_UPDATE, collection, CodeBuilder.TEMP + b.temps - 1, 0);
        b.temps--;
        return place(dest, mark, collection);
    }

    /** As {@link #operand}, for what a loop walks: a set display of constants is a frozenset there. */
    int iterable(Expr e) {
        PyObject set = e instanceof Expr.SetExpr s ? u.constants.frozenSet(s.elts(), MAX_OPERANDS) : null;
        if (set == null) {
            return operand(e);
        }
        b.emit(Opcode.LOAD_CONST, CodeBuilder.TEMP + b.temps, u.constants.index(set), 0);
        return b.pushTemp();
    }

    private int sequence(List<Expr> elts, int build, int dest, int mark) {
        int built = build == Opcode.BUILD_SET ? constantSet(elts, dest, mark) : -1;
        if (built >= 0) {
            return built;
        }
        int plain = 0;
        while (plain < elts.size() && !(elts.get(plain) instanceof Expr.Starred)) {
            plain++;
        }
        int chunk = plain > MAX_OPERANDS ? 0 : plain;
        for (int i = 0; i < chunk; i++) {
            temp(elts.get(i));
        }
        if (chunk == elts.size()) {
            return finish(dest, mark, build, CodeBuilder.TEMP + mark, chunk);
        }
        boolean set = build == Opcode.BUILD_SET;
        int collection = finish(TEMP, mark, set ? build : Opcode.BUILD_LIST, CodeBuilder.TEMP + mark, chunk);
        for (int i = chunk; i < elts.size(); i++) {
            Expr e = elts.get(i);
            int inner = b.temps;
            if (e instanceof Expr.Starred s) {
                int x = operand(s.value());
                b.emit(set ? Opcode.SET_UPDATE : Opcode.LIST_EXTEND, collection, x, 0);
            } else {
                int x = operand(e);
                b.emit(set ? Opcode.SET_ADD : Opcode.LIST_APPEND, collection, x, 0);
            }
            b.temps = inner;
        }
        if (build == Opcode.BUILD_TUPLE) {
            return finish(dest, mark, Opcode.LIST_TO_TUPLE, collection, 0);
        }
        return place(dest, mark, collection);
    }

    private int dict(Expr.DictExpr n, int dest, int mark) {
        int plain = 0;
        boolean small = 2 * n.keys().size() <= MAX_OPERANDS;
        while (small && plain < n.keys().size() && n.keys().get(plain) != null) {
            temp(n.keys().get(plain));
            temp(n.values().get(plain));
            plain++;
        }
        if (plain == n.keys().size()) {
            return finish(dest, mark, Opcode.BUILD_MAP, CodeBuilder.TEMP + mark, plain);
        }
        int map = finish(TEMP, mark, Opcode.BUILD_MAP, CodeBuilder.TEMP + mark, plain);
        for (int i = plain; i < n.keys().size(); i++) {
            int inner = b.temps;
            if (n.keys().get(i) == null) {
                b.emit(Opcode.DICT_UPDATE, map, operand(n.values().get(i)), 0);
            } else {
                int key = operand(n.keys().get(i));
                int value = operand(n.values().get(i));
                b.emit(Opcode.MAP_ADD, map, key, value);
            }
            b.temps = inner;
        }
        return place(dest, mark, map);
    }

    private int joined(Expr.JoinedStr n, int dest, int mark) {
        if (n.values().size() == 1 && n.values().get(0) instanceof Expr.Literal only) {
            return constant(only.value(), dest);
        }
        int count = 0;
        for (Expr part : n.values()) {
            if (part instanceof Expr.FormattedValue f) {
                formatted(f);
            } else {
                temp(part);
            }
            if (++count == MAX_PARTS) {
                finish(TEMP, mark, Opcode.BUILD_STRING, CodeBuilder.TEMP + mark, count);
                count = 1;
            }
        }
        if (count == 0) {
            return constant(Constant.StrValue.ofUtf16("", null), dest);
        }
        if (count == 1) {
            return place(dest, mark, CodeBuilder.TEMP + mark);
        }
        return finish(dest, mark, Opcode.BUILD_STRING, CodeBuilder.TEMP + mark, count);
    }

    /** A template string: a tuple of the strings, which lie between any two interpolations, and one of these. */
    private int template(Expr.TemplateStr n, int dest, int mark) {
        int strings = 0;
        Expr text = null;
        for (int i = 0; i <= n.values().size(); i++) {
            Expr part = i < n.values().size() ? n.values().get(i) : null;
            if (part != null && !(part instanceof Expr.Interpolation)) {
                text = part;
                continue;
            }
            if (text == null) {
                constant(Constant.StrValue.ofUtf16("", null), TEMP);
            } else {
                temp(text);
            }
            text = null;
            strings++;
        }
        finish(TEMP, mark, Opcode.BUILD_TUPLE, CodeBuilder.TEMP + mark, strings);
        int count = 0;
        for (Expr part : n.values()) {
            if (part instanceof Expr.Interpolation i) {
                interpolation(i);
                count++;
            }
        }
        b.at(n);
        finish(TEMP, mark + 1, Opcode.BUILD_TUPLE, CodeBuilder.TEMP + mark + 1, count);
        return place(dest, mark, finish(TEMP, mark, Opcode.INTRINSIC, CodeBuilder.TEMP + mark, Opcode.TEMPLATE));
    }

    /** A replacement field of a template string in a new temporary. */
    private void interpolation(Expr.Interpolation n) {
        int[] position = b.position();
        int mark = b.temps;
        temp(n.value());
        b.at(n);
        constant(n.text(), TEMP);
        constant(n.conversion() > 0 ? Constant.StrValue.ofUtf16(String.valueOf((char) n.conversion()), null) : Constant.NONE, TEMP);
        if (n.formatSpec() == null) {
            constant(Constant.StrValue.ofUtf16("", null), TEMP);
        } else {
            temp(n.formatSpec());
        }
        finish(TEMP, mark, Opcode.INTRINSIC, CodeBuilder.TEMP + mark, Opcode.INTERPOLATION);
        b.restore(position);
    }

    /** A replacement field, formatted, in a new temporary. */
    private int formatted(Expr.FormattedValue n) {
        int[] position = b.position();
        int mark = b.temps;
        int value = operand(n.value());
        b.at(n);
        if (n.conversion() > 0) {
            value = finish(TEMP, mark, Opcode.CONVERT, value, n.conversion());
        }
        int spec = n.formatSpec() == null ? constant(Constant.StrValue.ofUtf16("", null), ANY) : operand(n.formatSpec());
        int result = finish(TEMP, mark, Opcode.FORMAT, value, spec);
        b.restore(position);
        return result;
    }

    private int yieldFrom(Expr.YieldFrom n, int dest, int mark) {
        int iterator = b.pushHidden();
        int x = operand(n.value());
        b.at(n);
        b.emit(Opcode.GET_YIELD_FROM_ITER, iterator, x, 0);
        return place(dest, mark, delegate(iterator, mark));
    }

    /** Awaits what is in a register, which goes off the stack; the result in a new temporary. {@code where} as GET_AWAITABLE has it. */
    int await(int x, int mark, int where) {
        int iterator = b.pushHidden();
        b.emit(Opcode.GET_AWAITABLE, iterator, x, where);
        return delegate(iterator, mark);
    }

    /** Delegates to the iterator in the newest hidden local, which is given back; the result in a new temporary. */
    int delegate(int iterator, int mark) {
        b.temps = mark;
        int value = constant(Constant.NONE, TEMP);
        Label top = new Label();
        Label end = new Label();
        b.bindTop(top);
        b.jump(Opcode.SEND, value, iterator, end);
        b.emit(Opcode.YIELD, value, value, iterator + 1);
        b.jump(Opcode.JUMP_BACK, 0, 0, top);
        b.bind(end);
        b.emit(Opcode.CLEAR, iterator, 0, 0);
        b.hidden--;
        return value;
    }

    /** Later instructions get or set an attribute: they come from all of it, or from the name alone where that stands on another line. */
    void atAttribute(Expr.Attribute n) {
        atName(n, n);
    }

    /** Later instructions come from {@code e}, but not from what stands on lines before the name of the attribute. */
    void atName(Expr e, Expr.Attribute n) {
        if (e.lineno() == n.endLineno()) {
            b.at(e);
            return;
        }
        int length = n.attr().codePointCount(0, n.attr().length());
        if (length <= n.endCol()) {
            b.at(n.endLineno(), n.endCol() - length, e.endLineno(), e == n ? n.endCol() : e.endCol());
        } else {
            b.at(n.endLineno(), -1, e.endLineno(), -1);
        }
    }

    /** Jumps to {@code target} if the truth of {@code e} is {@code sense}, else goes on. */
    void jumpIf(Expr e, Label target, boolean sense) {
        int[] position = b.position();
        b.at(e);
        if (e instanceof Expr.UnaryOp n && n.op() == UnaryOperator.NOT) {
            jumpIf(n.operand(), target, !sense);
        } else if (e instanceof Expr.BoolOp n) {
            jumpIfBool(n, target, sense);
        } else if (e instanceof Expr.Compare n && n.ops().size() == 1 && n.ops().get(0).ordinal() <= CompareOperator.IS_NOT.ordinal()) {
            jumpIfCompare(n, target, sense);
        } else if (e instanceof Expr.Literal l && truth(l.value()) >= 0) {
            if ((truth(l.value()) == 1) == sense) {
                b.jump(Opcode.JUMP, 0, 0, target);
            } else {
                b.mark();
            }
        } else {
            int mark = b.temps;
            int x = operand(e);
            b.jump(sense ? Opcode.JUMP_IF_TRUE : Opcode.JUMP_IF_FALSE, x, 0, target);
            b.temps = mark;
        }
        b.restore(position);
    }

    /** 1 or 0 for a constant whose truth is known here, else -1. */
    private static int truth(Constant c) {
        if (c == Constant.TRUE) {
            return 1;
        }
        if (c == Constant.FALSE || c == Constant.NONE) {
            return 0;
        }
        return c instanceof Constant.IntValue i ? i.big() != null || i.small() != 0 ? 1 : 0 : -1;
    }

    private void jumpIfBool(Expr.BoolOp n, Label target, boolean sense) {
        List<Expr> values = n.values();
        Label skip = new Label();
        BitSet before = null;
        for (int i = 0; i < values.size(); i++) {
            boolean last = i == values.size() - 1;
            if (last || n.isAnd() != sense) {
                jumpIf(values.get(i), target, sense);
            } else {
                jumpIf(values.get(i), skip, !sense);
            }
            if (before == null) {
                before = u.snapshot();
            }
        }
        b.bind(skip);
        u.restore(before);
    }

    private void jumpIfCompare(Expr.Compare n, Label target, boolean sense) {
        int mark = b.temps;
        CompareOperator op = n.ops().get(0);
        int x = operand(n.left());
        int y = operand(n.comparators().get(0));
        b.at(n);
        boolean s = op == CompareOperator.IS_NOT ? !sense : sense;
        int code = op == CompareOperator.IS_NOT ? Opcode.IS_JF : COMPARE_JUMP[op.ordinal()];
        b.jump(s ? code + 1 : code, x, y, target);
        b.temps = mark;
    }
}
