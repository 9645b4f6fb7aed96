package org.pyrt.stdlib.mmap;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;

/** The module {@code mmap}; its numbers are Linux's. Source: CPython 3.14 Modules/mmapmodule.c. */
@ExposedModule(name = "mmap", doc = "Memory that is mapped.")
public final class MmapModule {

    @ExposedConstant static final int PROT_READ = Mapping.PROT_READ;
    @ExposedConstant static final int PROT_WRITE = Mapping.PROT_WRITE;
    @ExposedConstant static final int PROT_EXEC = 4;
    @ExposedConstant static final int MAP_SHARED = Mapping.MAP_SHARED;
    @ExposedConstant static final int MAP_PRIVATE = Mapping.MAP_PRIVATE;
    @ExposedConstant static final int MAP_ANON = Mapping.MAP_ANONYMOUS;
    @ExposedConstant static final int MAP_ANONYMOUS = Mapping.MAP_ANONYMOUS;
    @ExposedConstant static final int MAP_DENYWRITE = 2048;
    @ExposedConstant static final int MAP_EXECUTABLE = 4096;
    @ExposedConstant static final int MAP_POPULATE = 32768;
    @ExposedConstant static final int MAP_STACK = 131072;
    @ExposedConstant static final int MAP_NORESERVE = 16384;
    @ExposedConstant static final int PAGESIZE = 4096;
    @ExposedConstant static final int ALLOCATIONGRANULARITY = 4096;
    @ExposedConstant static final int ACCESS_DEFAULT = PyMmap.ACCESS_DEFAULT;
    @ExposedConstant static final int ACCESS_READ = PyMmap.ACCESS_READ;
    @ExposedConstant static final int ACCESS_WRITE = PyMmap.ACCESS_WRITE;
    @ExposedConstant static final int ACCESS_COPY = PyMmap.ACCESS_COPY;
    @ExposedConstant static final int MADV_NORMAL = 0;
    @ExposedConstant static final int MADV_RANDOM = 1;
    @ExposedConstant static final int MADV_SEQUENTIAL = 2;
    @ExposedConstant static final int MADV_WILLNEED = 3;
    @ExposedConstant static final int MADV_DONTNEED = 4;
    @ExposedConstant static final int MADV_FREE = 8;
    @ExposedConstant static final int MADV_REMOVE = 9;
    @ExposedConstant static final int MADV_DONTFORK = 10;
    @ExposedConstant static final int MADV_DOFORK = 11;
    @ExposedConstant static final int MADV_MERGEABLE = 12;
    @ExposedConstant static final int MADV_UNMERGEABLE = 13;
    @ExposedConstant static final int MADV_HUGEPAGE = 14;
    @ExposedConstant static final int MADV_NOHUGEPAGE = 15;
    @ExposedConstant static final int MADV_DONTDUMP = 16;
    @ExposedConstant static final int MADV_DODUMP = 17;
    @ExposedConstant static final int MADV_HWPOISON = 100;

    private MmapModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "mmap", "Memory that is mapped.", new MmapModuleAdapter())
                .add("mmap", PyMmap.TYPE)
                .add("error", ExceptionTypes.OS_ERROR)
                .build();
    }
}
