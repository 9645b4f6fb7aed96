package org.pyrt.stdlib.sre;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** A replacement with references to groups: literals, and groups between them. Immutable; refers to leaves only. */
@ExposedType(name = "SRE_Template")
@SuppressWarnings("UncountedField") // The literals are exact strs or bytes objects.
final class PyTemplate extends Counted {

    static final PyType TYPE =
            PyType.builtin("_sre.SRE_Template", new PyTemplateAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    /** One more than there are groups. */
    private final PyObject[] literals;

    private final int[] groups;

    PyTemplate(ThreadState ts, PyObject[] literals, int[] groups) {
        super(ts);
        this.literals = literals;
        this.groups = groups;
    }

    /** The text for one match. */
    @CleanPoint
    PyObject expand(ThreadState ts, PyMatch match) {
        if (literals[0] instanceof PyBytes) {
            ByteBuilder out = new ByteBuilder(64);
            for (int i = 0; i < literals.length; i++) {
                out.append(((PyBytes) literals[i]).array());
                if (i < groups.length) {
                    match.requireGroup(ts, groups[i]);
                    PyObject part = match.slice(ts, groups[i], PyNone.NONE);
                    if (part instanceof PyBytes b) {
                        out.append(b.array());
                    }
                }
            }
            return out.toBytes();
        }
        StrBuilder out = new StrBuilder();
        for (int i = 0; i < literals.length; i++) {
            out.append((PyStr) literals[i]);
            if (i < groups.length) {
                match.requireGroup(ts, groups[i]);
                PyObject part = match.slice(ts, groups[i], PyNone.NONE);
                if (part instanceof PyStr s) {
                    out.append(s);
                }
            }
        }
        return out.toStr();
    }

    /** Appends the text for what {@code m} has found. */
    void expand(Subject subject, Matcher m, StrBuilder text, ByteBuilder bytes) {
        for (int i = 0; i < literals.length; i++) {
            append(literals[i], text, bytes);
            if (i < groups.length) {
                int g = groups[i];
                append(
                        g == 0
                                ? subject.slice(m.start - subject.base, m.position - subject.base)
                                : PyPattern.group(subject, m, g - 1, PyNone.NONE),
                        text,
                        bytes);
            }
        }
    }

    private static void append(PyObject part, StrBuilder text, ByteBuilder bytes) {
        if (part instanceof PyStr s && text != null) {
            text.append(s);
        } else if (part instanceof PyBytes b && bytes != null) {
            bytes.append(b.array());
        }
    }

    /** Whether it is for texts of that kind. */
    boolean isFor(Subject subject) {
        return subject.isBytes() == literals[0] instanceof PyBytes;
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
