package org.pyrt.vm.code;

import org.pyrt.api.PyObject;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.mapping.DictTable;
import org.pyrt.objects.mapping.TablePlace;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;

/**
 * What a site that loads a global name has learnt: the entry of the name in the table of the globals, or that they lack it and the entry in
 * the builtins. Entries of a table never change their key, so the table's identity is all there is to check; that a name is still missing
 * shows in the number of entries. Immutable.
 */
public final class GlobalSite extends TablePlace {

    private static final int MOST_REMEMBERED = 1000;

    /** The name. */
    public final PyStr name;

    /** The globals' table, or null before the first lookup. */
    public final DictTable table;

    /** The name's entry there, or -1. */
    public final int entry;

    /** The number of entries the table had when the name was missing. */
    public final int used;

    /** The builtins' table, when the name was found there. */
    public final DictTable builtinsTable;

    /** The name's entry there. */
    public final int builtinsEntry;

    /** The value found in the entry, if it needs no load barrier (a leaf that is not large, or deferred or immortal); otherwise null. Not counted: only compared. */
    public final PyObject value;

    /** A site that has learnt nothing. */
    public GlobalSite(PyStr name) {
        this(name, null, -1, 0, null, -1, null);
    }

    /** Sites of the same names that have learnt nothing. */
    static GlobalSite[] unlearned(GlobalSite[] sites) {
        GlobalSite[] all = new GlobalSite[sites.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = new GlobalSite(sites[i].name);
        }
        return all;
    }

    /** A site of a name found in the globals. */
    public static GlobalSite ofGlobal(PyStr name, DictTable table, int entry, PyObject value) {
        return new GlobalSite(name, table, entry, 0, null, -1, value);
    }

    /** A site of a name found in the builtins, when the globals' table had {@code used} entries and none of that name. */
    public static GlobalSite ofBuiltin(PyStr name, DictTable table, int used, DictTable builtinsTable, int builtinsEntry, PyObject value) {
        return new GlobalSite(name, table, -1, used, builtinsTable, builtinsEntry, value);
    }

    private GlobalSite(
            PyStr name, DictTable table, int entry, int used, DictTable builtinsTable, int builtinsEntry, PyObject value) {
        super(builtinsTable != null ? builtinsTable : table, builtinsTable != null ? builtinsEntry : entry);
        this.name = name;
        this.table = table;
        this.entry = entry;
        this.used = used;
        this.builtinsTable = builtinsTable;
        this.builtinsEntry = builtinsEntry;
        boolean remembered = value instanceof Counted c ? Refs.isDeferred(c) || Refs.isImmortal(c) : !isLarge(value);
        this.value = remembered ? value : null;
    }

    /** Whether a leaf is so large that a site must not keep it in memory once the name has another value. */
    private static boolean isLarge(PyObject leaf) {
        return leaf instanceof PyStr s && s.length() > MOST_REMEMBERED || leaf instanceof PyBytes b && b.length() > MOST_REMEMBERED;
    }
}
