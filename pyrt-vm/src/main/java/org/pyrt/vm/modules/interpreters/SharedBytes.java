package org.pyrt.vm.modules.interpreters;

import org.pyrt.objects.bytes.ArrayView;
import org.pyrt.objects.bytes.BufferView;

/**
 * Memory that interpreters share: an array, for memory off the Java heap belongs to the interpreter that has it from its allocator, and is copied. Whoever owned it first may put other memory in its place; this one stays. Each interpreter writes to it without asking the
 * others: that is what sharing memory means.
 */
final class SharedBytes extends ArrayView {

    private final boolean readOnly;
    private final String format;
    private final int itemSize;
    private final int[] shape;

    SharedBytes(BufferView view) {
        super(view.octets(), view.offset(), view.length());
        readOnly = view.isReadOnly();
        format = view.format();
        itemSize = view.itemSize();
        shape = view.shape();
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public String format() {
        return format;
    }

    @Override
    public int itemSize() {
        return itemSize;
    }

    @Override
    public int[] shape() {
        return shape;
    }

    @Override
    public void close() {}
}
