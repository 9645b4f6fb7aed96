package org.pyrt.vm.parser;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pyrt.vm.ast.Arg;
import org.pyrt.vm.ast.CompareOperator;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.ExprContext;
import org.pyrt.vm.ast.Operator;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.ast.UnaryOperator;

/** Prints a tree as Python's {@code ast.dump(tree, include_attributes=True)} of 3.14 does. */
final class AstDump {

    private static final Map<String, String> CLASSES = new HashMap<>();
    private static final Map<String, String> FIELDS = new HashMap<>();

    static {
        CLASSES.put("DictExpr", "Dict");
        CLASSES.put("SetExpr", "Set");
        CLASSES.put("ListExpr", "List");
        CLASSES.put("TupleExpr", "Tuple");
        CLASSES.put("Literal", "Constant");
        CLASSES.put("ExprStmt", "Expr");
        CLASSES.put("Arguments", "arguments");
        CLASSES.put("Arg", "arg");
        CLASSES.put("Keyword", "keyword");
        CLASSES.put("Alias", "alias");
        CLASSES.put("WithItem", "withitem");
        CLASSES.put("MatchCase", "match_case");
        CLASSES.put("Comprehension", "comprehension");
        FIELDS.put("decorators", "decorator_list");
        FIELDS.put("typeComment", "type_comment");
        FIELDS.put("typeParams", "type_params");
        FIELDS.put("typeIgnores", "type_ignores");
        FIELDS.put("isAsync", "is_async");
        FIELDS.put("formatSpec", "format_spec");
        FIELDS.put("kwDefaults", "kw_defaults");
        FIELDS.put("contextExpr", "context_expr");
        FIELDS.put("optionalVars", "optional_vars");
        FIELDS.put("defaultValue", "default_value");
        FIELDS.put("kwdAttrs", "kwd_attrs");
        FIELDS.put("kwdPatterns", "kwd_patterns");
        FIELDS.put("col", "col_offset");
        FIELDS.put("endLineno", "end_lineno");
        FIELDS.put("endCol", "end_col_offset");
        FIELDS.put("argTypes", "argtypes");
    }

    private final StringBuilder out = new StringBuilder();

    private AstDump() {}

    static String dump(Object tree) {
        AstDump d = new AstDump();
        d.value(tree);
        return d.out.toString();
    }

    private void value(Object v) {
        switch (v) {
            case null -> out.append("None");
            case List<?> list -> list(list);
            case String s -> PyRepr.str(out, s.codePoints().toArray());
            case Integer i -> out.append(i);
            case Constant c -> out.append(PyRepr.constant(c));
            case Operator op -> out.append(op.asdlName()).append("()");
            case UnaryOperator op -> out.append(op.asdlName()).append("()");
            case CompareOperator op -> out.append(op.asdlName()).append("()");
            case ExprContext ctx -> out.append(
                    ctx == ExprContext.LOAD ? "Load()" : ctx == ExprContext.STORE ? "Store()" : "Del()");
            case Record r -> node(r);
            default -> throw new AssertionError(v.getClass());
        }
    }

    private void list(List<?> list) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            value(list.get(i));
        }
        out.append(']');
    }

    private void node(Record r) {
        out.append(className(r)).append('(');
        int start = out.length();
        if (r instanceof Expr.BoolOp op) {
            field(start, "op");
            out.append(op.isAnd() ? "And()" : "Or()");
        }
        for (RecordComponent c : r.getClass().getRecordComponents()) {
            component(r, c, start);
        }
        out.append(')');
    }

    private void component(Record r, RecordComponent c, int start) {
        String name = c.getName();
        Object v = get(r, c);
        if (v instanceof Boolean flag) {
            if (r instanceof Stmt.AnnAssign || r instanceof org.pyrt.vm.ast.Comprehension) {
                field(start, fieldName(r, name));
                out.append(flag ? 1 : 0);
            }
            return;
        }
        if (r instanceof Expr.Literal && v instanceof Constant constant) {
            field(start, "value");
            value(v);
            if (constant instanceof Constant.StrValue s && s.kind() != null) {
                field(start, "kind");
                out.append("'u'");
            }
            return;
        }
        if (v == null || v instanceof List<?> list && list.isEmpty()) {
            return;
        }
        field(start, fieldName(r, name));
        value(v);
    }

    private static Object get(Record r, RecordComponent c) {
        try {
            return c.getAccessor().invoke(r);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private void field(int start, String name) {
        if (out.length() > start) {
            out.append(", ");
        }
        out.append(name).append('=');
    }

    private static String className(Record r) {
        String simple = r.getClass().getSimpleName();
        if (r instanceof Stmt.FunctionDef f && f.isAsync() || r instanceof Stmt.For o && o.isAsync()
                || r instanceof Stmt.With w && w.isAsync()) {
            return "Async" + simple;
        }
        if (r instanceof Stmt.Try t && t.isStar()) {
            return "TryStar";
        }
        return CLASSES.getOrDefault(simple, simple);
    }

    private static String fieldName(Record r, String name) {
        if (r instanceof Arg && name.equals("name") || r instanceof org.pyrt.vm.ast.Keyword && name.equals("name")) {
            return "arg";
        }
        if (r instanceof Expr.Interpolation && name.equals("text")) {
            return "str";
        }
        return FIELDS.getOrDefault(name, name);
    }
}
