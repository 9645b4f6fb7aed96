package org.pyrt.vm.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks for a module's Python file below the folders of a search path. Where the search reaches the standard library, the few modules that
 * this runtime brings itself come before it. Plain Java; stateless but for the library's place.
 */
final class SourceFinder {

    /** What a search found. */
    static final class Found {
        /** The source file; null for a namespace package and for a resource. */
        Path file;

        /** The resource, or null. */
        String resource;

        /** The folder of a package, or null for a plain module. */
        String folder;

        /** The name for {@code __file__} and tracebacks; null for a namespace package. */
        String shownAs() {
            return file != null ? file.toString() : resource == null ? null : "<pyrt>" + resource.substring(RESOURCES.length() - 1);
        }
    }

    private static final String RESOURCES = "/org/pyrt/vm/lib/";

    private final String library;

    /** {@code library} is the folder of the standard library, or null. */
    SourceFinder(Path library) {
        this.library = library == null ? "" : library.toString();
    }

    /** Searches the folders for the module whose last name is {@code name} and whose full name is {@code fullName}; null if there is none. */
    Found find(String fullName, String name, String[] folders) {
        Found namespace = null;
        for (String folder : folders) {
            if (folder.equals(library)) {
                Found own = findResource(fullName);
                if (own != null) {
                    return own;
                }
            }
            Found found = folder.startsWith(RESOURCES) ? findResource(fullName) : findIn(folder.isEmpty() ? "." : folder, name);
            if (found != null && found.file == null && found.resource == null) {
                namespace = namespace == null ? found : namespace;
            } else if (found != null) {
                return found;
            }
        }
        if (library.isEmpty()) {
            Found own = findResource(fullName);
            if (own != null) {
                return own;
            }
        }
        return namespace;
    }

    private static Found findIn(String folder, String name) {
        Path base;
        try {
            base = Path.of(folder).toAbsolutePath().normalize();
        } catch (java.nio.file.InvalidPathException e) {
            return null;
        }
        Path module = base.resolve(name);
        boolean isFolder = Files.isDirectory(module);
        if (isFolder) {
            Path init = module.resolve("__init__.py");
            if (Files.isRegularFile(init)) {
                Found found = new Found();
                found.file = init;
                found.folder = module.toString();
                return found;
            }
        }
        Path plain = base.resolve(name + ".py");
        if (Files.isRegularFile(plain)) {
            Found found = new Found();
            found.file = plain;
            return found;
        }
        if (isFolder) {
            Found found = new Found();
            found.folder = module.toString();
            return found;
        }
        return null;
    }

    private static Found findResource(String fullName) {
        String path = RESOURCES + fullName.replace('.', '/');
        boolean isPackage = SourceFinder.class.getResource(path + "/__init__.py") != null;
        if (!isPackage && SourceFinder.class.getResource(path + ".py") == null) {
            return null;
        }
        Found found = new Found();
        found.resource = isPackage ? path + "/__init__.py" : path + ".py";
        found.folder = isPackage ? path : null;
        return found;
    }

    /** Reads a source. */
    static byte[] read(Found found) throws IOException {
        if (found.file != null) {
            return Files.readAllBytes(found.file);
        }
        try (InputStream in = SourceFinder.class.getResourceAsStream(found.resource)) {
            if (in == null) {
                throw new IOException("no such resource: " + found.resource);
            }
            return in.readAllBytes();
        }
    }
}
