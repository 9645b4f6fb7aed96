package org.pyrt.stdlib.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The system's numbers of channels, found in /proc. */
class DescriptorSearchTest {

    @TempDir Path folder;

    private FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    }

    private static Path target(int number) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/self/fd/" + number));
    }

    @Test
    void of_theOnlyChannelOfItsFile_isFoundByName() throws IOException {
        Path file = folder.toRealPath().resolve("a");
        try (FileChannel channel = open(file)) {
            assertEquals(file, target(DescriptorSearch.of(channel, file)));
        }
    }

    @Test
    void of_twoChannelsOfOneFile_areTold() throws IOException {
        Path file = folder.resolve("a");
        Files.writeString(file, "0123456789");
        try (FileChannel first = open(file);
                FileChannel second = open(file)) {
            first.position(3);
            int one = DescriptorSearch.of(first, file);
            int two = DescriptorSearch.of(second, file);
            assertNotEquals(one, two);
            assertEquals(3, first.position(), "the position stays");
            assertEquals(0, second.position());
            assertEquals(one, DescriptorSearch.of(first, file));
        }
    }

    @Test
    void of_aRemovedFile_isFoundByPosition() throws IOException {
        Path file = folder.resolve("a");
        try (FileChannel channel = open(file)) {
            int before = DescriptorSearch.of(channel, file);
            Files.delete(file);
            assertEquals(before, DescriptorSearch.of(channel, file));
        }
    }
}
