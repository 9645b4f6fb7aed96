package org.pyrt.objects.host;

import java.io.FileInputStream;
import java.io.IOException;
import java.security.SecureRandom;

/**
 * Random bytes of the host, fit for secrets. They are read from its device: Java's own generators come with all of its security providers, which
 * take longer to load than the rest of a start. Stateless; from any thread.
 */
public final class Entropy {

    private static final String DEVICE = "/dev/urandom";

    private Entropy() {}

    /** Fills the array. Without a device to read, Java's generator does. */
    public static void fill(byte[] bytes) {
        if (!read(bytes)) {
            new SecureRandom().nextBytes(bytes);
        }
    }

    private static boolean read(byte[] bytes) {
        try (FileInputStream device = new FileInputStream(DEVICE)) {
            return device.readNBytes(bytes, 0, bytes.length) == bytes.length;
        } catch (IOException e) {
            return false;
        }
    }
}
