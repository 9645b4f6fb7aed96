package org.pyrt.vm.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.Settings;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.modules.marshal.MarshalReader;
import org.pyrt.vm.modules.marshal.MarshalWriter;

/**
 * Cached bytecode: the magic number that its files begin with, and the reading and writing of those that start-up needs before importlib, whose own
 * code is among them, runs. The files are laid out as importlib's: magic number, flags, then time and size of the source or a hash. Stateless.
 */
public final class BytecodeCache {

    /** What the names of cache files have before {@code .pyc}: {@code sys.implementation.cache_tag}. */
    public static final String TAG = "pyrt-314";

    private static final int HEADER = 16;
    private static final int CHECKED_NEVER = 1;

    /** The place of what tells one build of an image from another. */
    private static final String FINGERPRINT = "pyrt.fingerprint";

    private BytecodeCache() {}

    /**
     * The magic number: two bytes that differ from build to build, then CR LF. Code objects of one build mean nothing to another, so each build
     * of an image has a number of its own; without an image the time at which the machine was compiled serves.
     */
    public static int magic(Settings settings) {
        return 0x0a0d0000 | fingerprint(settings) & 0xffff;
    }

    private static int fingerprint(Settings settings) {
        try {
            return Files.readString(settings.home.resolve("lib").resolve(FINGERPRINT), StandardCharsets.ISO_8859_1).hashCode() * 31 >> 5;
        } catch (IOException e) {
            Path classes = Settings.classFolder();
            if (classes == null) {
                return 0x5059;
            }
            try {
                return Long.hashCode(Files.getLastModifiedTime(classes.resolve("module-info.class")).toMillis());
            } catch (IOException second) {
                return 0x5059;
            }
        }
    }

    /** The cache file of a frozen module's source; {@code kind} stands in its name before the tag. */
    private static Path file(ThreadState ts, Path source, String kind) {
        Settings settings = VirtualMachine.of(ts).settings;
        String name = source.getFileName().toString();
        String optimized = kind.isEmpty() && settings.optimize > 0 ? ".opt-" + settings.optimize : "";
        String cached = name.substring(0, name.length() - 3) + kind + "." + TAG + optimized + ".pyc";
        String prefix = settings.cachePrefix;
        Path folder = source.getParent();
        return prefix == null
                ? folder.resolve("__pycache__").resolve(cached)
                : Path.of(prefix).resolve(folder.getRoot().relativize(folder)).resolve(cached);
    }

    /** The code cached for a source, floating; null if there is none that fits. */
    @CleanPoint
    static Code read(ThreadState ts, Path source, String kind) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file(ts, source, kind));
            if (bytes.length < HEADER || int32(bytes, 0) != magic(VirtualMachine.of(ts).settings)) {
                return null;
            }
            if (int32(bytes, 4) != CHECKED_NEVER) {
                BasicFileAttributes about = Files.readAttributes(source, BasicFileAttributes.class);
                if (int32(bytes, 4) != 0 || int32(bytes, 8) != seconds(about) || int32(bytes, 12) != (int) about.size()) {
                    return null;
                }
            }
        } catch (IOException e) {
            return null;
        }
        try {
            return MarshalReader.code(ts, bytes, HEADER);
        } catch (Raised e) {
            Errors.clear(ts);
            return null;
        }
    }

    /** Caches the code of a source; what cannot be written is not. The file appears whole or not at all. */
    @CleanPoint
    static void write(ThreadState ts, Path source, String kind, Code code) {
        Settings settings = VirtualMachine.of(ts).settings;
        if (settings.writesNoBytecode()) {
            return;
        }
        byte[] body = MarshalWriter.ofCode(ts, code);
        byte[] all = new byte[HEADER + body.length];
        System.arraycopy(body, 0, all, HEADER, body.length);
        try {
            BasicFileAttributes about = Files.readAttributes(source, BasicFileAttributes.class);
            put(all, 0, magic(settings));
            // The image's own library does not change under it, but its files' times do when it is copied.
            put(all, 4, settings.library != null && settings.library.startsWith(settings.home) ? CHECKED_NEVER : 0);
            put(all, 8, seconds(about));
            put(all, 12, (int) about.size());
            Path file = file(ts, source, kind);
            Files.createDirectories(file.getParent());
            Path temporary = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".tmp");
            Files.write(temporary, all);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // A folder that cannot be written to, or a full disk: the next start compiles again.
            return;
        }
    }

    /** Whether a program's file is a cache file: by its name, or by the magic number that it begins with. */
    public static boolean isCache(ThreadState ts, String name, byte[] bytes) {
        return name.endsWith(".pyc") || bytes.length >= HEADER && int32(bytes, 0) == magic(VirtualMachine.of(ts).settings);
    }

    /** The code in a cache file that is a program, floating. Raises RuntimeError if it is another build's, and what unmarshalling raises. */
    @CleanPoint
    public static Code program(ThreadState ts, byte[] bytes) {
        if (bytes.length < HEADER || int32(bytes, 0) != magic(VirtualMachine.of(ts).settings)) {
            throw Errors.runtimeError(ts, "Bad magic number in .pyc file");
        }
        return MarshalReader.code(ts, bytes, HEADER);
    }

    private static int seconds(BasicFileAttributes about) {
        return (int) (about.lastModifiedTime().toMillis() / 1000);
    }

    private static int int32(byte[] b, int i) {
        return b[i] & 0xff | (b[i + 1] & 0xff) << 8 | (b[i + 2] & 0xff) << 16 | b[i + 3] << 24;
    }

    private static void put(byte[] b, int i, int value) {
        for (int k = 0; k < 4; k++) {
            b[i + k] = (byte) (value >> 8 * k);
        }
    }
}
