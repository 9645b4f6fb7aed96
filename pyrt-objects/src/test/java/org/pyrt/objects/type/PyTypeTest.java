package org.pyrt.objects.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;

class PyTypeTest {

    @Test
    void flags_declared_haveBitsOfTheirOwn() throws IllegalAccessException {
        int seen = 0;
        for (Field field : PyType.class.getFields()) {
            if (field.getType() == int.class && Modifier.isStatic(field.getModifiers())) {
                int flag = field.getInt(null);
                assertEquals(1, Integer.bitCount(flag), field.getName());
                assertEquals(0, seen & flag, field.getName() + " has the bit of another flag");
                seen |= flag;
            }
        }
        assertEquals(PyType.BASETYPE, seen & PyType.BASETYPE);
    }
}
