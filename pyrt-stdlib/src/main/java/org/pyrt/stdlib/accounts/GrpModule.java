package org.pyrt.stdlib.accounts;

import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.module.PyStructSequence;
import org.pyrt.objects.module.StructSequenceType;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** The module grp. Source: CPython 3.14 Modules/grpmodule.c, group(5). */
@ExposedModule(name = "grp", doc = "The groups of users.")
public final class GrpModule {

    private static final String FILE = "/etc/group";
    private static final int FIELDS = 4;

    private static final StructSequenceType STRUCT =
            new StructSequenceType("grp.struct_group", "A group of users.", "gr_name", "gr_passwd", "gr_gid", "gr_mem");

    private GrpModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "grp", "The groups of users.", new GrpModuleAdapter()).add("struct_group", STRUCT.type).build();
    }

    private static PyObject make(ThreadState ts, String[] e) {
        String[] names = e[3].isEmpty() ? new String[0] : e[3].split(",", -1);
        PyObject[] members = new PyObject[names.length];
        for (int i = 0; i < names.length; i++) {
            members[i] = PyStr.of(names[i]);
        }
        return PyStructSequence.of(ts, STRUCT, PyStr.of(e[0]), PyStr.of(e[1]), PyInt.of(Long.parseLong(e[2])), PyList.of(ts, members));
    }

    @ExposedMethod(doc = "getgrgid($module, /, id)\n--\n\nThe group of a number.")
    @CleanPoint
    static PyObject getgrgid(ThreadState ts, PyObject id) {
        PyInt gid = Sizes.index(ts, id);
        String[] e = gid.fitsLong() ? AccountFile.byNumber(AccountFile.entries(FILE, FIELDS), gid.longValue()) : null;
        if (e == null) {
            throw Errors.keyError(ts, PyStr.of("getgrgid(): gid not found: " + gid.bigValue()));
        }
        return make(ts, e);
    }

    @ExposedMethod(doc = "getgrnam($module, /, name)\n--\n\nThe group of a name.")
    static PyObject getgrnam(ThreadState ts, String name) {
        if (name.indexOf(0) >= 0) {
            throw Errors.valueError(ts, "embedded null byte");
        }
        String[] e = AccountFile.byName(AccountFile.entries(FILE, FIELDS), name);
        if (e == null) {
            throw Errors.keyError(ts, PyStr.of("getgrnam(): name not found: '" + name + "'"));
        }
        return make(ts, e);
    }

    @ExposedMethod(doc = "getgrall($module, /)\n--\n\nAll groups.")
    static PyObject getgrall(ThreadState ts) {
        List<String[]> all = AccountFile.entries(FILE, FIELDS);
        PyObject[] groups = new PyObject[all.size()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = make(ts, all.get(i));
        }
        return PyList.of(ts, groups);
    }
}
