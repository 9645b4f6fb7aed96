package org.pyrt.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each malformed declaration gives one error, at the line of the element that is wrong (line 3 here), and no adapter. */
class MalformedDeclarationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|', quoteCharacter = '^',
            value = {
                "@ExposedMethod static void f(PyX self, Object o) {} | unknown parameter type java.lang.Object: PyObject, a subclass, int, long, boolean, double and String are known",
                "@ExposedMethod static Object f(PyX self) { return null; } | an exposed method returns void, boolean, int, long, double, String or a PyObject",
                "@ExposedMethod static void f(PyObject o, ThreadState ts) {} | unknown parameter type org.pyrt.refcount.ThreadState: PyObject, a subclass, int, long, boolean, double and String are known",
                "@ExposedMethod static void f(ThreadState ts) {} | the parameter for the receiver is missing",
                "@ExposedMethod static void f(PyDict self) {} | the first parameter is the receiver: PyX or PyObject",
                "@ExposedMethod static void f(@Default PyX self) {} | the receiver takes no marker",
                "@ExposedMethod private static void f(PyX self) {} | the adapter cannot reach a private method",
                "@ExposedMethod static void f(PyX self) throws java.io.IOException {} | an exposed method throws no checked exceptions",
                "@ExposedMethod(kind = ExposedMethod.Kind.CLASS) void f() {} | only a method that binds to the instance can be a Java instance method",
                "@ExposedMethod(kind = ExposedMethod.Kind.CLASS) static void f(PyX type) {} | the class is a PyType or a PyObject",
                "@ExposedMethod static void f(PyX self, @Default PyObject a, PyObject b) {} | a required parameter follows an optional one",
                "@ExposedMethod static void f(PyX self, @KeywordOnly PyObject a, @PositionalOnly PyObject b) {} | @PositionalOnly comes once, before @VarArgs and @KeywordOnly",
                "@ExposedMethod static void f(PyX self, @PositionalOnly PyObject a, @PositionalOnly PyObject b) {} | @PositionalOnly comes once, before @VarArgs and @KeywordOnly",
                "@ExposedMethod static void f(PyX self, @KeywordOnly PyObject a, @KeywordOnly PyObject b) {} | @KeywordOnly comes once, on the first keyword-only parameter",
                "@ExposedMethod static void f(PyX self, @KeywordOnly PyObject a, @VarArgs PyObject[] b) {} | @VarArgs comes once, before the keyword-only parameters",
                "@ExposedMethod static void f(PyX self, @VarArgs PyObject b) {} | @VarArgs needs a PyObject[]",
                "@ExposedMethod static void f(PyX self, @VarKeywords PyDict d, PyObject b) {} | nothing can follow @VarKeywords",
                "@ExposedMethod static void f(PyX self, @VarKeywords int d) {} | @VarKeywords needs a PyDict",
                "@ExposedMethod static void f(PyX self, @Default(~nope~) PyObject a) {} | not a Python literal that a default can be: nope",
                "@ExposedMethod static void f(PyX self, @Default(~3000000000~) int a) {} | the default does not fit the parameter's Java type",
                "@ExposedMethod static void f(PyX self, @Default(~None~) long a) {} | the default does not fit the parameter's Java type",
                "@ExposedMethod static void f(PyX self, PyObject a, PyObject a_) {} | a second parameter named 'a'",
                "@ExposedMethod @ExposedGetter static PyObject f(PyX self) { return self; } | a method is exposed in one way only",
                "@ExposedGetter static PyObject f(PyX self, int a) { return self; } | a getter takes the receiver and nothing else",
                "@ExposedGetter static void f(PyX self) {} | a getter returns a value",
                "@ExposedSetter static void f(PyX self, PyObject v) {} | a setter without a getter of 'f'",
                "@ExposedSetter static int f(PyX self, PyObject v) { return 1; } | a setter returns nothing",
                "@ExposedSetter static void f(PyX self) {} | a setter takes the receiver and the value",
                "@ExposedConstant static int F = 1; | a constant must be static final",
                "@ExposedConstant static final Object F = 1; | a constant is a PyObject, int, long, double, boolean or String",
                "@ExposedMethod(coexists = true) static void f(PyX self) {} | only a method that fills a type slot can exist besides it",
                "@ExposedMethod(name = ~known~) static void f(PyX self) {} | a second attribute named 'known'",
            })
    void type_malformedMember_givesError(String member, String message) throws IOException {
        String source = header("@ExposedType(name = \"x\") class PyX extends PyObject { public PyObject type() { return null; }")
                + " @ExposedMethod void known() {}\n" + member.replace('~', '"') + "\n}\n";
        check("PyX", source, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|', quoteCharacter = '^',
            value = {
                "@ExposedModule(name = \"x\") class X { @ExposedMethod void f() {} } | a module's function must be a static method",
                "@ExposedModule(name = \"x\") class X { @ExposedGetter static int f() { return 1; } } | a module has no getters and setters",
                "@ExposedModule(name = \"\") class X {} | the Python name is empty",
                "@ExposedType(name = \"x\") class X {} | a Python type must extend PyObject",
                "@ExposedType(name = \"x\") interface X {} | only a class can be exposed",
                "@ExposedType(name = \"x\") @ExposedModule(name = \"x\") class X {} | a class is a type or a module, not both",
                "class X { @ExposedMethod static void f() {} } | @ExposedMethod needs a class annotated @ExposedType or @ExposedModule around it",
            })
    void class_malformed_givesError(String declaration, String message) throws IOException {
        check("X", header("") + "\n" + declaration, message);
    }

    private static String header(String declaration) {
        return "package sample; import org.pyrt.api.PyObject; import org.pyrt.api.annotation.*; import org.pyrt.refcount.ThreadState;"
                + " import org.pyrt.objects.mapping.PyDict;\n"
                + declaration;
    }

    private static void check(String name, String source, String message) throws IOException {
        InMemoryCompiler.Result result = InMemoryCompiler.compile(Map.of("sample/" + name + ".java", source));
        assertEquals(List.of(name + ".java:3: " + message), result.errors());
        assertEquals(Map.of(), result.generated());
    }
}
