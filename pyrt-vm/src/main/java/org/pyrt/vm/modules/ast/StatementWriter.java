package org.pyrt.vm.modules.ast;

import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.vm.ast.Stmt;

/** The statements of {@link TreeWriter}. */
final class StatementWriter {

    private final TreeWriter w;

    StatementWriter(TreeWriter writer) {
        w = writer;
    }

    PyList list(List<Stmt> body) {
        PyList list = new PyList(w.thread(), body.size());
        for (Stmt s : body) {
            list.append(w.thread(), statement(s));
        }
        return list;
    }

    private PyObject statement(Stmt s) {
        switch (s.kind()) {
            case Stmt.FUNCTION_DEF: {
                Stmt.FunctionDef n = (Stmt.FunctionDef) s;
                return w.at(
                        s,
                        n.isAsync() ? "AsyncFunctionDef" : "FunctionDef",
                        TreeWriter.str(n.name()),
                        w.arguments(n.args()),
                        w.body(n.body()),
                        w.exprs(n.decorators()),
                        w.annotation(n.returns()),
                        TreeWriter.str(n.typeComment()),
                        w.typeParams(n.typeParams()));
            }
            case Stmt.CLASS_DEF: {
                Stmt.ClassDef n = (Stmt.ClassDef) s;
                return w.at(
                        s,
                        "ClassDef",
                        TreeWriter.str(n.name()),
                        w.exprs(n.bases()),
                        w.keywords(n.keywords()),
                        w.body(n.body()),
                        w.exprs(n.decorators()),
                        w.typeParams(n.typeParams()));
            }
            case Stmt.RETURN:
                return w.at(s, "Return", w.expr(((Stmt.Return) s).value()));
            case Stmt.DELETE:
                return w.at(s, "Delete", w.exprs(((Stmt.Delete) s).targets()));
            case Stmt.ASSIGN: {
                Stmt.Assign n = (Stmt.Assign) s;
                return w.at(s, "Assign", w.exprs(n.targets()), w.expr(n.value()), TreeWriter.str(n.typeComment()));
            }
            case Stmt.TYPE_ALIAS: {
                Stmt.TypeAlias n = (Stmt.TypeAlias) s;
                return w.at(s, "TypeAlias", w.expr(n.name()), w.typeParams(n.typeParams()), w.expr(n.value()));
            }
            case Stmt.AUG_ASSIGN: {
                Stmt.AugAssign n = (Stmt.AugAssign) s;
                return w.at(s, "AugAssign", w.expr(n.target()), w.singleton(n.op().asdlName()), w.expr(n.value()));
            }
            case Stmt.ANN_ASSIGN: {
                Stmt.AnnAssign n = (Stmt.AnnAssign) s;
                return w.at(
                        s, "AnnAssign", w.expr(n.target()), w.annotation(n.annotation()), w.expr(n.value()), PyInt.of(n.simple() ? 1 : 0));
            }
            case Stmt.IMPORT:
                return w.at(s, "Import", w.aliases(((Stmt.Import) s).names()));
            case Stmt.IMPORT_FROM: {
                Stmt.ImportFrom n = (Stmt.ImportFrom) s;
                return w.at(s, "ImportFrom", TreeWriter.str(n.module()), w.aliases(n.names()), PyInt.of(n.level()));
            }
            case Stmt.EXPR_STMT:
                return w.at(s, "Expr", w.expr(((Stmt.ExprStmt) s).value()));
            default:
                return compound(s);
        }
    }

    private PyObject compound(Stmt s) {
        switch (s.kind()) {
            case Stmt.FOR: {
                Stmt.For n = (Stmt.For) s;
                return w.at(
                        s,
                        n.isAsync() ? "AsyncFor" : "For",
                        w.expr(n.target()),
                        w.expr(n.iter()),
                        list(n.body()),
                        list(n.orelse()),
                        TreeWriter.str(n.typeComment()));
            }
            case Stmt.WHILE: {
                Stmt.While n = (Stmt.While) s;
                return w.at(s, "While", w.expr(n.test()), list(n.body()), list(n.orelse()));
            }
            case Stmt.IF: {
                Stmt.If n = (Stmt.If) s;
                return w.at(s, "If", w.expr(n.test()), list(n.body()), list(n.orelse()));
            }
            case Stmt.WITH: {
                Stmt.With n = (Stmt.With) s;
                return w.at(
                        s,
                        n.isAsync() ? "AsyncWith" : "With",
                        w.withItems(n.items()),
                        list(n.body()),
                        TreeWriter.str(n.typeComment()));
            }
            case Stmt.MATCH:
                return w.at(s, "Match", w.expr(((Stmt.Match) s).subject()), w.cases(((Stmt.Match) s).cases()));
            case Stmt.RAISE:
                return w.at(s, "Raise", w.expr(((Stmt.Raise) s).exc()), w.expr(((Stmt.Raise) s).cause()));
            case Stmt.TRY: {
                Stmt.Try n = (Stmt.Try) s;
                return w.at(
                        s,
                        n.isStar() ? "TryStar" : "Try",
                        list(n.body()),
                        w.handlers(n.handlers()),
                        list(n.orelse()),
                        list(n.finalbody()));
            }
            case Stmt.ASSERT:
                return w.at(s, "Assert", w.expr(((Stmt.Assert) s).test()), w.expr(((Stmt.Assert) s).msg()));
            case Stmt.GLOBAL:
                return w.at(s, "Global", w.strs(((Stmt.Global) s).names()));
            case Stmt.NONLOCAL:
                return w.at(s, "Nonlocal", w.strs(((Stmt.Nonlocal) s).names()));
            case Stmt.PASS:
                return w.at(s, "Pass");
            case Stmt.BREAK:
                return w.at(s, "Break");
            default:
                return w.at(s, "Continue");
        }
    }
}
