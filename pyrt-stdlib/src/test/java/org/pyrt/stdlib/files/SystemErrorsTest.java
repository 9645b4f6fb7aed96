package org.pyrt.stdlib.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

/** Error numbers of what Java throws. */
class SystemErrorsTest {

    @Test
    void number_ofTypedExceptions_followsFromTheType() {
        assertEquals(SystemErrors.ENOENT, SystemErrors.number(new NoSuchFileException("x")));
        assertEquals(SystemErrors.EACCES, SystemErrors.number(new AccessDeniedException("x")));
        assertEquals(28, SystemErrors.number(new ErrnoException(28)));
    }

    @Test
    void number_ofTexts_followsFromTheSystemsWords() {
        assertEquals(28, SystemErrors.number(new IOException("No space left on device")));
        assertEquals(SystemErrors.EPIPE, SystemErrors.number(new IOException("Broken pipe")));
        assertEquals(SystemErrors.ENOTEMPTY, SystemErrors.number(new FileSystemException("x", null, "Directory not empty")));
        assertEquals(SystemErrors.EACCES, SystemErrors.number(new FileNotFoundException("/x (y) (Permission denied)")));
        assertEquals(SystemErrors.EIO, SystemErrors.number(new IOException("something else")));
    }

    @Test
    void text_ofEachKnownNumber_isFoundBack() {
        assertEquals("Operation not permitted", SystemErrors.text(1));
        assertEquals("Memory page has hardware error", SystemErrors.text(133));
        assertEquals("Unknown error 41", SystemErrors.text(41));
        assertEquals("Unknown error 999", SystemErrors.text(999));
    }
}
