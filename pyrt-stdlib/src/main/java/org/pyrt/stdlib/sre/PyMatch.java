package org.pyrt.stdlib.sre;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.DictTable;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyGenericAlias;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** The result of a match. Immutable. Source: CPython 3.14 Modules/_sre/sre.c. */
@ExposedType(name = "Match")
final class PyMatch extends Counted {

    static final PyType TYPE =
            PyType.builtin("re.Match", new PyMatchAdapter())
                    .flags(PyType.NO_NEW)
                    .ownLayout()
                    .doc("The result of re.match() and re.search().")
                    .build();

    @Slot PyObject string;
    @Slot PyPattern pattern;

    /** Begins and ends of the whole match and the groups, -1 for a group that took no part. */
    private final int[] spans;

    private final int lastIndex;
    private final long pos;
    private final long endpos;

    private PyMatch(ThreadState ts, PyPattern pattern, PyObject string, int[] spans, int lastIndex, long pos, long endpos) {
        super(ts);
        this.spans = spans;
        this.lastIndex = lastIndex;
        this.pos = pos;
        this.endpos = endpos;
        Refs.incref(ts, pattern);
        this.pattern = pattern;
        Refs.incref(ts, string);
        this.string = string;
        ts.trackFor(this, pattern);
    }

    /** What {@code m} has found, floating. */
    static PyMatch of(ThreadState ts, PyPattern pattern, Matcher m, PyObject string, Subject subject, long pos, long endpos) {
        int groups = pattern.program.groups;
        int[] spans = new int[2 * groups + 2];
        spans[0] = m.start - subject.base;
        spans[1] = m.position - subject.base;
        for (int i = 0; i < groups; i++) {
            int from = m.mark(2 * i);
            int to = m.mark(2 * i + 1);
            boolean present = from >= 0 && to >= 0;
            spans[2 * i + 2] = present ? from : -1;
            spans[2 * i + 3] = present ? Math.max(from, to) : -1;
        }
        int n = subject.length;
        return new PyMatch(
                ts, pattern, string, spans, m.lastGroup(), Math.max(0, Math.min(pos, n)), Math.max(0, Math.min(endpos, n)));
    }

    /** The text of a group; {@code absent} if it took no part. */
    @CleanPoint
    PyObject slice(ThreadState ts, int group, PyObject absent) {
        int from = spans[2 * group];
        if (from < 0) {
            return absent;
        }
        int to = spans[2 * group + 1];
        if (string instanceof PyStr s) {
            return s.substring(from, to);
        }
        try (Subject subject = Subject.of(ts, pattern, string)) {
            int n = subject.length;
            return subject.slice(Math.min(from, n), Math.min(to, n));
        }
    }

    @ExposedMethod(doc = "group([group1, ...]) -> str or tuple.\n\nOne or more subgroups of the match.")
    @CleanPoint
    static PyObject group(ThreadState ts, PyMatch self, @VarArgs PyObject[] groups) {
        if (groups.length == 0) {
            return self.slice(ts, 0, PyNone.NONE);
        }
        if (groups.length == 1) {
            return self.slice(ts, self.pattern.requireGroup(ts, groups[0]), PyNone.NONE);
        }
        PyObject[] items = new PyObject[groups.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = self.slice(ts, self.pattern.requireGroup(ts, groups[i]), PyNone.NONE);
        }
        return PyTuple.adopt(ts, items);
    }

