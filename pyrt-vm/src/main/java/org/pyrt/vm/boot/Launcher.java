package org.pyrt.vm.boot;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The entry of the command line. The main Python thread is a platform thread with a stack of our size; the thread that came from the JVM waits
 * for it.
 */
public final class Launcher {

    /** How much stack the main Python thread may use, in bytes; only touched OS pages cost memory. */
    static final long MAIN_STACK = 512L << 20;

    private Launcher() {}

    /** Runs what the arguments say and returns the process's exit code. Called once, by the JVM's main thread. */
    public static int run(String[] given) {
        String[] args = HostArguments.exact(given);
        CommandLine options = parse(args);
        if (options.mode() == CommandLine.Mode.INFORMATION) {
            write(FileDescriptor.out, options.message());
            return 0;
        }
        if (options.mode() == CommandLine.Mode.ERROR) {
            write(FileDescriptor.err, options.message());
            return 2;
        }
        String wrong = Settings.wrongOption(options);
        String wrongEncoding = StartLocale.wrong(options);
        if (wrongEncoding != null) {
            write(FileDescriptor.err, "Fatal Python error: " + wrongEncoding + "\nPython runtime state: preinitializing\n\n");
            return 1;
        }
        if (wrong != null) {
            write(
                    FileDescriptor.err,
                    "Fatal Python error: " + wrong + "\n"
                            + "Python runtime state: preinitialized\n\nCurrent thread 0x0000000000000001 (most recent call first):\n"
                            + "  <no Python frame>\n");
            return 1;
        }
        if (options.count('R') > 0 || options.ignoresEnvironment()) {
            System.setProperty("pyrt.randomhash", "true");
        }
        setProperty(options, "refpoison");
        setProperty(options, "refaudit");
        setProperty(options, "nocounts");
        setProperty(options, "plain");
        setProperty(options, "countwrites");
        StartLocale locale = new StartLocale(options, System.getenv());
        if (locale.warning != null) {
            write(FileDescriptor.err, locale.warning);
        }
        if (locale.isAscii()) {
            System.setProperty("pyrt.asciinames", "true");
            args = HostArguments.ascii(args);
            options = parse(args);
        }
        MainThread main = new MainThread(options, args, locale);
        Thread thread = new Thread(null, main, "MainThread", MAIN_STACK);
        thread.start();
        join(thread);
        return main.exitCode;
    }

    private static CommandLine parse(String[] args) {
        CommandLine options = CommandLine.parse(args, System.getenv());
        options.obey(PathFile.of(System.getProperty("pyrt.executable")));
        return options;
    }

    /** Waits until a thread that runs an interpreter has ended, which only its program decides; an interrupt meanwhile is kept. */
    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counting reads its switches as properties when its classes are loaded. */
    private static void setProperty(CommandLine options, String name) {
        if (options.hasImplementationOption(name)) {
            System.setProperty("pyrt." + name, "true");
        }
    }

    /** Writes to a standard descriptor without the runtime's help; nobody is left to hear of a failure. */
    static void write(FileDescriptor descriptor, String text) {
        try {
            new FileOutputStream(descriptor).write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    private static final class MainThread implements Runnable {

        private final CommandLine options;
        private final String[] args;
        private final StartLocale locale;
        private int exitCode = 1;

        MainThread(CommandLine options, String[] args, StartLocale locale) {
            this.options = options;
            this.args = args;
            this.locale = locale;
        }

        @Override
        public void run() {
            try {
                exitCode = Program.run(options, args, locale);
            } catch (OutOfMemoryError e) {
                // There was no memory to say so while the interpreter was there. Now the host can collect it.
                exitCode = Program.internalError(e);
            }
        }
    }
}
