package org.pyrt.vm.code;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.modules.marshal.MarshalReader;
import org.pyrt.vm.modules.marshal.MarshalWriter;

/**
 * The form of a code object in cached bytecode: its parts in a fixed order, numbers in little endian, objects as {@code marshal} writes them. Only
 * the machine that wrote it reads it: the magic number of a cache file changes with every change of instructions or of this form.
 */
public final class CodeForm {

    private static final PyStr[] NO_NAMES = {};

    private CodeForm() {}

    /** Writes what {@link #read} needs. */
    @CleanPoint
    public static void write(MarshalWriter w, Code c) {
        w.string(c.name);
        w.string(c.qualname);
        w.string(c.filename);
        w.int32(c.firstLine);
        w.int32(c.flags);
        w.int32(c.argCount);
        w.int32(c.positionalOnlyCount);
        w.int32(c.keywordOnlyCount);
        w.int32(c.counted);
        w.int32(c.named);
        w.int32(c.constantBase);
        names(w, c.varNames);
        names(w, c.cellVars);
        names(w, c.freeVars);
        names(w, c.names);
        names(w, c.usedNames());
        w.int32(c.attributeSites.length);
        for (AttributeSite site : c.attributeSites) {
            w.name(site.name);
        }
        w.int32(c.globalSites.length);
        for (GlobalSite site : c.globalSites) {
            w.name(site.name);
        }
        ints(w, c.cellRegisters);
        ints(w, c.exceptionTable);
        ints(w, c.inlinedVariables);
        w.int32(c.instructions.length);
        w.longs(c.originals());
        w.shorts(c.depth);
        byte[] own = c.ownLineTable();
        w.int32(own == null ? -1 : own.length);
        w.raw(own == null ? new byte[0] : own);
        byte[] positions = c.positions.packed();
        w.int32(positions.length);
        w.raw(positions);
        w.int32(c.template.length);
        objects(w, c.template, c.constantBase);
        w.int32(c.constants.length);
        objects(w, c.constants, 0);
    }

    @CleanPoint
    private static void names(MarshalWriter w, PyStr[] names) {
        w.int32(names.length);
        for (PyStr name : names) {
            w.name(name);
        }
    }

    private static void ints(MarshalWriter w, int[] values) {
        w.int32(values.length);
        for (int v : values) {
            w.int32(v);
        }
    }

    @CleanPoint
    private static void objects(MarshalWriter w, PyObject[] values, int from) {
        for (int i = from; i < values.length; i++) {
            w.constant(values[i]);
        }
    }

    /** A floating code object. */
    @CleanPoint
    public static Code read(ThreadState ts, MarshalReader r) {
        CodeBuilder b = new CodeBuilder();
        b.name = r.string();
        b.qualname = r.string();
        b.filename = r.string();
        b.firstLine = r.int32();
        b.flags = r.int32();
        b.argCount = r.int32();
        b.positionalOnlyCount = r.int32();
        b.keywordOnlyCount = r.int32();
        b.counted = r.int32();
        b.localCount = r.int32();
        b.constantBase = r.int32();
        b.varNames = names(r);
        b.cellVars = names(r);
        b.freeVars = names(r);
        b.finishedNames = names(r);
        PyStr[] used = names(r);
        for (PyStr name : used) {
            b.usedNames.add(name);
        }
        b.finishedAttributeSites = new AttributeSite[r.size()];
        for (int i = 0; i < b.finishedAttributeSites.length; i++) {
            b.finishedAttributeSites[i] = new AttributeSite(r.name());
        }
        b.finishedGlobalSites = new GlobalSite[r.size()];
        for (int i = 0; i < b.finishedGlobalSites.length; i++) {
            b.finishedGlobalSites[i] = new GlobalSite(r.name());
        }
        b.cellRegisters = ints(r);
        b.finishedTable = ints(r);
        b.finishedVariables = ints(r);
        int count = r.size();
        b.finishedInstructions = r.longs(count);
        b.finishedDepth = r.shorts(count + 1);
        int own = r.int32();
        b.lineTable = own < 0 ? null : r.raw(own);
        b.finishedPositions = new Positions(r.raw(r.size()), count);
        b.template = new PyObject[r.size()];
        objects(ts, r, b.template, b.constantBase);
        b.finishedConstants = new PyObject[r.size()];
        objects(ts, r, b.finishedConstants, 0);
        return new Code(ts, b);
    }

    @CleanPoint
    private static PyStr[] names(MarshalReader r) {
        int n = r.size();
        if (n == 0) {
            return NO_NAMES;
        }
        PyStr[] names = new PyStr[n];
        for (int i = 0; i < n; i++) {
            names[i] = r.name();
        }
        return names;
    }

    @CleanPoint
    private static int[] ints(MarshalReader r) {
        int[] values = new int[r.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = r.int32();
        }
        return values;
    }

    @CleanPoint
    private static void objects(ThreadState ts, MarshalReader r, PyObject[] into, int from) {
        for (int i = from; i < into.length; i++) {
            into[i] = r.constant();
        }
    }
}
