package org.pyrt.stdlib.sre;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.mapping.PyMappingProxy;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyGenericAlias;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** A compiled regular expression. Immutable. Source: CPython 3.14 Modules/_sre/sre.c. */
@ExposedType(name = "Pattern")
final class PyPattern extends Counted {

    static final PyType TYPE =
            PyType.builtin("re.Pattern", new PyPatternAdapter())
                    .flags(PyType.NO_NEW | PyType.HAS_WEAKREF)
                    .ownLayout()
                    .doc("Compiled regular expression object.")
                    .build();

    private static final int SHOWN = 200;
    private static final String[] FLAG_NAMES = {
        null, "re.IGNORECASE", "re.LOCALE", "re.MULTILINE", "re.DOTALL", "re.UNICODE", "re.VERBOSE", "re.DEBUG", "re.ASCII",
    };

    final Program program;
    private final int[] code;
    private final int flags;
    @Slot PyObject pattern;
    @Slot PyDict groupIndex;
    @Slot PyTuple indexGroup;

    /** A floating pattern. */
    PyPattern(ThreadState ts, Program program, int[] code, PyObject pattern, int flags, PyDict groupIndex, PyTuple indexGroup) {
        super(ts);
        this.program = program;
        this.code = code;
        this.flags = flags;
        Refs.incref(ts, pattern);
        this.pattern = pattern;
        Refs.incref(ts, groupIndex);
        this.groupIndex = groupIndex;
        Refs.incref(ts, indexGroup);
        this.indexGroup = indexGroup;
        ts.trackFor(this, groupIndex);
    }

    boolean isStr() {
        return PyStr.asSelf(pattern) != null;
    }

    boolean isBytes() {
        return pattern != PyNone.NONE && !isStr();
    }

    /** The name of a group, or None; borrowed. */
    PyObject groupName(int group) {
        PyObject name = indexGroup.getItem(group);
        return name == null ? PyNone.NONE : name;
    }

    /** The numbers of the groups by name. */
    PyDict names() {
        return groupIndex;
    }

    /** A matcher of {@code subject} between two bounds as Python gives them. */
    Matcher matcher(ThreadState ts, Subject subject, long pos, long endpos) {
        int n = subject.length;
        int from = (int) Math.max(0, Math.min(pos, n));
        int to = (int) Math.max(0, Math.min(endpos, n));
        return new Matcher(ts, program, subject, from, to);
    }

    /** The match that {@code m} has found, or None. */
    PyObject result(ThreadState ts, boolean found, Matcher m, PyObject string, Subject subject, long pos, long endpos) {
        return found ? PyMatch.of(ts, this, m, string, subject, pos, endpos) : PyNone.NONE;
    }

    @ExposedMethod(doc = "match($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nMatches zero or more characters at the beginning of the string.")
    @CleanPoint
    static PyObject match(
            ThreadState ts, PyPattern self, PyObject string, @Default("0") long pos, @Default("9223372036854775807") long endpos) {
        try (Subject subject = Subject.of(ts, self, string)) {
            Matcher m = self.matcher(ts, subject, pos, endpos);
            return self.result(ts, m.match(false), m, string, subject, pos, endpos);
        }
    }

    @ExposedMethod(doc = "fullmatch($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nMatches against all of the string.")
    @CleanPoint
    static PyObject fullmatch(
            ThreadState ts, PyPattern self, PyObject string, @Default("0") long pos, @Default("9223372036854775807") long endpos) {
        try (Subject subject = Subject.of(ts, self, string)) {
            Matcher m = self.matcher(ts, subject, pos, endpos);
            return self.result(ts, m.match(true), m, string, subject, pos, endpos);
        }
    }

    @ExposedMethod(doc = "search($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nLooks for the first match in the string.")
    @CleanPoint
    static PyObject search(
            ThreadState ts, PyPattern self, PyObject string, @Default("0") long pos, @Default("9223372036854775807") long endpos) {
        try (Subject subject = Subject.of(ts, self, string)) {
            Matcher m = self.matcher(ts, subject, pos, endpos);
            return self.result(ts, m.search(), m, string, subject, pos, endpos);
        }
    }