    @ExposedMethod(name = "__getitem__")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyMatch self, PyObject group) {
        return self.slice(ts, self.pattern.requireGroup(ts, group), PyNone.NONE);
    }

    @ExposedMethod(doc = "groups($self, /, default=None)\n--\n\nA tuple of all subgroups of the match.")
    @CleanPoint
    static PyObject groups(ThreadState ts, PyMatch self, @Default("None") PyObject default_) {
        PyObject[] items = new PyObject[self.spans.length / 2 - 1];
        for (int i = 0; i < items.length; i++) {
            items[i] = self.slice(ts, i + 1, default_);
        }
        return PyTuple.of(ts, items);
    }

    @CleanPoint
    private static void put(ThreadState ts, PyDict result, PyObject name, @Floating PyObject value) {
        try (var held = ts.hold(value)) {
            result.put(ts, name, value);
        }
    }

    @ExposedMethod(doc = "groupdict($self, /, default=None)\n--\n\nA dictionary of the named subgroups of the match.")
    @CleanPoint
    static PyObject groupdict(ThreadState ts, PyMatch self, @Default("None") PyObject default_) {
        PyDict result = new PyDict(ts);
        try (var held = ts.hold(result)) {
            DictTable names = self.pattern.names().table();
            for (int i = 0; i < names.used(); i++) {
                PyObject number = names.value(ts, i);
                if (number != null) {
                    PyObject name = names.key(ts, i);
                    try (var heldName = ts.hold(name)) {
                        put(ts, result, name, self.slice(ts, (int) PyInt.asSelf(number).longValue(), default_));
                    }
                }
            }
            held.moveOut();
            return result;
        }
    }

    @ExposedMethod(doc = "start($self, group=0, /)\n--\n\nIndex of the start of the group.")
    @CleanPoint
    static int start(ThreadState ts, PyMatch self, @PositionalOnly @Default("0") PyObject group) {
        return self.spans[2 * self.pattern.requireGroup(ts, group)];
    }

    @ExposedMethod(doc = "end($self, group=0, /)\n--\n\nIndex of the end of the group.")
    @CleanPoint
    static int end(ThreadState ts, PyMatch self, @PositionalOnly @Default("0") PyObject group) {
        return self.spans[2 * self.pattern.requireGroup(ts, group) + 1];
    }

    @ExposedMethod(doc = "span($self, group=0, /)\n--\n\nThe tuple (start, end) of the group.")
    @CleanPoint
    static PyObject span(ThreadState ts, PyMatch self, @PositionalOnly @Default("0") PyObject group) {
        return self.pair(ts, self.pattern.requireGroup(ts, group));
    }

    private PyTuple pair(ThreadState ts, int group) {
        return PyTuple.adopt(ts, new PyObject[] {PyInt.of(spans[2 * group]), PyInt.of(spans[2 * group + 1])});
    }

    @ExposedMethod(doc = "expand($self, /, template)\n--\n\nThe template with its references to groups replaced.")
    @CleanPoint
    static PyObject expand(ThreadState ts, PyMatch self, PyObject template) {
        PyObject filter = SreModule.compileTemplate(ts, self.pattern, template);
        try (var held = ts.hold(filter)) {
            return filter instanceof PyTemplate t ? t.expand(ts, self) : filter;
        }
    }

    @ExposedMethod(name = "__copy__")
    static PyObject copy(PyMatch self) {
        return self;
    }

    @ExposedMethod(name = "__deepcopy__")
    static PyObject deepCopy(PyMatch self, @PositionalOnly PyObject memo) {
        return self;
    }

    @ExposedMethod(name = "__class_getitem__", kind = ExposedMethod.Kind.CLASS, doc = "See PEP 585")
    @CleanPoint
    static PyObject classGetItem(ThreadState ts, PyType type, @PositionalOnly PyObject item) {
        return PyGenericAlias.of(ts, type, item);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyMatch self) {
        String text = Representation.repr(ts, self.slice(ts, 0, PyNone.NONE)).toString();
        return PyStr.of("<re.Match object; span=(" + self.spans[0] + ", " + self.spans[1] + "), match="
                + text.substring(0, Math.min(50, text.length())) + ">");
    }

    @ExposedGetter(doc = "The string passed to match() or search().", member = true)
    PyObject string() {
        return string == null ? PyNone.NONE : string;
    }

    @ExposedGetter(doc = "The regular expression object.", member = true)
    PyObject re() {
        return pattern;
    }

    @ExposedGetter(doc = "The index into the string at which the RE engine started looking for a match.", member = true)
    long pos() {
        return pos;
    }

    @ExposedGetter(doc = "The index into the string beyond which the RE engine will not go.", member = true)
    long endpos() {
        return endpos;
    }

    @ExposedGetter(doc = "The integer index of the last matched capturing group.")
    PyObject lastindex() {
        return lastIndex >= 0 ? PyInt.of(lastIndex) : PyNone.NONE;
    }

    @ExposedGetter(doc = "The name of the last matched capturing group.")
    PyObject lastgroup() {
        return lastIndex >= 0 ? pattern.groupName(lastIndex) : PyNone.NONE;
    }

    @ExposedGetter(doc = "The spans of all groups.")
    PyObject regs(ThreadState ts) {
        PyObject[] items = new PyObject[spans.length / 2];
        for (int i = 0; i < items.length; i++) {
            items[i] = pair(ts, i);
        }
        return PyTuple.of(ts, items);
    }

    /** Whether there is a group of that number. */
    void requireGroup(ThreadState ts, int group) {
        if (group < 0 || 2 * group >= spans.length) {
            throw Errors.indexError(ts, "no such group");
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyMatchSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyMatchSlots.clear(ts, this);
    }
}
