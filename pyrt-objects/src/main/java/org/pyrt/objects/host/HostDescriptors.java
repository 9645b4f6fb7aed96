package org.pyrt.objects.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Tells the descriptors of the process that are the host's own from those of the program. A process that is started with one of the standard descriptors
 * closed would find a file of the JVM's under its number, since the system gives out the lowest that is free; the launcher therefore puts {@code /dev/null}
 * there and names the numbers in the property {@code pyrt.closed}. Stateless; callable from any thread.
 */
public final class HostDescriptors {

    /** What the system tells of the descriptors of the process. */
    private static final String FOLDER = "/proc/self/fd";

    private HostDescriptors() {}

    /** Whether the process was started without that standard descriptor, so that what is there now is no file of the program's. Needs no C library. */
    public static boolean isClosedAtStart(int number) {
        String closed = System.getProperty("pyrt.closed");
        return closed != null && closed.indexOf('0' + number) >= 0 || isHosts(number);
    }

    /** Whether there is a file of that number; true if the system does not tell. Needs no C library. */
    public static boolean isOpen(int number) {
        try {
            return Files.readSymbolicLink(Path.of(FOLDER, Integer.toString(number))) != null;
        } catch (NoSuchFileException e) {
            return !new File(FOLDER).exists();
        } catch (IOException | UnsupportedOperationException e) {
            return true;
        }
    }

    /** Whether the JVM lives on the file of that number, its modules or an archive of its classes; false if the system does not tell. */
    public static boolean isHosts(int number) {
        try {
            Path lib = Path.of(System.getProperty("java.home"), "lib");
            Path file = Files.readSymbolicLink(Path.of(FOLDER, Integer.toString(number)));
            return file.startsWith(lib) && (file.equals(lib.resolve("modules")) || file.toString().endsWith(".jsa"));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