    @ExposedMethod(doc = "findall($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nA list of all matches.")
    @CleanPoint
    static PyObject findall(
            ThreadState ts, PyPattern self, PyObject string, @Default("0") long pos, @Default("9223372036854775807") long endpos) {
        int groups = self.program.groups;
        try (Subject subject = Subject.of(ts, self, string);
                Scratch found = new Scratch(ts, 16)) {
            Matcher m = self.matcher(ts, subject, pos, endpos);
            while (m.search()) {
                PyObject item;
                if (groups == 0) {
                    item = subject.slice(m.start - subject.base, m.position - subject.base);
                } else if (groups == 1) {
                    item = group(subject, m, 0, subject.empty());
                } else {
                    PyObject[] items = new PyObject[groups];
                    for (int i = 0; i < groups; i++) {
                        items[i] = group(subject, m, i, subject.empty());
                    }
                    item = PyTuple.adopt(ts, items);
                }
                found.add(item);
                m.advance();
            }
            return PyList.adopt(ts, found.moveOut());
        }
    }

    /** What group {@code i}, from 0, has matched. */
    static PyObject group(Subject subject, Matcher m, int i, PyObject absent) {
        int from = m.mark(2 * i);
        int to = m.mark(2 * i + 1);
        return from < 0 || to < 0 ? absent : subject.slice(from, Math.max(from, to));
    }

    @ExposedMethod(doc = "split($self, /, string, maxsplit=0)\n--\n\nSplit string by the occurrences of pattern.")
    @CleanPoint
    static PyObject split(ThreadState ts, PyPattern self, PyObject string, @Default("0") long maxsplit) {
        try (Subject subject = Subject.of(ts, self, string);
                Scratch parts = new Scratch(ts, 16)) {
            Matcher m = self.matcher(ts, subject, 0, Long.MAX_VALUE);
            int last = 0;
            for (long n = 0; (maxsplit == 0 || n < maxsplit) && m.search(); n++) {
                parts.add(subject.slice(last, m.start - subject.base));
                for (int i = 0; i < self.program.groups; i++) {
                    parts.add(group(subject, m, i, PyNone.NONE));
                }
                m.advance();
                last = m.position - subject.base;
            }
            parts.add(subject.slice(last, subject.length));
            return PyList.adopt(ts, parts.moveOut());
        }
    }

    @ExposedMethod(doc = "sub($self, /, repl, string, count=0)\n--\n\nReplace the occurrences of pattern in string by repl.")
    @CleanPoint
    static PyObject sub(ThreadState ts, PyPattern self, PyObject repl, PyObject string, @Default("0") long count) {
        return new Substitution(ts, self, repl, string, count).run();
    }

    @ExposedMethod(doc = "subn($self, /, repl, string, count=0)\n--\n\nThe tuple (new string, number of replacements).")
    @CleanPoint
    static PyObject subn(ThreadState ts, PyPattern self, PyObject repl, PyObject string, @Default("0") long count) {
        Substitution s = new Substitution(ts, self, repl, string, count);
        PyObject result = s.run();
        return PyTuple.of(ts, result, PyInt.of(s.count()));
    }

    @ExposedMethod(doc = "finditer($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nAn iterator over all matches.")
    @CleanPoint
    static PyObject finditer(
            ThreadState ts, PyPattern self, PyObject string, @Default("0") long pos, @Default("9223372036854775807") long endpos) {
        return new PyMatchIterator(ts, new PyScanner(ts, self, string, pos, endpos));
    }

    @ExposedMethod(doc = "scanner($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\n")
    @CleanPoint
    static PyObject scanner(
            ThreadState ts, PyPattern self, PyObject string, @Default("0") long pos, @Default("9223372036854775807") long endpos) {
        return new PyScanner(ts, self, string, pos, endpos);
    }

    @ExposedMethod(name = "__copy__")
    static PyObject copy(PyPattern self) {
        return self;
    }

