package org.pyrt.stdlib.contention;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;

/** The module pyrt.contention. Its functions are about one recording of the interpreter's; {@code record()} makes further ones. */
@ExposedModule(name = "pyrt.contention")
public final class ContentionModule {

    private static final String DOC = "What threads wait for: objects, locks, counts, pauses; how long, and at which lines.";

    private ContentionModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "pyrt.contention", DOC, new ContentionModuleAdapter()).add(Answers.ENTRY.type, PyRecording.TYPE).build();
    }

    @ExposedMethod(doc = "start($module, /)\n--\n\nRecord from now on, forgetting what was recorded before. Without effect while recording.")
    static void start(ThreadState ts) {
        Recorder.of(ts).start(ts);
    }

    @ExposedMethod(doc = "stop($module, /)\n--\n\nRecord no more. What was recorded stays.")
    static void stop(ThreadState ts) {
        Recorder.of(ts).stop(ts);
    }

    @ExposedMethod(doc = "is_recording($module, /)\n--\n\nWhether start() was called, and stop() not since.")
    static boolean is_recording(ThreadState ts) {
        return Recorder.of(ts).isRecording();
    }

    @ExposedMethod(doc = "snapshot($module, /)\n--\n\nA list of Entry, those of the most time first.")
    static PyObject snapshot(ThreadState ts) {
        return Answers.snapshot(ts, standing(ts));
    }

    @ExposedMethod(doc = "report($module, /, limit=20)\n--\n\nThe worst places as text.")
    static String report(ThreadState ts, @Default("20") int limit) {
        return Answers.report(ts, standing(ts), limit);
    }

    @ExposedMethod(doc = "write($module, path, /)\n--\n\nWrite a page of HTML with a time line for each thread and the worst places.")
    @CleanPoint
    static void write(ThreadState ts, @PositionalOnly PyObject path) {
        Answers.write(ts, standing(ts), path);
    }

    @ExposedMethod(doc = "record($module, /)\n--\n\nA Recording, to be used in a with statement.")
    static PyObject record(ThreadState ts) {
        return new PyRecording(ts);
    }

    private static Recording standing(ThreadState ts) {
        Recording standing = Recorder.of(ts).standing();
        if (standing == null) {
            throw Errors.runtimeError(ts, "nothing was recorded: call start() first");
        }
        return standing;
    }
}
