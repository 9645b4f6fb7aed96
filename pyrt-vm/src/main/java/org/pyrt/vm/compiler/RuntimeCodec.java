package org.pyrt.vm.compiler;

import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.Codecs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.parser.SourceCodec;

/** Decodes source by the codecs of the program, where those of the Java runtime do not know the encoding. */
final class RuntimeCodec implements SourceCodec {

    private final ThreadState ts;

    RuntimeCodec(ThreadState ts) {
        this.ts = ts;
    }

    @Override
    @SuppressWarnings("CleanPoint") // the parser has no counted objects in hand
    public String decode(String encoding, byte[] source) throws Problem {
        try {
            return SourceCodec.JAVA.decode(encoding, source);
        } catch (Problem p) {
            if (!p.getMessage().startsWith("unknown encoding")) {
                throw p;
            }
        }
        try {
            return Codecs.decode(ts, source, 0, source.length, encoding, "strict").toString();
        } catch (Raised e) {
            boolean unknown = Errors.matches(ts, ExceptionTypes.LOOKUP_ERROR);
            if (!unknown && !Errors.matches(ts, ExceptionTypes.UNICODE_ERROR)) {
                throw e;
            }
            PyBaseException exception = Errors.take(ts);
            try (var held = ts.hold(exception)) {
                throw new Problem(unknown ? "unknown encoding: " + encoding : Representation.str(ts, exception).toString());
            }
        }
    }
}
