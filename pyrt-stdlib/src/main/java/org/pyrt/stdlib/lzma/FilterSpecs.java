package org.pyrt.stdlib.lzma;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** Filters as Python gives them: dicts with an id and options. */
final class FilterSpecs {

    private static final int MOST = 4;
    private static final String[] LZMA_OPTIONS = {"id", "preset", "dict_size", "lc", "lp", "pb", "mode", "nice_len", "mf", "depth"};

    private FilterSpecs() {}

    /** A chain. Raises TypeError, ValueError, LZMAError. */
    @CleanPoint
    static Filter[] chain(ThreadState ts, PyObject specs) {
        if (specs instanceof PyDict) {
            throw Errors.typeError(ts, "dict is not a sequence");
        }
        long n = Sizes.length(ts, specs);
        if (n > MOST) {
            throw Errors.valueError(ts, "Too many filters - liblzma supports a maximum of " + MOST);
        }
        if (n == 0) {
            throw LzmaModule.error(ts, "Internal error");
        }
        Filter[] result = new Filter[(int) n];
        for (int i = 0; i < n; i++) {
            PyObject spec = Subscripts.get(ts, specs, PyInt.of(i));
            try (var held = ts.hold(spec)) {
                result[i] = filter(ts, spec);
            }
        }
        for (int i = 0; i < n; i++) {
            if (result[i].isLzma() != (i == n - 1) || !result[i].isValid()) {
                throw LzmaModule.error(ts, LzmaFailure.OPTIONS);
            }
        }
        return result;
    }

    /** One filter. */
    @CleanPoint
    static Filter filter(ThreadState ts, PyObject spec) {
        if (!(spec instanceof PyDict d)) {
            throw Errors.typeError(ts, "Filter specifier must be a dict or dict-like object");
        }
        PyObject id = d.getStr(ts, PyStr.of("id"));
        if (id == null) {
            throw Errors.valueError(ts, "Filter specifier must have an \"id\" entry");
        }
        long number = Sizes.indexAsLong(ts, id, ExceptionTypes.OVERFLOW_ERROR);
        if (number == Filter.LZMA1 || number == Filter.LZMA2) {
            return lzma(ts, d, number);
        }
        if (number == Filter.DELTA) {
            only(ts, d, "delta", "id", "dist");
            long distance = option(ts, d, "dist", 1);
            if (distance < 1 || distance > 256) {
                throw LzmaModule.error(ts, LzmaFailure.OPTIONS);
            }
            return Filter.delta((int) distance);
        }
        if (number >= Filter.X86 && number <= Filter.SPARC) {
            only(ts, d, "BCJ", "id", "start_offset");
            return Filter.branch(number, (int) option(ts, d, "start_offset", 0));
        }
        throw Errors.valueError(ts, "Invalid filter ID: " + number);
    }

    private static void only(ThreadState ts, PyDict d, String kind, String... names) {
        int found = 0;
        for (String name : names) {
            found += d.getStr(ts, PyStr.of(name)) != null ? 1 : 0;
        }
        if (found != d.size()) {
            throw Errors.valueError(ts, "Invalid filter specifier for " + kind + " filter");
        }
    }

    @CleanPoint
    private static long option(ThreadState ts, PyDict d, String name, long otherwise) {
        PyObject o = d.getStr(ts, PyStr.of(name));
        if (o == null || o == PyNone.NONE) {
            return otherwise;
        }
        long value = Sizes.indexAsLong(ts, o, ExceptionTypes.OVERFLOW_ERROR);
        if (value < 0 || value > 0xffff_ffffL) {
            throw Errors.overflowError(ts, "Value too large for uint32_t type");
        }
        return value;
    }

    @CleanPoint
    private static Filter lzma(ThreadState ts, PyDict d, long id) {
        only(ts, d, "LZMA", LZMA_OPTIONS);
        long preset = option(ts, d, "preset", 6);
        Filter f = Filter.preset(id, preset);
        if (f == null) {
            throw LzmaModule.error(ts, "Invalid compression preset: " + preset);
        }
        int dictionary = (int) Math.min(option(ts, d, "dict_size", f.dictSize()), Integer.MAX_VALUE);
        int depth = (int) Math.min(option(ts, d, "depth", f.depth()), 1000);
        int nice = (int) Math.min(Math.max(option(ts, d, "nice_len", f.nice()), 4), 273);
        return new Filter(
                id,
                dictionary,
                (int) Math.min(option(ts, d, "lc", f.lc()), 99),
                (int) Math.min(option(ts, d, "lp", f.lp()), 99),
                (int) Math.min(option(ts, d, "pb", f.pb()), 99),
                depth == 0 ? f.depth() : depth,
                nice,
                0,
                0);
    }
}
