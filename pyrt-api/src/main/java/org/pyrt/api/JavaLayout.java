package org.pyrt.api;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/**
 * How many bytes an instance of a Java class takes, by the layout of HotSpot with compressed references: a header, the fields of the class and
 * of those above it, all rounded up. Fields never need more room than their sum, for the narrow ones fill the gaps.
 */
final class JavaLayout {

    private static final int HEADER = 12;
    private static final int REFERENCE = 4;
    private static final int ALIGNMENT = 8;

    private static final ClassValue<Long> BYTES =
            new ClassValue<>() {
                @Override
                protected Long computeValue(Class<?> type) {
                    long bytes = HEADER;
                    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
                        for (Field field : c.getDeclaredFields()) {
                            bytes += Modifier.isStatic(field.getModifiers()) ? 0 : width(field.getType());
                        }
                    }
                    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
                }
            };

    private JavaLayout() {}

    /** Bytes of an instance of {@code type}, which is no array. */
    static long bytes(Class<?> type) {
        return BYTES.get(type);
    }

    private static int width(Class<?> field) {
        if (field == long.class || field == double.class) {
            return Long.BYTES;
        }
        if (field == int.class || field == float.class) {
            return Integer.BYTES;
        }
        if (field == short.class || field == char.class) {
            return Short.BYTES;
        }
        return field.isPrimitive() ? Byte.BYTES : REFERENCE;
    }
}
