package org.pyrt.processor;

import java.util.List;

/**
 * What the {@code @Slot} fields of one counted class say; checked, ready to be written.
 *
 * @param packageName the Java package; empty for the unnamed one
 * @param javaName the class's name as its package's other classes write it: {@code Outer.Inner} for a nested class
 * @param fields in the order of declaration
 */
record SlotClass(String packageName, String javaName, List<Field> fields) {

    /**
     * One field.
     *
     * @param array whether each element is a slot
     * @param stays whether {@code clear} gives up the count only, and not the reference
     */
    record Field(String name, boolean array, boolean stays) {}

    /** The simple name of the generated class. */
    String slotsName() {
        return javaName.replace(".", "") + "Slots";
    }

    /** Whether {@code clear} must remember that it ran. */
    boolean remembers() {
        for (Field f : fields) {
            if (f.stays) {
                return true;
            }
        }
        return false;
    }
}
