package org.pyrt.vm.compiler;

import java.util.List;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Stmt;

/** Takes the common indentation off docstrings, as CPython's compiler does since 3.13. Source: CPython 3.14 Python/compile.c. */
final class Docstrings {

    private Docstrings() {}

    /** The string that the body of a function begins with, or null. */
    static Constant.StrValue of(List<Stmt> body) {
        return !body.isEmpty()
                        && body.get(0) instanceof Stmt.ExprStmt e
                        && e.value() instanceof Expr.Literal l
                        && l.value() instanceof Constant.StrValue s
                ? s
                : null;
    }

    static Constant.StrValue clean(Constant.StrValue doc) {
        if (doc.text() == null) {
            return doc;
        }
        String[] lines = doc.text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            lines[i] = expandTabs(lines[i]);
        }
        int margin = Integer.MAX_VALUE;
        for (int i = 1; i < lines.length; i++) {
            int indent = indent(lines[i]);
            if (indent < lines[i].length()) {
                margin = Math.min(margin, indent);
            }
        }
        StringBuilder s = new StringBuilder(lines[0].substring(indent(lines[0])));
        for (int i = 1; i < lines.length; i++) {
            s.append('\n').append(lines[i], Math.min(margin, Math.min(indent(lines[i]), lines[i].length())), lines[i].length());
        }
        return Constant.StrValue.ofUtf16(s.toString(), null);
    }

    private static int indent(String line) {
        int i = 0;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private static String expandTabs(String line) {
        if (line.indexOf('\t') < 0) {
            return line;
        }
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\t') {
                s.append(" ".repeat(8 - s.length() % 8));
            } else {
                s.append(c);
            }
        }
        return s.toString();
    }
}
