package org.pyrt.vm.parser;

import java.util.ArrayList;
import java.util.List;
import org.pyrt.vm.ast.Constant.BytesValue;
import org.pyrt.vm.ast.Constant.StrValue;
import org.pyrt.vm.ast.Expr;

/** Makes one node of adjacent string literals: parts of f-strings are spliced in and neighbouring text is joined. */
final class StringConcatenation {

    private final TokenCursor cursor;
    private final boolean template;

    StringConcatenation(TokenCursor cursor, boolean template) {
        this.cursor = cursor;
        this.template = template;
    }

    /** Joins the parts, literals and whole f- or t-strings; the place is that of the result when it is a new node. */
    Expr concatenate(List<Expr> parts, int line, int col, int endLine, int endCol) {
        boolean bytes = false;
        boolean text = false;
        boolean interpolated = false;
        for (Expr part : parts) {
            if (part instanceof Expr.Literal literal) {
                bytes |= literal.value() instanceof BytesValue;
                text |= literal.value() instanceof StrValue;
            } else {
                interpolated = true;
            }
        }
        if (bytes) {
            if (text || interpolated) {
                cursor.touch(cursor.pos);
                throw cursor.errorAtFurthest(PySyntaxError.Kind.SYNTAX_ERROR,
                        "cannot mix bytes and nonbytes literals");
            }
            return new Expr.Literal(joinBytes(parts), line, col, endLine, endCol);
        }
        if (!interpolated && parts.size() == 1) {
            return parts.get(0);
        }
        ArrayList<Expr> joined = joinText(flatten(parts), interpolated);
        if (!interpolated) {
            return joined.get(0);
        }
        return template ? new Expr.TemplateStr(List.copyOf(joined), line, col, endLine, endCol)
                : new Expr.JoinedStr(List.copyOf(joined), line, col, endLine, endCol);
    }

    private static BytesValue joinBytes(List<Expr> parts) {
        int size = 0;
        for (Expr part : parts) {
            size += ((BytesValue) ((Expr.Literal) part).value()).bytes().length;
        }
        byte[] all = new byte[size];
        int at = 0;
        for (Expr part : parts) {
            byte[] some = ((BytesValue) ((Expr.Literal) part).value()).bytes();
            System.arraycopy(some, 0, all, at, some.length);
            at += some.length;
        }
        return new BytesValue(all);
    }

    private static ArrayList<Expr> flatten(List<Expr> parts) {
        ArrayList<Expr> flat = new ArrayList<>();
        for (Expr part : parts) {
            if (part instanceof Expr.JoinedStr joined) {
                flat.addAll(joined.values());
            } else if (part instanceof Expr.TemplateStr joined) {
                flat.addAll(joined.values());
            } else {
                flat.add(part);
            }
        }
        return flat;
    }

    private static ArrayList<Expr> joinText(ArrayList<Expr> flat, boolean dropEmpty) {
        ArrayList<Expr> out = new ArrayList<>();
        int i = 0;
        while (i < flat.size()) {
            Expr part = flat.get(i++);
            if (part instanceof Expr.Literal first) {
                Expr.Literal last = first;
                StrValue value = (StrValue) first.value();
                if (i < flat.size() && flat.get(i) instanceof Expr.Literal) {
                    CodePoints text = new CodePoints();
                    text.addAll(value);
                    while (i < flat.size() && flat.get(i) instanceof Expr.Literal next) {
                        text.addAll((StrValue) next.value());
                        last = next;
                        i++;
                    }
                    value = text.toStr(value.kind());
                    part = new Expr.Literal(value, first.lineno(), first.col(), last.endLineno(), last.endCol());
                }
                if (dropEmpty && value.length() == 0) {
                    continue;
                }
            }
            out.add(part);
        }
        return out;
    }
}
