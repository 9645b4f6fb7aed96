package org.pyrt.processor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.pyrt.api.PyObject;

/** Runs javac with the processor over sources in memory, beside stand-ins for the classes of org.pyrt.objects. */
final class InMemoryCompiler {

    /** What a compilation gave: generated sources by simple class name, and errors as {@code File.java:line: message}. */
    record Result(Map<String, String> generated, List<String> errors) {}

    private InMemoryCompiler() {}

    /** Compiles {@code sources}, which are by path, such as {@code sample/PyBag.java}. */
    static Result compile(Map<String, String> sources) throws IOException {
        List<JavaFileObject> units = new ArrayList<>();
        stubs().forEach((path, text) -> units.add(new Source(path, text)));
        sources.forEach((path, text) -> units.add(new Source(path, text)));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Map<String, String> generated = new TreeMap<>();
        try (JavaFileManager files =
                new Manager(javac.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8), generated)) {
            List<String> options = List.of("--class-path", apiLocation(), "--release", "25", "-Xlint:all,-processing,-options");
            JavaCompiler.CompilationTask task = javac.getTask(null, files, diagnostics, options, null, units);
            task.setProcessors(List.of(new ExposedProcessor(), new SlotProcessor()));
            task.call();
        }
        List<String> errors = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> d : diagnostics.getDiagnostics()) {
            if (d.getKind() == Diagnostic.Kind.ERROR) {
                String file = d.getSource() == null ? "?" : Path.of(d.getSource().getName()).getFileName().toString();
                errors.add(file + ":" + d.getLineNumber() + ": " + d.getMessage(null));
            }
        }
        return new Result(generated, errors);
    }

    /** The text of a file among the test resources. */
    static String resource(String name) throws IOException {
        try (InputStream in = InMemoryCompiler.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> stubs() throws IOException {
        Map<String, String> result = new TreeMap<>();
        for (String part : resource("stubs.txt").split("(?m)^=== ")) {
            int end = part.indexOf('\n');
            if (end > 0) {
                result.put(part.substring(0, end), part.substring(end + 1));
            }
        }
        return result;
    }

    private static String apiLocation() {
        try {
            return Path.of(PyObject.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("mem:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Manager extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, String> generated;

        Manager(JavaFileManager base, Map<String, String> generated) {
            super(base);
            this.generated = generated;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            String simple = className.substring(className.lastIndexOf('.') + 1);
            return new SimpleJavaFileObject(URI.create("mem:///" + className.replace('.', '/') + kind.extension), kind) {
                private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

                @Override
                public OutputStream openOutputStream() {
                    return new OutputStream() {
                        @Override
                        public void write(int b) {
                            bytes.write(b);
                        }

                        @Override
                        public void close() {
                            if (kind == Kind.SOURCE) {
                                generated.put(simple, bytes.toString(StandardCharsets.UTF_8));
                            }
                        }
                    };
                }

                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return bytes.toString(StandardCharsets.UTF_8);
                }
            };
        }
    }
}
