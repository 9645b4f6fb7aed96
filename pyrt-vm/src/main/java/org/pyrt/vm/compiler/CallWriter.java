package org.pyrt.vm.compiler;

import java.util.ArrayList;
import java.util.List;
import org.pyrt.objects.text.PyStr;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Keyword;
import org.pyrt.vm.ast.Node;
import org.pyrt.vm.code.CodeBuilder;
import org.pyrt.vm.code.Opcode;

/** Calls. The callable and the arguments go to consecutive temporaries. */
final class CallWriter {

    private final CodeWriter writer;
    private final Unit u;
    private final CodeBuilder b;

    CallWriter(CodeWriter writer) {
        this.writer = writer;
        this.u = writer.u;
        this.b = u.b;
    }

    int write(Expr.Call n, int dest) {
        int mark = b.temps;
        if (n.func() instanceof Expr.Attribute m && !isSpread(n.args(), n.keywords())) {
            method(m);
            return arguments(n, n.args(), n.keywords(), dest, mark, true);
        }
        writer.expressions.temp(n.func());
        return arguments(n, n.args(), n.keywords(), dest, mark, false);
    }

    /** The callable and its receiver, in two temporaries. */
    private void method(Expr.Attribute m) {
        int[] position = b.position();
        int mark = b.temps;
        int x = writer.expressions.operand(m.value());
        b.at(m.endLineno(), m.endCol() - m.attr().length(), m.endLineno(), m.endCol());
        b.emit(Opcode.LOAD_METHOD, CodeBuilder.TEMP + mark, x, b.attributeSite(PyStr.interned(u.mangle(m.attr()))));
        b.temps = mark;
        b.pushTemp();
        b.pushTemp();
        b.restore(position);
    }

    static boolean isSpread(List<Expr> args, List<Keyword> keywords) {
        for (Expr e : args) {
            if (e instanceof Expr.Starred) {
                return true;
            }
        }
        for (Keyword k : keywords) {
            if (k.name() == null) {
                return true;
            }
        }
        return args.size() + 2 * keywords.size() > ExpressionWriter.MAX_OPERANDS;
    }

    /** The arguments and the call itself, the callable being on the stack at {@code mark}. */
    int arguments(Expr n, List<Expr> args, List<Keyword> keywords, int dest, int mark, boolean method) {
        int base = CodeBuilder.TEMP + mark;
        if (isSpread(args, keywords)) {
            return spread(n, args, keywords, dest, mark);
        }
        for (Expr a : args) {
            writer.expressions.temp(a);
        }
        int count = args.size() + keywords.size() + (b.temps - mark - args.size() - (method ? 2 : 1));
        if (keywords.isEmpty()) {
            atCall(n, method);
            return writer.expressions.finish(dest, mark, method ? Opcode.CALL_METHOD : Opcode.CALL, base, count);
        }
        List<PyStr> names = new ArrayList<>(keywords.size());
        for (Keyword k : keywords) {
            names.add(PyStr.interned(k.name()));
            writer.expressions.temp(k.value());
        }
        atCall(n, method);
        int d = dest >= 0 ? dest : base;
        b.emit(method ? Opcode.CALL_METHOD_KW : Opcode.CALL_KW, d, base, count);
        b.emit(Opcode.EXTRA, 0, u.constants.keywords(names), 0);
        b.temps = mark;
        if (dest < 0) {
            b.pushTemp();
        }
        return d;
    }

    private void atCall(Expr n, boolean method) {
        if (method && n instanceof Expr.Call c && c.func() instanceof Expr.Attribute m) {
            writer.expressions.atName(n, m);
        } else {
            b.at(n);
        }
    }

    private int spread(Expr n, List<Expr> args, List<Keyword> keywords, int dest, int mark) {
        int listMark = b.temps;
        if (args.size() == 1 && args.get(0) instanceof Expr.Starred s) {
            int x = writer.expressions.operand(s.value());
            b.at(n);
            writer.expressions.finish(ExpressionWriter.TEMP, listMark, Opcode.SPREAD_TUPLE, x, CodeBuilder.TEMP + mark);
            return call(n, keywords, dest, mark);
        }
        int first = 0;
        boolean small = args.size() <= ExpressionWriter.MAX_OPERANDS;
        while (small && first < args.size() && !(args.get(first) instanceof Expr.Starred)) {
            writer.expressions.temp(args.get(first++));
        }
        int list = writer.expressions.finish(ExpressionWriter.TEMP, listMark, Opcode.BUILD_LIST, CodeBuilder.TEMP + listMark, first);
        return spreadInto(n, list, args.subList(first, args.size()), keywords, dest, mark);
    }

    /** The call of what is at {@code mark} with the items of {@code list}, which follows it, further arguments and keywords. */
    int spreadInto(Node n, int list, List<Expr> args, List<Keyword> keywords, int dest, int mark) {
        for (Expr a : args) {
            int inner = b.temps;
            if (a instanceof Expr.Starred s) {
                b.emit(Opcode.LIST_EXTEND, list, writer.expressions.operand(s.value()), 0);
            } else {
                b.emit(Opcode.LIST_APPEND, list, writer.expressions.operand(a), 0);
            }
            b.temps = inner;
        }
        writer.expressions.finish(ExpressionWriter.TEMP, b.temps - 1, Opcode.LIST_TO_TUPLE, list, 0);
        return call(n, keywords, dest, mark);
    }

    /** The call of what is at {@code mark} with the tuple that follows it, and keywords. */
    private int call(Node n, List<Keyword> keywords, int dest, int mark) {
        int base = CodeBuilder.TEMP + mark;
        if (!keywords.isEmpty()) {
            int mapMark = b.temps;
            int map = writer.expressions.finish(ExpressionWriter.TEMP, mapMark, Opcode.BUILD_MAP, CodeBuilder.TEMP + mapMark, 0);
            boolean spread = false;
            for (Keyword k : keywords) {
                keyword(map, k, base, spread);
                spread |= k.name() == null;
            }
        }
        b.at(n);
        return writer.expressions.finish(dest, mark, Opcode.CALL_EX, base, keywords.isEmpty() ? 0 : 1);
    }

    /** Adds a keyword argument; after a {@code **} the name may be there already, which is an error. */
    private void keyword(int map, Keyword k, int callee, boolean afterSpread) {
        int inner = b.temps;
        if (k.name() == null) {
            b.emit(Opcode.DICT_MERGE, map, writer.expressions.operand(k.value()), callee);
        } else if (afterSpread) {
            writer.expressions.constant(Constant.StrValue.ofUtf16(k.name(), null), ExpressionWriter.TEMP);
            writer.expressions.temp(k.value());
            int one = writer.expressions.finish(ExpressionWriter.TEMP, inner, Opcode.BUILD_MAP, CodeBuilder.TEMP + inner, 1);
            b.emit(Opcode.DICT_MERGE, map, one, callee);
        } else {
            Constant name = Constant.StrValue.ofUtf16(k.name(), null);
            int key = writer.expressions.constant(name, ExpressionWriter.ANY);
            b.emit(Opcode.MAP_ADD, map, key, writer.expressions.operand(k.value()));
        }
        b.temps = inner;
    }
}