    @ExposedMethod(name = "__deepcopy__")
    static PyObject deepCopy(PyPattern self, @PositionalOnly PyObject memo) {
        return self;
    }

    @ExposedMethod(name = "__class_getitem__", kind = ExposedMethod.Kind.CLASS, doc = "See PEP 585")
    @CleanPoint
    static PyObject classGetItem(ThreadState ts, PyType type, @PositionalOnly PyObject item) {
        return PyGenericAlias.of(ts, type, item);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyPattern self) {
        int shown = self.flags;
        if (self.isStr() && (shown & (Codes.FLAG_LOCALE | Codes.FLAG_UNICODE | Codes.FLAG_ASCII)) == Codes.FLAG_UNICODE) {
            shown &= ~Codes.FLAG_UNICODE;
        }
        String text = Representation.repr(ts, self.pattern).toString();
        StringBuilder b = new StringBuilder("re.compile(").append(text, 0, Math.min(text.length(), SHOWN));
        String separator = ", ";
        for (int i = 1; i < FLAG_NAMES.length; i++) {
            if ((shown & 1 << i) != 0) {
                b.append(separator).append(FLAG_NAMES[i]);
                separator = "|";
                shown &= ~(1 << i);
            }
        }
        if (shown != 0) {
            b.append(separator).append("0x").append(Integer.toHexString(shown));
        }
        return PyStr.of(b.append(')').toString());
    }

    @ExposedMethod(name = "__hash__")
    @CleanPoint
    static PyObject hash(ThreadState ts, PyPattern self) {
        return PyInt.of(Comparison.hash(ts, self.pattern) ^ Arrays.hashCode(self.code) ^ self.flags ^ self.program.groups);
    }

    @ExposedMethod(name = "__eq__")
    @CleanPoint
    static PyObject equal(ThreadState ts, PyPattern self, PyObject other) {
        return other instanceof PyPattern o ? PyBool.of(self.isSame(ts, o)) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__ne__")
    @CleanPoint
    static PyObject notEqual(ThreadState ts, PyPattern self, PyObject other) {
        return other instanceof PyPattern o ? PyBool.of(!self.isSame(ts, o)) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @CleanPoint
    private boolean isSame(ThreadState ts, PyPattern o) {
        return this == o
                || flags == o.flags
                        && isBytes() == o.isBytes()
                        && Arrays.equals(code, o.code)
                        && Comparison.test(ts, SlotId.EQ, pattern, o.pattern);
    }

    /** The regular expression as it was written. */
    @ExposedGetter(doc = "The pattern string from which the RE object was compiled.", member = true)
    PyObject pattern() {
        return pattern;
    }

    @ExposedGetter(doc = "The regex matching flags.", member = true)
    int flags() {
        return flags;
    }

    @ExposedGetter(doc = "The number of capturing groups in the pattern.", member = true)
    int groups() {
        return program.groups;
    }

    @ExposedGetter(doc = "A dictionary mapping group names to group numbers.")
    PyObject groupindex(ThreadState ts) {
        return new PyMappingProxy(ts, groupIndex);
    }

    /** The number of the group that {@code key} names or numbers, or -1. */
    @CleanPoint
    int groupNumber(ThreadState ts, PyObject key) {
        long i = -1;
        if (PyInt.asSelf(key) != null || PyType.of(key).slot(SlotId.INDEX) != null) {
            i = Sizes.indexAsLong(ts, key, null);
        } else if (PyType.of(key).slot(SlotId.HASH) != null) {
            PyObject n = groupIndex.get(ts, key);
            if (n != null && PyInt.asSelf(n) != null) {
                i = PyInt.asSelf(n).longValue();
            }
        }
        return i >= 0 && i <= program.groups ? (int) i : -1;
    }

    /** As {@link #groupNumber}; raises IndexError. */
    @CleanPoint
    int requireGroup(ThreadState ts, PyObject key) {
        int i = groupNumber(ts, key);
        if (i < 0) {
            throw Errors.indexError(ts, "no such group");
        }
        return i;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyPatternSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyPatternSlots.clear(ts, this);
    }
}
