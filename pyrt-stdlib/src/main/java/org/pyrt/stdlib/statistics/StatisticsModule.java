package org.pyrt.stdlib.statistics;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;

/**
 * The module _statistics: the quantiles of the normal distribution. They are quotients of polynomials, one for the middle and two for the tails.
 *
 * <p>Source: M. J. Wichura, Algorithm AS 241: The Percentage Points of the Normal Distribution, 1988, whose coefficients these are.
 */
@ExposedModule(name = "_statistics", doc = "Accelerators for the statistics module.")
public final class StatisticsModule {

    private static final double MIDDLE = 0.425;
    private static final double MIDDLE_SQUARE = 0.180625;
    private static final double NEAR_TAIL = 5;

    /** Coefficients from the highest power. */
    private static final double[] MIDDLE_TOP = {
        2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125, 1971.5909503065514427,
        133.14166789178437745, 3.3871328727963666080
    };

    private static final double[] MIDDLE_BOTTOM = {
        5226.4952788528545610, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867, 5394.1960214247511077, 687.18700749205790830,
        42.313330701600911252, 1
    };

    private static final double[] NEAR_TOP = {
        7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258, 3.64784832476320460504,
        5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734
    };

    private static final double[] NEAR_BOTTOM = {
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1, 6.89767334985100004550e-1,
        1.67638483018380384940, 2.05319162663775882187, 1
    };

    private static final double[] FAR_TOP = {
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2, 2.96560571828504891230e-1,
        1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720
    };

    private static final double[] FAR_BOTTOM = {
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4, 1.48753612908506148525e-2,
        1.36929880922735805310e-1, 5.99832206555887937690e-1, 1
    };

    private StatisticsModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_statistics", "Accelerators for the statistics module.", new StatisticsModuleAdapter()).build();
    }

    @ExposedMethod(
            name = "_normal_dist_inv_cdf",
            doc = "_normal_dist_inv_cdf($module, p, mu, sigma, /)\n--\n\nThe value that a normal distribution exceeds with probability 1 - p.")
    @CleanPoint
    static double quantile(ThreadState ts, double p, double mu, @PositionalOnly double sigma) {
        double q = p - 0.5;
        if (Math.abs(q) <= MIDDLE) {
            double r = MIDDLE_SQUARE - q * q;
            return mu + polynomial(MIDDLE_TOP, r) * q / polynomial(MIDDLE_BOTTOM, r) * sigma;
        }
        double tail = q <= 0 ? p : 1 - p;
        if (tail <= 0 || tail >= 1) {
            throw Errors.valueError(ts, "inv_cdf undefined for these parameters");
        }
        double r = Math.sqrt(-Math.log(tail));
        double x =
                r <= NEAR_TAIL
                        ? polynomial(NEAR_TOP, r - 1.6) / polynomial(NEAR_BOTTOM, r - 1.6)
                        : polynomial(FAR_TOP, r - NEAR_TAIL) / polynomial(FAR_BOTTOM, r - NEAR_TAIL);
        return mu + (q < 0 ? -x : x) * sigma;
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (double c : coefficients) {
            sum = sum * x + c;
        }
        return sum;
    }
}
