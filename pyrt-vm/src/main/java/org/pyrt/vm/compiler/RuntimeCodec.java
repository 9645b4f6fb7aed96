package org.pyrt.vm.compiler;

import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.parser.SourceCodec;

/** Decodes source by the codecs of the program; what they raise is why it cannot be decoded. */
final class RuntimeCodec implements SourceCodec {

    private final ThreadState ts;

    RuntimeCodec(ThreadState ts) {
        this.ts = ts;
    }

    @Override
    @SuppressWarnings("CleanPoint") // the parser has no counted objects in hand
    public String decode(String encoding, byte[] source) throws Problem {
        try {
            return Codecs.decode(ts, source, 0, source.length, encoding, "strict").toString();
        } catch (Raised e) {
            PyBaseException exception = Errors.take(ts);
            try (var held = ts.hold(exception)) {
                boolean ofBytes = PyType.of(exception).isSubtypeOf(ExceptionTypes.UNICODE_DECODE_ERROR);
                throw new Problem(Representation.str(ts, exception).toString(), ofBytes);
            }
        }
    }
}
