package org.pyrt.vm.ast;

import java.util.List;

/**
 * The parameters of a function or lambda.
 *
 * @param vararg the parameter {@code *name}, or null
 * @param kwDefaults as long as {@code kwonlyargs}; null where the parameter has no default
 * @param kwarg the parameter {@code **name}, or null
 * @param defaults those of the last parameters of {@code posonlyargs + args}
 */
public record Arguments(List<Arg> posonlyargs, List<Arg> args, Arg vararg, List<Arg> kwonlyargs,
        List<Expr> kwDefaults, Arg kwarg, List<Expr> defaults) {

    /** No parameters at all. */
    public static final Arguments EMPTY =
            new Arguments(List.of(), List.of(), null, List.of(), List.of(), null, List.of());
}
