package org.pyrt.objects.runtime;

import org.pyrt.api.service.SlotVisitor;

/**
 * What a module written in Java keeps for an interpreter ({@link Interpreter#state}), if it has counted slots. The counts keep what the slots refer to; the
 * collector has to see it all the same, because instances do not count their class.
 */
public interface CountedState {

    /** Shows every non-null slot. The world is stopped. */
    void visit(SlotVisitor visitor);
}
