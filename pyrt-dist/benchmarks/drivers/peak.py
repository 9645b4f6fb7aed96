"""Compares programs at their peak, for the drivers `t0` and `files`."""
import argparse

from alternate import CPYTHON, PYRT, Comparison, Measured


def compare(name, description, aims):
    """
    Reads the command line of `./bench name`, runs the programs it asks for, of those that `aims` names, and prints the medians over all
    processes and the ratio (above 1: pyrt is faster) with its spread over the pairs, against the ratio that is aimed at.
    """
    parser = argparse.ArgumentParser(prog=f"./bench {name}", description=description)
    parser.add_argument("programs", nargs="*", help=f"of {', '.join(aims)}; all unless named")
    parser.add_argument("--pairs", type=int, default=5, help="processes of each interpreter (5)")
    parser.add_argument("--warmup", type=float, default=8, help="seconds for each program before pyrt is timed (8)")
    parser.add_argument("--rounds", type=int, default=25, help="timed rounds in each process (25)")
    parser.add_argument("--together", action="store_true", help="run all programs in one process, one after the other")
    options = parser.parse_args()
    programs = options.programs or list(aims)

    comparison = Comparison(programs)
    for _ in range(options.pairs):
        for group in [programs] if options.together else [[program] for program in programs]:
            theirs = Measured(CPYTHON, group, min(options.warmup, 1))
            ours = Measured(PYRT, group, options.warmup)
            comparison.alternate(group, theirs, ours, options.rounds)

    print(f"{'program':<12}{'CPython':>12}{'pyrt':>12}{'ratio':>8}{'least':>8}{'most':>8}{'aim':>7}")
    met = True
    for program in programs:
        aim = aims.get(program, 1.0)
        enough = comparison.ratio(program) >= aim
        met &= enough
        print(f"{comparison.line(program)}{aim:>7.1f}{'' if enough else '  missed'}")
    print("all aims met" if met else "aims missed")
