package org.pyrt.stdlib.datetime;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyCapsule;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;

/** The module {@code _datetime}. Source: CPython 3.14 Modules/_datetimemodule.c. */
@ExposedModule(name = "_datetime", doc = "Fast implementation of the datetime module.")
public final class DatetimeModule {

    @ExposedConstant(name = "MINYEAR")
    static final int FIRST_YEAR = Days.MIN_YEAR;

    @ExposedConstant(name = "MAXYEAR")
    static final int LAST_YEAR = Days.MAX_YEAR;

    private DatetimeModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_datetime", "Fast implementation of the datetime module.", new DatetimeModuleAdapter())
                .add("date", PyDate.TYPE)
                .add("datetime", PyDateTime.DATETIME)
                .add("time", PyTime.TYPE)
                .add("timedelta", PyTimeDelta.TYPE)
                .add("tzinfo", PyTZInfo.TYPE)
                .add("timezone", PyTimeZone.TYPE)
                .add("UTC", PyTimeZone.UTC)
                .add("datetime_CAPI", new PyCapsule("datetime.datetime_CAPI"))
                .build();
    }
}
