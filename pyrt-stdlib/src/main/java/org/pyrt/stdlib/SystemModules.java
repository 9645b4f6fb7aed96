package org.pyrt.stdlib;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.module.ModuleProvider;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.accounts.GrpModule;
import org.pyrt.stdlib.accounts.PwdModule;
import org.pyrt.stdlib.atomics.AtomicsModule;
import org.pyrt.stdlib.contention.ContentionModule;
import org.pyrt.stdlib.fcntl.FcntlModule;
import org.pyrt.stdlib.kit.PyrtPackage;
import org.pyrt.stdlib.locale.LocaleModule;
import org.pyrt.stdlib.mmap.MmapModule;
import org.pyrt.stdlib.multiprocessing.MultiprocessingModule;
import org.pyrt.stdlib.multiprocessing.PosixshmemModule;
import org.pyrt.stdlib.posix.PosixSubprocessModule;
import org.pyrt.stdlib.resource.ResourceModule;
import org.pyrt.stdlib.select.SelectModule;
import org.pyrt.stdlib.socket.SocketModule;
import org.pyrt.stdlib.stat.StatModule;
import org.pyrt.stdlib.sysconfig.SysconfigModule;
import org.pyrt.stdlib.syslog.SyslogModule;
import org.pyrt.stdlib.termios.TermiosModule;
import org.pyrt.stdlib.uuid.UuidModule;

/** The modules that give access to the operating system, and pyrt's own. */
public final class SystemModules implements ModuleProvider {

    /** For ServiceLoader. */
    public SystemModules() {}

    @Override
    public String[] names() {
        return new String[] {"_locale", "_multiprocessing", "_posixshmem", "_posixsubprocess", "_socket", "_stat", "_sysconfig", "_uuid", "fcntl", "grp", "mmap", "pwd", "pyrt", "pyrt.atomics", "pyrt.contention", "resource", "select", "syslog", "termios"};
    }

    @Override
    @CleanPoint
    public PyModule create(ThreadState ts, String name) {
        switch (name) {
            case "_locale":
                return LocaleModule.create(ts);
            case "_multiprocessing":
                return MultiprocessingModule.create(ts);
            case "_posixshmem":
                return PosixshmemModule.create(ts);
            case "_posixsubprocess":
                return PosixSubprocessModule.create(ts);
            case "_socket":
                return SocketModule.create(ts);
            case "_stat":
                return StatModule.create(ts);
            case "_sysconfig":
                return SysconfigModule.create(ts);
            case "_uuid":
                return UuidModule.create(ts);
            case "fcntl":
                return FcntlModule.create(ts);
            case "grp":
                return GrpModule.create(ts);
            case "mmap":
                return MmapModule.create(ts);
            case "pwd":
                return PwdModule.create(ts);
            case "pyrt":
                return PyrtPackage.create(ts);
            case "pyrt.atomics":
                return AtomicsModule.create(ts);
            case "pyrt.contention":
                return ContentionModule.create(ts);
            case "resource":
                return ResourceModule.create(ts);
            case "select":
                return SelectModule.create(ts);
            case "syslog":
                return SyslogModule.create(ts);
            case "termios":
                return TermiosModule.create(ts);
            default:
                throw new IllegalArgumentException(name);
        }
    }
}
