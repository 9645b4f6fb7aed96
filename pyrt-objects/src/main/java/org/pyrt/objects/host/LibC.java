package org.pyrt.objects.host;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pyrt.api.service.BlockAllocator;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.ThreadState;

/**
 * One thread's door to the C library: calls by name with integer arguments, the error number of the last call, and memory for arguments.
 * One shape of call serves all functions: six longs in, one out. That holds for functions of up to six integers and pointers, those with
 * variable arguments too, on the ABIs of x86-64 and AArch64 Linux; not for doubles and structs by value.
 *
 * <p>Memory from {@link #allocate} and {@link #buffer} is valid until the {@link #reset} of a mark taken before, as a stack. What does not fit the
 * stack comes from the interpreter's allocator, and goes back when the stack is empty again. One thread uses an instance at a time,
 * attached or detached: nothing here touches objects.
 */
public final class LibC {

    /** What links, once in the JVM, at the first call. */
    private static final class Link {

        static final Linker LINKER = Linker.nativeLinker();
        static final SymbolLookup SYMBOLS = LINKER.defaultLookup();
        static final MemoryLayout STATE = Linker.Option.captureStateLayout();
        static final long ERRNO = STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
        static final MethodHandle CALL =
                LINKER.downcallHandle(
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG),
                        Linker.Option.captureCallState("errno"));

        private Link() {}
    }

    /** The shape of the few functions of seven arguments, linked at the first call of one. */
    private static final class Seven {

        static final MethodHandle CALL =
                Link.LINKER.downcallHandle(
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG),
                        Linker.Option.captureCallState("errno"));

        private Seven() {}
    }

    private static final int FIRST_SIZE = 16384;

    private final Map<String, MemorySegment> functions = new HashMap<>();
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment state = arena.allocate(Link.STATE);
    private MemorySegment memory = arena.allocate(FIRST_SIZE, 16);
    private long top;

    /** Former stacks that an address may have been taken of, kept until the stack is empty again. */
    private final List<MemorySegment> kept = new ArrayList<>();

    /** Serves what the stack is too small for; null: the host GC frees such blocks. */
    private final BlockAllocator blocks;

    /** What {@link #blocks} gave, to be given back when the stack is empty again. */
    private final List<MemorySegment> lent = new ArrayList<>();

    /** A door of its own, for a thread without thread state. */
    public LibC() {
        this(null);
    }

    /** A door of its own, with an allocator, or null, for what its stack is too small for. */
    public LibC(BlockAllocator blocks) {
        this.blocks = blocks;
    }

    /** The thread's. */
    public static LibC of(ThreadState ts) {
        Object found = ts.host;
        if (found instanceof LibC c) {
            return c;
        }
        LibC made = new LibC(ts.interpreter instanceof Interpreter i ? i.allocator : null);
        ts.host = made;
        return made;
    }

    /** Whether the C library has a function of that name. */
    public boolean has(String function) {
        return functions.containsKey(function) || Link.SYMBOLS.find(function).isPresent();
    }

    private MemorySegment find(String function) {
        MemorySegment found = functions.get(function);
        if (found == null) {
            found = Link.SYMBOLS.findOrThrow(function);
            functions.put(function, found);
        }
        return found;
    }

    /** Calls a function whose result is a long or a pointer; as it is. */
    public long callLong(String function, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) Link.CALL.invokeExact(find(function), state, a, b, c, d, e, f);
        } catch (RuntimeException | Error error) {
            throw error;
        } catch (Throwable error) {
            throw new IllegalStateException(error);
        }
    }

    /** As {@link #callLong}, with one argument more. */
    public long callLong7(String function, long a, long b, long c, long d, long e, long f, long g) {
        try {
            return (long) Seven.CALL.invokeExact(find(function), state, a, b, c, d, e, f, g);
        } catch (RuntimeException | Error error) {
            throw error;
        } catch (Throwable error) {
            throw new IllegalStateException(error);
        }
    }

    /** Calls a function that returns a long, -1 for an error: the result, or the error's number negated. */
    public long call(String function, long a, long b, long c, long d, long e, long f) {
        long result = callLong(function, a, b, c, d, e, f);
        return result == -1 ? -errno() : result;
    }

    /** As {@link #call}, of a function that returns an int. */
    public int callInt(String function, long a, long b, long c, long d, long e, long f) {
        int result = (int) callLong(function, a, b, c, d, e, f);
        return result == -1 ? -errno() : result;
    }

    /** As {@link #callInt}. */
    public int callInt(String function, long a, long b, long c) {
        return callInt(function, a, b, c, 0, 0, 0);
    }

    /** As {@link #callInt}. */
    public int callInt(String function, long a, long b) {
        return callInt(function, a, b, 0, 0, 0, 0);
    }

    /** As {@link #callInt}. */
    public int callInt(String function, long a) {
        return callInt(function, a, 0, 0, 0, 0, 0);
    }

    /** As {@link #callInt}. */
    public int callInt(String function) {
        return callInt(function, 0, 0, 0, 0, 0, 0);
    }

    /** Calls a function that returns a long, -1 for an error or to say that there is no such thing: the result, or the error's number negated and less 1. */
    public long callOrNone(String function, long a, long b) {
        long address = callLong("__errno_location", 0, 0, 0, 0, 0, 0);
        MemorySegment.ofAddress(address).reinterpret(4).set(ValueLayout.JAVA_INT, 0, 0);
        long result = callLong(function, a, b, 0, 0, 0, 0);
        return result == -1 && errno() != 0 ? -errno() - 1 : result;
    }

    /** The error number that the last call left. */
    public int errno() {
        return state.get(ValueLayout.JAVA_INT, Link.ERRNO);
    }

    // ---- memory ----

    /** Where the stack of memory stands, for {@link #reset}. */
    public long mark() {
        return top;
    }

    /** Gives back what was allocated since the mark. */
    public void reset(long mark) {
        top = mark;
        if (mark == 0) {
            if (!kept.isEmpty()) {
                kept.clear();
            }
            if (!lent.isEmpty()) {
                giveBack();
            }
        }
    }

    private void giveBack() {
        while (!lent.isEmpty()) {
            blocks.free(lent.removeLast());
        }
    }

    /** So many bytes, zeroed, until the reset of an earlier mark. */
    public MemorySegment allocate(long size) {
        return buffer(size).fill((byte) 0);
    }

    /** So many bytes with old contents, until the reset of an earlier mark. */
    public MemorySegment buffer(long size) {
        if (top + size > memory.byteSize()) {
            if (size > FIRST_SIZE) {
                return large(size);
            }
            kept.add(memory);
            memory = Arena.ofAuto().allocate(Math.max(2 * memory.byteSize(), top + size), 16);
        }
        MemorySegment result = memory.asSlice(top, size);
        top += size + 15 & ~15;
        return result;
    }

    private MemorySegment large(long size) {
        if (blocks == null) {
            MemorySegment block = Arena.ofAuto().allocate(size, 16);
            kept.add(block);
            return block;
        }
        MemorySegment block = blocks.allocate(size);
        lent.add(block);
        return block;
    }

    /** A copy of the bytes with a zero behind. */
    public MemorySegment string(byte[] bytes) {
        MemorySegment s = allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, s, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return s;
    }

    /** The memory at an address that the C library gave. */
    public static MemorySegment at(long address, long size) {
        return MemorySegment.ofAddress(address).reinterpret(size);
    }

    /** The text at an address, which ends with a zero byte. */
    public static String text(long address) {
        return MemorySegment.ofAddress(address).reinterpret(Long.MAX_VALUE).getString(0, StandardCharsets.UTF_8);
    }
}
