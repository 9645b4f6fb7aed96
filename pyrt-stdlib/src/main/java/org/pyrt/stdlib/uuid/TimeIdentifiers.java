package org.pyrt.stdlib.uuid;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.ThreadState;

/** Makes an interpreter's identifiers of version 1: no two are the same, though the clock may be slow or go back. Thread-safe. */
final class TimeIdentifiers {

    private static final Path INTERFACES = Path.of("/sys/class/net");
    private static final int ADDRESS_TEXT = 17;
    private static final int BYTES = 16;

    /** Intervals of 100 ns between the Gregorian calendar's first day and the Epoch. */
    private static final long GREGORIAN = 0x01b21dd213814000L;

    private static final long MULTICAST = 1L << 40;
    private static final int SEQUENCES = 0x3fff;

    private final SecureRandom random = new SecureRandom();
    private final long node = findNode();
    private int sequence = random.nextInt() & SEQUENCES;
    private long last;

    private TimeIdentifiers() {}

    static TimeIdentifiers of(ThreadState ts) {
        return Interpreter.of(ts).state(TimeIdentifiers.class, TimeIdentifiers::new);
    }

    /** The bytes of a new one. */
    synchronized byte[] next() {
        Instant now = Instant.now();
        long time = now.getEpochSecond() * 10_000_000 + now.getNano() / 100 + GREGORIAN;
        if (time < last) {
            sequence = sequence + 1 & SEQUENCES;
        } else if (time == last) {
            time++;
        }
        last = time;
        ByteBuffer b = ByteBuffer.allocate(BYTES);
        b.putInt((int) time);
        b.putShort((short) (time >>> 32));
        b.putShort((short) (time >>> 48 & 0x0fff | 0x1000));
        b.putShort((short) (sequence | 0x8000));
        b.putShort((short) (node >>> 32));
        b.putInt((int) node);
        return b.array();
    }

    /** The address of a network interface, or, if there is none, a random one that no interface has. */
    private long findNode() {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(INTERFACES)) {
            for (Path each : all) {
                long address = address(each);
                if (address != 0) {
                    return address;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return randomNode();
        }
        return randomNode();
    }

    private long randomNode() {
        return random.nextLong() >>> 16 | MULTICAST;
    }

    /** The address of an interface, or 0. */
    private static long address(Path each) {
        try {
            String text = Files.readString(each.resolve("address"), StandardCharsets.US_ASCII).strip();
            return text.length() == ADDRESS_TEXT ? Long.parseLong(text.replace(":", ""), 16) : 0;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
