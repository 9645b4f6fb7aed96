package org.pyrt.objects.builtin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pyrt.api.PyObject;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadRegistry;
import org.pyrt.refcount.ThreadState;

/** Binding, and the wording of its errors: the expected texts are those of CPython 3.14.3 for the functions named beside them. */
class ArgumentsTest {

    private static final PyObject X = PyInt.of(1000);
    private static final PyObject Y = PyInt.of(2000);
    private static final PyObject Z = PyInt.of(3000);

    private ThreadState ts;

    @BeforeEach
    void attach() {
        ts = new ThreadRegistry().attachCurrentThread();
    }

    @AfterEach
    void exit() {
        ts.exit();
    }

    /**
     * A signature written as in Python, such as {@code list.append(object, /)}; a default is {@code =None}. A name before a dot is the owner;
     * an upper-case first letter of the owner marks a slot wrapper ({@code List.__add__}), a trailing colon a constructor ({@code list:}).
     */
    private static Signature signature(String text) {
        int open = text.indexOf('(');
        String name = text.substring(0, open);
        int style = Signature.FUNCTION;
        if (name.endsWith(":")) {
            style = Signature.CONSTRUCTOR;
            name = name.substring(0, name.length() - 1);
        }
        String owner = "";
        if (name.indexOf('.') > 0) {
            owner = name.substring(0, name.indexOf('.'));
            name = name.substring(name.indexOf('.') + 1);
            if (Character.isUpperCase(owner.charAt(0))) {
                style = Signature.WRAPPER;
            }
        }
        String inside = text.substring(open + 1, text.length() - 1);
        java.util.List<String> names = new java.util.ArrayList<>();
        java.util.List<PyObject> defaults = new java.util.ArrayList<>();
        int positionalOnly = 0;
        int star = -1;
        boolean varArgs = false;
        boolean varKeywords = false;
        for (String p : inside.isEmpty() ? new String[0] : inside.split(", ")) {
            if (p.equals("/")) {
                positionalOnly = names.size();
            } else if (p.startsWith("**")) {
                varKeywords = true;
            } else if (p.startsWith("*")) {
                varArgs = p.length() > 1;
                star = names.size();
            } else {
                int eq = p.indexOf('=');
                names.add(eq < 0 ? p : p.substring(0, eq));
                defaults.add(eq < 0 ? Signature.REQUIRED : p.endsWith("=") ? null : PyNone.NONE);
            }
        }
        return new Signature(
                style,
                name,
                owner,
                Conversions.names(names.toArray(new String[0])),
                positionalOnly,
                star < 0 ? 0 : names.size() - star,
                defaults.toArray(new PyObject[0]),
                varArgs,
                varKeywords);
    }

    private PyObject[] bind(String signature, String keywords, PyObject... args) {
        return Arguments.bind(ts, signature(signature), args, keywords.isEmpty() ? null : Conversions.names(keywords.split(",")));
    }

    @Test
    void bind_exactlyAllPositional_returnsSameArray() {
        PyObject[] args = {X, Y};
        assertSame(args, Arguments.bind(ts, signature("f(a, b)"), args, null));
    }

    @Test
    void bind_defaults_fillsThem() {
        assertArrayEquals(new PyObject[] {X, PyNone.NONE, null}, bind("f(a, b=None, c=)", "", X));
    }

    @Test
    void bind_keywords_placesThem() {
        assertArrayEquals(new PyObject[] {X, Z, Y}, bind("f(a, b, *, c)", "c,b", X, Y, Z));
    }

    @Test
    void bind_nameNotInterned_findsEqualOne() {
        PyObject[] bound =
                Arguments.bind(ts, signature("f(a, b=None)"), new PyObject[] {X, Y}, new PyStr[] {PyStr.of(new String("b"))});
        assertArrayEquals(new PyObject[] {X, Y}, bound);
    }

    @Test
    void bind_varArgs_packsTheRest() {
        PyObject[] bound = bind("f(a, *args, key=None)", "key", X, Y, Z, X);
        assertEquals(3, bound.length);
        assertSame(X, bound[1]);
        assertArrayEquals(new PyObject[] {Y, Z}, Arguments.rest(bound[2]));
    }

    @Test
    void bind_varArgsWithoutRest_packsNothing() {
        assertEquals(0, Arguments.rest(bind("f(*args)", "")[0]).length);
    }

    @Test
    void bind_varKeywords_collectsUnknownAndPositionalOnlyNames() {
        PyObject[] bound = bind("f(a, /, b=None, **kwargs)", "z,b,a", X, X, Y, Z);
        assertSame(Y, bound[1]);
        PyDict kwargs = (PyDict) bound[2];
        try (var held = ts.hold(kwargs)) {
            assertEquals(2, kwargs.size());
            assertSame(X, kwargs.getStr(ts, PyStr.interned("z")));
            assertSame(Z, kwargs.getStr(ts, PyStr.interned("a")));
        }
    }

