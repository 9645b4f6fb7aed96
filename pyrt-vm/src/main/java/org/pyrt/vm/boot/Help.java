package org.pyrt.vm.boot;

/** What {@code --help} and its like print. Stateless. */
final class Help {

    static final String USAGE = "usage: " + CommandLine.PROGRAM + " [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";

    private static final String OPTIONS =
            """
            Runs a Python program: a file, a folder with a __main__.py, a command, a module, or standard input.
            Options, and the variables of the environment that say the same:
            -b     : warn where bytes are taken for str, or compared with it or an int; -bb: raise the warning
            -B     : write no cached bytecode; PYTHONDONTWRITEBYTECODE
            -c cmd : run the command; ends the options
            -d     : accepted, has no effect; PYTHONDEBUG
            -E     : ignore the PYTHON* variables
            -h     : this text; also -?, --help
            -i     : read statements from standard input when the program has ended; PYTHONINSPECT
            -I     : isolated: as -E, -P and -s
            -m mod : run the module as a script; ends the options
            -O     : drop assert statements, __debug__ is false; PYTHONOPTIMIZE
            -OO    : as -O, drop docstrings too
            -P     : keep the script's folder off sys.path; PYTHONSAFEPATH
            -q     : no version when statements are read from a terminal
            -s     : no user site folder; PYTHONNOUSERSITE
            -S     : do not import site
            -u     : stdout and stderr write through; PYTHONUNBUFFERED
            -v     : say what is imported; PYTHONVERBOSE
            -V     : the version; also --version; twice: with the build
            -W arg : warnings: action:message:category:module:lineno; PYTHONWARNINGS
            -x     : skip the first line of the program
            -X opt : an option of this implementation, see --help-xoptions
            --check-hash-based-pycs always|default|never:
                     when cached bytecode named by a hash is compared with its source
            --help-env, --help-xoptions, --help-all:
                     the variables, the options of -X, everything
            Arguments:
            file   : the program
            -      : read it from standard input, as without any argument
            arg ...: sys.argv[1:]
            """;

    private static final String IMPLEMENTATION_OPTIONS =
            """
            Options of this implementation, and the variables of the environment that say the same:
            -X cpu_count=N : what os.cpu_count() says; PYTHON_CPU_COUNT
            -X contention=FILE.html : write what threads waited for as a page
            -X context_aware_warnings=[0|1] : whether the filters of warnings are those of the context; PYTHON_CONTEXT_AWARE_WARNINGS
            -X countwrites : for those who work on the runtime: count the writes to headers of shared objects
            -X dev : development mode: more warnings and checks; PYTHONDEVMODE
            -X faulthandler : write the Python traceback of fatal errors; PYTHONFAULTHANDLER
            -X frozen_modules=[on|off] : whether modules that the runtime brings along are taken before the library's files;
                     PYTHON_FROZEN_MODULES
            -X gil=[0|1] : whether a lock keeps threads from running Python at once; PYTHON_GIL
            -X implementation-name=NAME : what sys.implementation.name says
            -X importtime[=2] : how long each import takes; 2: also what is loaded already; PYTHONPROFILEIMPORTTIME
            -X int_max_str_digits=N : the most digits between int and str, 0 for no limit; PYTHONINTMAXSTRDIGITS
            -X no_debug_ranges : code objects without columns; PYTHONNODEBUGRANGES
            -X nocounts, plain, refaudit, refpoison : for those who work on the runtime: count nothing; lock nothing, for one thread;
                     check all counts at the end; fail where a dead object is used
            -X pycache_prefix=PATH : a folder for cached bytecode; PYTHONPYCACHEPREFIX
            -X thread_inherit_context=[0|1] : whether threads begin with the context variables of who starts them;
                     PYTHON_THREAD_INHERIT_CONTEXT
            -X tlbc=[0|1] : accepted, has no effect; PYTHON_TLBC
            -X tracemalloc[=N] : trace where objects are made, with N frames; PYTHONTRACEMALLOC
            -X utf8[=0|1] : UTF-8 mode; PYTHONUTF8
            -X warn_default_encoding : warn of files opened without an encoding; PYTHONWARNDEFAULTENCODING
            """;

    private static final String VARIABLES =
            """
            Variables of the environment:
            PYTHONBREAKPOINT : what breakpoint() calls; 0 for nothing
            PYTHONCOERCECLOCALE : 0: keep the C locale; warn: tell that it is changed
            PYTHONHASHSEED : 'random', or the seed of hashes of str and bytes
            PYTHONHOME : accepted, has no effect: the library is the image's
            PYTHONIOENCODING : encoding[:errors] of stdin, stdout and stderr
            PYTHONPATH : folders with ':' between them, which come first on the module search path
            PYTHONSTARTUP : a file to run before statements are read from a terminal
            PYTHONASYNCIODEBUG : asyncio's debug mode
            PYTHONUSERBASE : site.USER_BASE
            PYTHON_COLORS : 1: colored output, 0: none
            Variables that say the same as an option:
            PYTHON_CONTEXT_AWARE_WARNINGS -X context_aware_warnings, PYTHON_CPU_COUNT -X cpu_count, PYTHONDEBUG -d, PYTHONDEVMODE -X dev, PYTHONDONTWRITEBYTECODE -B,
            PYTHONFAULTHANDLER -X faulthandler, PYTHON_FROZEN_MODULES -X frozen_modules, PYTHON_GIL -X gil, PYTHONINSPECT -i,
            PYTHONINTMAXSTRDIGITS -X int_max_str_digits, PYTHONNODEBUGRANGES -X no_debug_ranges, PYTHONNOUSERSITE -s,
            PYTHONOPTIMIZE -O, PYTHONPROFILEIMPORTTIME -X importtime, PYTHONPYCACHEPREFIX -X pycache_prefix, PYTHONSAFEPATH -P,
            PYTHON_THREAD_INHERIT_CONTEXT -X thread_inherit_context, PYTHON_TLBC -X tlbc, PYTHONTRACEMALLOC -X tracemalloc, PYTHONUNBUFFERED -u, PYTHONUTF8 -X utf8, PYTHONVERBOSE -v,
            PYTHONWARNDEFAULTENCODING -X warn_default_encoding, PYTHONWARNINGS -W
            """;

    private Help() {}

    /** The text of {@code --help}, {@code --help-env}, {@code --help-xoptions} or {@code --help-all}. */
    static String of(String option) {
        switch (option) {
            case "--help-env":
                return VARIABLES;
            case "--help-xoptions":
                return IMPLEMENTATION_OPTIONS;
            case "--help-all":
                return USAGE + OPTIONS + "\n" + IMPLEMENTATION_OPTIONS + "\n" + VARIABLES;
            default:
                return USAGE + OPTIONS;
        }
    }
}
