package org.pyrt.stdlib.accounts;

import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
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

/** The module pwd. Source: CPython 3.14 Modules/pwdmodule.c, passwd(5). */
@ExposedModule(name = "pwd", doc = "The users.")
public final class PwdModule {

    private static final String FILE = "/etc/passwd";
    private static final int FIELDS = 7;

    private static final StructSequenceType STRUCT =
            new StructSequenceType("pwd.struct_passwd", "A user.", "pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell");

    private PwdModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "pwd", "The users.", new PwdModuleAdapter()).add("struct_passwd", STRUCT.type).build();
    }

    private static PyObject make(ThreadState ts, String[] e) {
        return PyStructSequence.of(
                ts, STRUCT, PyStr.of(e[0]), PyStr.of(e[1]), PyInt.of(Long.parseLong(e[2])), PyInt.of(Long.parseLong(e[3])), PyStr.of(e[4]), PyStr.of(e[5]),
                PyStr.of(e[6]));
    }

    @ExposedMethod(doc = "getpwuid($module, uidobj, /)\n--\n\nThe user of a number.")
    @CleanPoint
    static PyObject getpwuid(ThreadState ts, @PositionalOnly PyObject uidobj) {
        PyInt uid = Sizes.index(ts, uidobj);
        String[] e = uid.fitsLong() ? AccountFile.byNumber(AccountFile.entries(FILE, FIELDS), uid.longValue()) : null;
        if (e == null) {
            throw Errors.keyError(ts, PyStr.of("getpwuid(): uid not found: " + uid.bigValue()));
        }
        return make(ts, e);
    }

    @ExposedMethod(doc = "getpwnam($module, name, /)\n--\n\nThe user of a name.")
    static PyObject getpwnam(ThreadState ts, @PositionalOnly String name) {
        if (name.indexOf(0) >= 0) {
            throw Errors.valueError(ts, "embedded null byte");
        }
        String[] e = AccountFile.byName(AccountFile.entries(FILE, FIELDS), name);
        if (e == null) {
            throw Errors.keyError(ts, PyStr.of("getpwnam(): name not found: '" + name + "'"));
        }
        return make(ts, e);
    }

    @ExposedMethod(doc = "getpwall($module, /)\n--\n\nAll users.")
    static PyObject getpwall(ThreadState ts) {
        List<String[]> all = AccountFile.entries(FILE, FIELDS);
        PyObject[] users = new PyObject[all.size()];
        for (int i = 0; i < users.length; i++) {
            users[i] = make(ts, all.get(i));
        }
        return PyList.of(ts, users);
    }
}