    @Test
    void bind_varKeywordsWithoutAny_leavesNull() {
        assertNull(bind("f(**kwargs)", "")[0]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                // list.append, list.clear, list.pop, list.insert, len, math.sqrt, math.gcd, getattr
                "list.append(object, /) | 2 | | list.append() takes exactly one argument (2 given)",
                "list.append(object, /) | 0 | | list.append() takes exactly one argument (0 given)",
                "list.append(object, /) | 0 | x | list.append() takes no keyword arguments",
                "list.clear() | 1 | | list.clear() takes no arguments (1 given)",
                "list.pop(index=None, /) | 2 | | pop expected at most 1 argument, got 2",
                "list.pop(index=None, /) | 0 | x | list.pop() takes no keyword arguments",
                "list.insert(index, object, /) | 1 | | insert expected 2 arguments, got 1",
                "len(obj, /) | 0 | | len() takes exactly one argument (0 given)",
                "len(obj, /) | 2 | | len() takes exactly one argument (2 given)",
                "math.gcd(*integers) | 0 | x | math.gcd() takes no keyword arguments",
                "getattr(object, name, default=, /) | 1 | | getattr expected at least 2 arguments, got 1",
                "getattr(object, name, default=, /) | 4 | | getattr expected at most 3 arguments, got 4",
                "max(a, /, *args) | 0 | | max expected at least 1 argument, got 0",
                // int.__add__, int.__pow__, list.__setitem__, list.__len__
                "Int.__add__(value, /) | 0 | | expected 1 argument, got 0",
                "Int.__add__(value, /) | 2 | | expected 1 argument, got 2",
                "Int.__add__(value, /) | 0 | a | wrapper __add__() takes no keyword arguments",
                "Int.__pow__(value, mod=None, /) | 3 | | expected 1 or 2 arguments, got 3",
                "List.__setitem__(key, value, /) | 1 | | __setitem__ expected 2 arguments, got 1",
                "List.__len__() | 1 | | expected 0 arguments, got 1",
                // list, reversed, object
                "list:(iterable=, /) | 2 | | list expected at most 1 argument, got 2",
                "list:(iterable=, /) | 0 | a | list() takes no keyword arguments",
                "reversed:(sequence, /) | 0 | | reversed expected 1 argument, got 0",
                "object:() | 1 | | object() takes no arguments",
                // list.sort, str.split, str.encode, str.expandtabs, open, pow
                "list.sort(*, key=None, reverse=None) | 1 | | sort() takes no positional arguments",
                "list.sort(*, key=None, reverse=None) | 0 | kez | sort() got an unexpected keyword argument 'kez'. Did you mean 'key'?",
                "str.split(sep=None, maxsplit=None) | 3 | | split() takes at most 2 arguments (3 given)",
                "str.split(sep=None, maxsplit=None) | 0 | sep,maxsplit,a | split() takes at most 2 keyword arguments (3 given)",
                "str.split(sep=None, maxsplit=None) | 1 | sep | argument for split() given by name ('sep') and position (1)",
                "str.split(sep=None, maxsplit=None) | 1 | bad | split() got an unexpected keyword argument 'bad'",
                "str.expandtabs(tabsize=None) | 2 | | expandtabs() takes at most 1 argument (2 given)",
                "str.expandtabs(tabsize=None) | 0 | tabsizf | expandtabs() got an unexpected keyword argument 'tabsizf'. Did you mean 'tabsize'?",
                "open(file, mode=None) | 0 | | open() missing required argument 'file' (pos 1)",
                "pow(base, exp, mod=None) | 1 | mode | pow() missing required argument 'exp' (pos 2)",
                // str.replace, int.to_bytes, math.isclose, sum, print, zip
                "str.replace(old, new, /, count=None) | 1 | | replace() takes at least 2 positional arguments (1 given)",
                "str.replace(old, new, /, count=None) | 4 | | replace() takes at most 3 arguments (4 given)",
                "str.replace(old, new, /, count=None) | 2 | coutn | replace() got an unexpected keyword argument 'coutn'. Did you mean 'count'?",
                "int.to_bytes(length=None, byteorder=None, *, signed=None) | 3 | | to_bytes() takes at most 2 positional arguments (3 given)",
                "math.isclose(a, b, *, rel_tol=None, abs_tol=None) | 3 | | isclose() takes exactly 2 positional arguments (3 given)",
                "math.isclose(a, b, *, rel_tol=None, abs_tol=None) | 1 | | isclose() missing required argument 'b' (pos 2)",
                "sum(iterable, /, start=None) | 0 | | sum() takes at least 1 positional argument (0 given)",
                "sum(iterable, /, start=None) | 1 | strt | sum() got an unexpected keyword argument 'strt'. Did you mean 'start'?",
                "print(*args, sep=None, end=None, file=None, flush=None) | 1 | ends | print() got an unexpected keyword argument 'ends'. Did you mean 'end'?",
                "print(*args, sep=None, end=None, file=None, flush=None) | 0 | foo | print() got an unexpected keyword argument 'foo'",
            })
    void bind_badArguments_raisesAsCPythonDoes(String signature, int positional, String keywords, String message) {
        PyStr[] names = keywords == null ? null : Conversions.names(keywords.split(","));
        PyObject[] args = new PyObject[positional + (names == null ? 0 : names.length)];
        java.util.Arrays.fill(args, X);
        assertThrows(Raised.class, () -> Arguments.bind(ts, signature(signature), args, names));
        PyBaseException e = Errors.take(ts);
        try (var held = ts.hold(e)) {
            assertEquals("TypeError", e.type().name());
            assertEquals(message, e.args().get(0).toString());
        }
    }

    @Test
    void closest_caseOnly_isNearest() {
        assertEquals("Key", Suggestions.closest("key", new String[] {"kex", "Key"}));
    }

    @Test
    void closest_nothingNear_isNull() {
        assertNull(Suggestions.closest("x", new String[] {"reverse", "key", "x"}));
    }
}
