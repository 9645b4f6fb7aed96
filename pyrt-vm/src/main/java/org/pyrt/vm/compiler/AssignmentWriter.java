package org.pyrt.vm.compiler;

import java.util.List;
import org.pyrt.objects.text.PyStr;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.code.CodeBuilder;
import org.pyrt.vm.code.Label;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.symtable.ScopeType;

/** Assignment, augmented assignment, deletion, loop targets. */
final class AssignmentWriter {

    private final CodeWriter writer;
    private final Unit u;
    private final CodeBuilder b;

    AssignmentWriter(CodeWriter writer) {
        this.writer = writer;
        this.u = writer.u;
        this.b = u.b;
    }

    void assign(Stmt.Assign s) {
        if (s.targets().size() == 1 && s.targets().get(0) instanceof Expr.Name n) {
            int local = writer.names.target(n.id());
            if (local >= 0) {
                writer.expressions.write(s.value(), local);
                u.assign(local);
                return;
            }
        }
        if (s.targets().size() == 1 && swap(s.targets().get(0), s.value())) {
            return;
        }
        int value = writer.expressions.operand(s.value());
        for (Expr t : s.targets()) {
            store(t, value, s.targets().size() > 1);
        }
        b.temps = 0;
    }

    /** {@code a, b = x, y}: no tuple is made. */
    private boolean swap(Expr target, Expr value) {
        List<Expr> targets = elements(target);
        List<Expr> values = value instanceof Expr.TupleExpr t ? t.elts() : null;
        if (targets == null || values == null || targets.size() != values.size() || targets.size() > 3 || targets.isEmpty()) {
            return false;
        }
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i) instanceof Expr.Starred || values.get(i) instanceof Expr.Starred) {
                return false;
            }
        }
        int mark = b.temps;
        for (Expr v : values) {
            writer.expressions.temp(v);
        }
        storeAll(targets, mark);
        return true;
    }

    /** Stores the temporaries from {@code mark} on, first to last, and takes them off the stack. */
    private void storeAll(List<Expr> targets, int mark) {
        for (int i = 0; i < targets.size(); i++) {
            store(targets.get(i), CodeBuilder.TEMP + mark + i, false);
        }
        b.temps = mark;
    }

    private static List<Expr> elements(Expr target) {
        if (target instanceof Expr.TupleExpr t) {
            return t.elts();
        }
        return target instanceof Expr.ListExpr l ? l.elts() : null;
    }

    /** Stores the value of a register; it stays usable, if {@code again}, for the next target. */
    void store(Expr target, int value, boolean again) {
        int[] position = b.position();
        b.at(target);
        int mark = b.temps;
        switch (target.kind()) {
            case Expr.NAME:
                writer.names.store(((Expr.Name) target).id(), value);
                break;
            case Expr.ATTRIBUTE: {
                Expr.Attribute n = (Expr.Attribute) target;
                noteAttribute(n);
                int o = writer.expressions.operand(n.value());
                writer.expressions.atAttribute(n);
                b.emit(Opcode.STORE_ATTR, o, value, b.attributeSite(PyStr.interned(u.mangle(n.attr()))));
                break;
            }
            case Expr.SUBSCRIPT: {
                Expr.Subscript n = (Expr.Subscript) target;
                int o = writer.expressions.operand(n.value());
                int key = writer.expressions.operand(n.slice());
                b.at(target);
                b.emit(Opcode.STORE_SUBSCR, o, key, value);
                break;
            }
            case Expr.STARRED:
                throw writer.error("starred assignment target must be in a list or tuple", target);
            default:
                unpack(target, elements(target), value, again);
        }
        b.temps = mark;
        b.restore(position);
    }

    /** Remembers {@code self.name = ...} in methods, for {@code __static_attributes__}. */
    private void noteAttribute(Expr.Attribute n) {
        if (!(n.value() instanceof Expr.Name self) || !self.id().equals("self")) {
            return;
        }
        for (Unit p = u.parent; p != null; p = p.parent) {
            if (p.scope.type() == ScopeType.CLASS) {
                p.staticAttributes.add(n.attr());
                return;
            }
        }
    }

    private void unpack(Expr target, List<Expr> targets, int value, boolean again) {
        int source = value;
        if (again && CodeBuilder.isTemp(value)) {
            source = b.pushTemp();
            b.temps--;
            b.emit(Opcode.MOVE, source, value, 0);
            b.temps++;
        }
        int star = -1;
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i) instanceof Expr.Starred) {
                if (star >= 0) {
                    throw writer.error("multiple starred expressions in assignment", target);
                }
                star = i;
            }
        }
        int mark = CodeBuilder.isTemp(source) && source == CodeBuilder.TEMP + b.temps - 1 ? b.temps - 1 : b.temps;
        int op = star < 0 ? Opcode.UNPACK : Opcode.UNPACK_EX;
        int n = star < 0 ? targets.size() : star | targets.size() - star - 1 << 8;
        if (star > 255 || star >= 0 && targets.size() - star - 1 > 255) {
            throw writer.error("too many expressions in star-unpacking assignment", target);
        }
        b.emit(op, CodeBuilder.TEMP + mark, source, n);
        b.temps = mark;
        for (int i = 0; i < targets.size(); i++) {
            b.pushTemp();
        }
        for (int i = 0; i < targets.size(); i++) {
            Expr t = targets.get(i);
            store(t instanceof Expr.Starred s ? s.value() : t, CodeBuilder.TEMP + mark + i, false);
        }
        b.temps = mark;
    }

    /**
     * The top of a for loop: {@code FOR_ITER} into the target, a local on the same line directly, anything else through a temporary. Binds {@code body}, where {@link
     * #nextItem} jumps to; answers the register that gets the items.
     */
    int firstItem(Expr target, int iterator, Label body, Label end) {
        if (target instanceof Expr.Name n && writer.names.target(n.id()) >= 0 && n.lineno() == b.position()[0]) {
            int local = writer.names.target(n.id());
            b.jump(Opcode.FOR_ITER, local, iterator, end);
            b.bindTop(body);
            u.assign(local);
            return local;
        }
        int mark = b.temps;
        int item = CodeBuilder.TEMP + mark;
        b.jump(Opcode.FOR_ITER, item, iterator, end);
        b.pushTemp();
        b.bindTop(body);
        store(target, item, false);
        b.temps = mark;
        return item;
    }

    /** The bottom of a for loop over {@code target}: goes to {@code body} with the next item in {@code item}, or else falls through. */
    void nextItem(Expr target, int item, int iterator, Label body) {
        b.jump(isPair(target) ? Opcode.FOR_NEXT_PAIR : Opcode.FOR_NEXT, item, iterator, body);
    }

    private static boolean isPair(Expr target) {
        List<Expr> items = target instanceof Expr.TupleExpr t ? t.elts() : target instanceof Expr.ListExpr l ? l.elts() : List.of();
        return items.size() == 2 && !(items.get(0) instanceof Expr.Starred) && !(items.get(1) instanceof Expr.Starred);
    }

    void augmented(Stmt.AugAssign s) {
        int op = ExpressionWriter.binaryOpcode(s.op()) + Opcode.INPLACE;
        Expr target = s.target();
        if (target instanceof Expr.Name n) {
            int x = writer.names.operand(n.id());
            int y = writer.expressions.operand(s.value());
            int local = writer.names.target(n.id());
            b.at(s);
            if (local >= 0) {
                b.emit(op, local, x, y);
            } else {
                int t = writer.expressions.finish(ExpressionWriter.TEMP, 0, op, x, y);
                writer.names.store(n.id(), t);
            }
        } else if (target instanceof Expr.Attribute n) {
            noteAttribute(n);
            int site = b.attributeSite(PyStr.interned(u.mangle(n.attr())));
            if (isSimple(s.value()) && n.value() instanceof Expr.Name) {
                fusedAttribute(s, n, op, site);
                return;
            }
            int o = writer.expressions.operand(n.value());
            writer.expressions.atAttribute(n);
            int x = copy(o);
            int mark = x == o ? b.temps : b.temps - 1;
            x = writer.expressions.finish(ExpressionWriter.TEMP, mark, Opcode.LOAD_ATTR, x, site);
            int y = writer.expressions.operand(s.value());
            b.at(s);
            int t = writer.expressions.finish(ExpressionWriter.TEMP, mark, op, x, y);
            writer.expressions.atAttribute(n);
            b.emit(Opcode.STORE_ATTR, o, t, b.attributeSite(PyStr.interned(u.mangle(n.attr()))));
        } else {
            Expr.Subscript n = (Expr.Subscript) target;
            int o = writer.expressions.operand(n.value());
            int key = writer.expressions.operand(n.slice());
            int mark = b.temps;
            b.at(target);
            int x = copy(o);
            int k = copy(key);
            x = writer.expressions.finish(ExpressionWriter.TEMP, mark, Opcode.SUBSCR, x, k);
            int y = writer.expressions.operand(s.value());
            b.at(s);
            int t = writer.expressions.finish(ExpressionWriter.TEMP, mark, op, x, y);
            b.at(target);
            b.emit(Opcode.STORE_SUBSCR, o, key, t);
        }
        b.temps = 0;
    }

    /** {@code name.attribute op= simple} in one instruction: evaluating the right side first makes no difference. */
    private void fusedAttribute(Stmt.AugAssign s, Expr.Attribute n, int op, int site) {
        int o = writer.expressions.operand(n.value());
        int y = writer.expressions.operand(s.value());
        writer.expressions.atAttribute(n);
        b.emit(Opcode.INPLACE_ATTR, o, y, site);
        b.at(s);
        b.emit(Opcode.ATTR_OPERAND, op, b.attributeSite(PyStr.interned(u.mangle(n.attr()))), 0);
        b.temps = 0;
    }

    /** Whether evaluating the expression can neither run code nor fail: a constant, or a local that has a value. */
    private boolean isSimple(Expr e) {
        if (e instanceof Expr.Literal) {
            return true;
        }
        return e instanceof Expr.Name n
                && writer.names.target(n.id()) >= 0
                && u.isAssigned(writer.names.target(n.id()), n.id());
    }

    /** A register whose use does not consume {@code register}: itself unless it is a temporary, which is copied. */
    private int copy(int register) {
        if (!CodeBuilder.isTemp(register)) {
            return register;
        }
        int t = CodeBuilder.TEMP + b.temps;
        b.emit(Opcode.MOVE, t, register, 0);
        b.pushTemp();
        return t;
    }

    void delete(Expr target) {
        b.at(target);
        switch (target.kind()) {
            case Expr.NAME:
                writer.names.delete(((Expr.Name) target).id());
                break;
            case Expr.ATTRIBUTE: {
                Expr.Attribute n = (Expr.Attribute) target;
                int o = writer.expressions.operand(n.value());
                writer.expressions.atAttribute(n);
                b.emit(Opcode.DELETE_ATTR, o, 0, b.attributeSite(PyStr.interned(u.mangle(n.attr()))));
                break;
            }
            case Expr.SUBSCRIPT: {
                Expr.Subscript n = (Expr.Subscript) target;
                int o = writer.expressions.operand(n.value());
                int key = writer.expressions.operand(n.slice());
                b.emit(Opcode.DELETE_SUBSCR, o, key, 0);
                break;
            }
            default:
                for (Expr t : elements(target)) {
                    delete(t);
                }
        }
        b.temps = 0;
    }
}
