package org.pyrt.vm.code;

import org.pyrt.objects.mapping.DictTable;
import org.pyrt.objects.text.PyStr;

/**
 * What a site that loads a global name has learnt: the entry of the name in the table of the globals, or that they lack it and the entry in
 * the builtins. Entries of a table never change their key, so the table's identity is all there is to check; that a name is still missing
 * shows in the number of entries. Immutable.
 */
public final class GlobalSite {

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

    /** A site that has learnt nothing. */
    public GlobalSite(PyStr name) {
        this(name, null, -1, 0, null, -1);
    }

    /** All parts. */
    public GlobalSite(PyStr name, DictTable table, int entry, int used, DictTable builtinsTable, int builtinsEntry) {
        this.name = name;
        this.table = table;
        this.entry = entry;
        this.used = used;
        this.builtinsTable = builtinsTable;
        this.builtinsEntry = builtinsEntry;
    }
}
