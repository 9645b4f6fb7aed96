package org.pyrt.objects.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pyrt.objects.testkit.MethodVectors;
import org.pyrt.objects.testkit.Runtime;

/** The methods of bytes and bytearray against CPython's. */
class BytesMethodsTest {

    @RegisterExtension final Runtime rt = new Runtime();

    @Test
    void methods_vectors_giveWhatCPythonGives() throws IOException {
        MethodVectors vectors = new MethodVectors(rt);
        List<String> wrong = vectors.run(BytesMethodsTest.class, "bytes.tsv");
        assertTrue(vectors.count() > 2000);
        assertEquals(List.of(), wrong);
    }
}
