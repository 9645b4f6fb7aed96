package org.pyrt.objects.bytes;

/** A view of a part of an array. */
public abstract class ArrayView implements BufferView {

    private final byte[] array;
    private final int offset;
    private final int length;

    /** The {@code length} bytes of {@code array} from {@code offset} on. */
    protected ArrayView(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    @Override
    public final byte[] arrayOrNull() {
        return array;
    }

    @Override
    public final int offset() {
        return offset;
    }

    @Override
    public final int length() {
        return length;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }
}
