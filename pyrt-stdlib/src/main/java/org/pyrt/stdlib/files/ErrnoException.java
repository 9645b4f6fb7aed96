package org.pyrt.stdlib.files;

import java.io.IOException;

/** A call to the system that failed, with the number of the error; carries no stack trace. */
public final class ErrnoException extends IOException {

    private static final long serialVersionUID = 1;

    /** The error's number, as in errno(3). */
    public final int number;

    /** An error of that number. */
    public ErrnoException(int number) {
        super(SystemErrors.text(number), null);
        this.number = number;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
