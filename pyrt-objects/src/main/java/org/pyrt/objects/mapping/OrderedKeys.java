package org.pyrt.objects.mapping;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * The keys of an ordered dict in their order: a ring of nodes. The dict's own table says whether a key is there and what its value is; a node is found by the entry that
 * its key has in that table, so that neither hash nor comparison is needed twice. Who changes the table behind the back of the order, as {@code dict.pop(od, key)} does, leaves
 * a node without an entry, or an entry without a node. Guarded by the dict's mutex. Source: CPython 3.14 Objects/odictobject.c.
 */
final class OrderedKeys {

    /** A key in the order. */
    static final class Node {

        /** The key, counted as long as the node is linked. */
        @Slot final PyObject key;

        /** Its hash when it was added. */
        final long hash;

        private Node before = this;
        private Node after = this;

        private Node(PyObject key, long hash) {
            this.key = key;
            this.hash = hash;
        }
    }

    private static final Node[] NONE = new Node[0];

    /** The end of the ring. */
    private final Node end = new Node(null, 0);

    /** The table whose entries {@link #nodes} belong to. */
    private DictTable table = DictTable.EMPTY;

    private Node[] nodes = NONE;

    /** Counts the changes. */
    int state;

    /** The first or last node, or null. */
    Node atEnd(boolean last) {
        Node n = last ? end.before : end.after;
        return n == end ? null : n;
    }

    /** The neighbour of a node, or null at the end; a node that is not linked any more has none. */
    Node next(Node node, boolean backwards) {
        Node n = backwards ? node.before : node.after;
        return n == end || n == node ? null : n;
    }

    /** Whether the node is in the ring. */
    static boolean isLinked(Node node) {
        return node.after != node;
    }

    /** The node of an entry of the dict's table, or null. */
    Node at(DictTable now, int entry) {
        if (now != table) {
            find(now);
        }
        return nodes[entry];
    }

    private void find(DictTable now) {
        nodes = new Node[now.capacity()];
        table = now;
        for (Node n = end.after; n != end; n = n.after) {
            int e = now.entryOf(n.key, n.hash);
            if (e >= 0) {
                nodes[e] = n;
            }
        }
    }

    /** Adds a live entry of the dict's table at the end, unless it has a node. Counts the key. */
    void add(ThreadState ts, DictTable now, int entry) {
        if (at(now, entry) != null) {
            return;
        }
        Node n = new Node(now.entries[2 * entry], now.hash(entry));
        Refs.incref(ts, n.key);
        nodes[entry] = n;
        link(n, end.before, end);
        state++;
    }

    private static void link(Node node, Node before, Node after) {
        node.before = before;
        node.after = after;
        before.after = node;
        after.before = node;
    }

    private static void unlink(Node node) {
        node.before.after = node.after;
        node.after.before = node.before;
        node.before = node;
        node.after = node;
    }

    /** Takes the node of an entry out of the ring; its key's count is the caller's. */
    void remove(Node node, int entry) {
        unlink(node);
        nodes[entry] = null;
        state++;
    }

    /** Makes a node the last or first one. */
    void move(Node node, boolean last) {
        if ((last ? end.before : end.after) != node) {
            unlink(node);
            link(node, last ? end.before : end, last ? end : end.after);
            state++;
        }
    }

    /** Takes all nodes out; {@link #drop} drops the keys of what is returned. */
    Node removeAll() {
        Node first = end.after;
        if (first == end) {
            return null;
        }
        end.before.after = null;
        end.before = end;
        end.after = end;
        nodes = NONE;
        table = DictTable.EMPTY;
        state++;
        return first;
    }

    /** Drops the keys of a chain of nodes that was taken out. */
    static void drop(ThreadState ts, Node first) {
        for (Node n = first; n != null; ) {
            Node after = n.after;
            n.before = n;
            n.after = n;
            Refs.decref(ts, n.key);
            n = after;
        }
    }

    void traverse(SlotVisitor visitor) {
        for (Node n = end.after; n != end; n = n.after) {
            visitor.visit(n.key);
        }
    }
}
