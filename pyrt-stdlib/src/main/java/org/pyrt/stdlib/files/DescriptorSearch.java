package org.pyrt.stdlib.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the system's number of a channel, which the host does not tell. Among the process's descriptors in /proc that lead to the channel's file it is the one
 * whose position follows the channel's. Stateless.
 */
final class DescriptorSearch {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** A position that no program is likely to be at, and that every file system takes. */
    private static final long MARK = 0x5a5a_1235L;

    private DescriptorSearch() {}

    /** The number of an open channel. No other thread may read or write it meanwhile. */
    static int of(FileChannel channel, Path path) throws IOException {
        List<Integer> candidates = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        String real;
        try {
            real = path.toRealPath().toString();
        } catch (IOException e) {
            // Removed or renamed since.
            real = null;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path entry : entries) {
                int number = Integer.parseInt(entry.getFileName().toString());
                if (number > 2) {
                    all.add(number);
                    if (real != null && real.equals(target(entry))) {
                        candidates.add(number);
                    }
                }
            }
        }
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        return byPosition(channel, candidates.isEmpty() ? all : candidates);
    }

    private static String target(Path entry) {
        try {
            return Files.readSymbolicLink(entry).toString();
        } catch (IOException e) {
            return null;
        }
    }

    private static int byPosition(FileChannel channel, List<Integer> candidates) throws IOException {
        long before;
        try {
            before = channel.position();
            channel.position(MARK);
        } catch (IOException e) {
            // No positions: one is as good as another.
            if (candidates.isEmpty()) {
                throw new ErrnoException(SystemErrors.EBADF);
            }
            return candidates.get(candidates.size() - 1);
        }
        try {
            for (int number : candidates) {
                if (positionOf(number) == MARK) {
                    return number;
                }
            }
        } finally {
            channel.position(before);
        }
        throw new ErrnoException(SystemErrors.EBADF);
    }

    private static long positionOf(int number) {
        try {
            String info = Files.readString(Path.of("/proc/self/fdinfo/" + number), StandardCharsets.ISO_8859_1);
            int end = info.indexOf('\n');
            return Long.parseLong(info.substring("pos:".length(), end).trim());
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return -1;
        }
    }
}
