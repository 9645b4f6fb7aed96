package org.pyrt.objects.bytes;

import java.nio.ByteBuffer;

/**
 * A view of a part of a {@link ByteStore}. Its maker counts it under the lock that guards the store, and neither frees nor replaces the store while it is open; an
 * object that dies nevertheless leaves the store to the last view.
 */
public abstract class StoreView implements BufferView {

    /** What the bytes are in. */
    protected final ByteStore store;

    private final int offset;
    private final int length;

    /** The {@code length} bytes of {@code store} from {@code offset} on. */
    protected StoreView(ByteStore store, int offset, int length) {
        this.store = store;
        this.offset = offset;
        this.length = length;
    }

    @Override
    public final byte[] arrayOrNull() {
        return store.array();
    }

    @Override
    public final int offset() {
        return store.array() != null ? offset : 0;
    }

    @Override
    public final int length() {
        return length;
    }

    @Override
    public final ByteBuffer byteBuffer() {
        return store.byteBuffer(offset, offset + length);
    }

    @Override
    public final byte get(int index) {
        return store.get(offset + index);
    }

    @Override
    public final void put(int index, int octet) {
        store.put(offset + index, octet);
    }

    @Override
    public final void copyTo(int from, byte[] into, int at, int count) {
        store.copyTo(offset + from, into, at, count);
    }

    @Override
    public final void copyFrom(int to, byte[] source, int at, int count) {
        store.copyFrom(offset + to, source, at, count);
    }

    /** Copies {@code count} bytes from index {@code from} on to the start of a store. */
    final void copyTo(int from, ByteStore into, int count) {
        into.copyFrom(0, store, offset + from, count);
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }
}
