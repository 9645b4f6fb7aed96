package org.pyrt.vm.boot;

import java.util.ServiceLoader;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.BlockAllocator;
import org.pyrt.api.service.CycleCollector;
import org.pyrt.api.service.SingleService;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.host.ChildEnvironment;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadRegistry;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.frame.FrameNeeds;
import org.pyrt.vm.imports.Importer;
import org.pyrt.vm.imports.JavaModules;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.interpreter.Execution;
import org.pyrt.vm.monitor.Monitors;
import org.pyrt.vm.modules.builtins.BuiltinsModule;
import org.pyrt.vm.modules.gc.Collections;
import org.pyrt.vm.modules.sys.SysModule;
import org.pyrt.vm.modules.tracemalloc.TracemallocModule;
import org.pyrt.vm.thread.Breaker;
import org.pyrt.vm.thread.PythonThreads;
import org.pyrt.vm.thread.Signals;

/**
 * One interpreter with everything that hangs off it. Made by {@link #boot} on the thread that becomes its main Python thread; ended by
 * {@link Shutdown}.
 */
public final class VirtualMachine extends Interpreter implements Execution.BreakerService, Code.CodeListener {

    /** What the machine was started with. */
    public final Settings settings;

    /** The import system. */
    public final Importer importer;

    /** The Python threads. */
    public final PythonThreads threads;

    /** Who wants to hear of events of running code. */
    public final Monitors monitors = new Monitors();

    /** The signals; null until somebody asks {@code Signals.of}. */
    public volatile Signals signals;

    /** What the interpreter's programs may do. */
    public final InterpreterConfig config;

    /** The number that programs know the interpreter by; 0 for the first one. */
    public final long number;

    /** The interpreter that was there first, or null if this is it. */
    private final VirtualMachine first;

    /** The process's further interpreters, the first one's; null before the first of them. */
    private volatile Interpreters others;

    /** What the program's folder has put first in sys.path, or null. */
    private volatile String firstPath;

    @Slot private final PyDict modules;
    @Slot private PyModule builtinsModule;
    @Slot private PyModule sysModule;
    private ThreadState mainThread;
    private volatile boolean finalizing;
    private volatile int recursionLimit = 1000;
    private volatile double switchInterval = 0.005;

    /** What sys.setdlopenflags was told; RTLD_NOW before. */
    private volatile int loadingFlags = 2;

    private VirtualMachine(ThreadRegistry registry, CycleCollector collector, BlockAllocator allocator, Settings settings, VirtualMachine first, InterpreterConfig config, long number) {
        super(registry, new Hooks(), collector, allocator);
        this.settings = settings;
        this.first = first;
        this.config = config;
        this.number = number;
        this.modules = new PyDict();
        this.importer = new Importer(new JavaModules(), settings.importTime());
        this.threads = new PythonThreads();
    }

    /** The machine that the thread runs in. */
    public static VirtualMachine of(ThreadState ts) {
        return (VirtualMachine) ts.interpreter;
    }

    /**
     * Boots an interpreter; the calling thread is attached as its main thread.
     *
     * @throws IllegalStateException if not exactly one collector and one allocator are linked
     */
    @CleanPoint
    public static VirtualMachine boot(Settings settings) {
        return boot(settings, null, InterpreterConfig.MAIN, 0);
    }

    /** As {@link #boot(Settings)}, for an interpreter besides {@code first}, the process's first one, with its settings. */
    @CleanPoint
    static VirtualMachine bootBeside(VirtualMachine first, InterpreterConfig config, long number) {
        return boot(first.settings, first, config, number);
    }

    @CleanPoint
    private static VirtualMachine boot(Settings settings, VirtualMachine first, InterpreterConfig config, long number) {
        // Of the boot layer, as all modules of an image are: a search by class loader takes longer, for it also looks at the class path.
        ModuleLayer layer = ModuleLayer.boot();
        CycleCollector collector =
                SingleService.of(CycleCollector.Provider.class, ServiceLoader.load(layer, CycleCollector.Provider.class)).create();
        BlockAllocator allocator =
                SingleService.of(BlockAllocator.Provider.class, ServiceLoader.load(layer, BlockAllocator.Provider.class)).create();
        BuiltinTypes.initialize();
        VirtualMachine vm = new VirtualMachine(new ThreadRegistry(settings.hasGil()), collector, allocator, settings, first, config, number);
        vm.mainThread = vm.attachCurrentThread();
        if (first == null) {
            vm.reserve.keep(vm.mainThread);
            UncaughtErrors.prepare();
        }
        vm.makeModules(vm.mainThread);
        return vm;
    }

    /** Makes the calling Java thread a thread of this interpreter, attached. Pair with {@code ThreadState.exit}. */
    @SuppressWarnings("CleanPoint") // a thread that was not attached floats nothing
    public ThreadState attachCurrentThread() {
        ThreadState ts = registry.attachCurrentThread();
        ts.interpreter = this;
        try {
            ts.tracker = collector.newTracker(ts);
        } catch (OutOfMemoryError e) {
            ts.exit();
            throw e;
        }
        ts.recursionLimit = recursionLimit;
        return ts;
    }

    /** The process's further interpreters. Call on the first. */
    synchronized Interpreters others() {
        if (others == null) {
            others = new Interpreters();
        }
        return others;
    }

    /** Whether there has been a further interpreter in the process. */
    boolean hasOthers() {
        return others != null;
    }

    @Override
    public VirtualMachine main() {
        return first != null ? first : this;
    }

    /** What the program's folder has put first in sys.path, or null. */
    public String firstPath() {
        return firstPath;
    }

    /** Tells what the program's folder has put first in sys.path. */
    public void setFirstPath(String folder) {
        firstPath = folder;
    }

    @Override
    public void standIn(ThreadRegistry registry) {
        PythonThreads.standIn(this);
    }

    @Override
    public void visitRoots(SlotVisitor visitor) {
        super.visitRoots(visitor);
        visitor.visit(builtinsModule);
        visitor.visit(sysModule);
        importer.visitSlots(visitor);
        monitors.visitSlots(visitor);
        if (signals != null) {
            signals.visitSlots(visitor);
        }
    }

    @CleanPoint
    private void makeModules(ThreadState ts) {
        builtinsModule = importer.makeBuiltin(ts, "builtins", BuiltinsModule.create(ts));
        Refs.incref(ts, builtinsModule);
        builtins().putStr(ts, PyStr.interned("__debug__"), PyBool.of(settings.optimize == 0));
        sysModule = importer.makeBuiltin(ts, "sys", SysModule.create(ts, this));
        Refs.incref(ts, sysModule);
        if (settings.locale.coerced) {
            ChildEnvironment.of(ts).put(StartLocale.VARIABLE, StartLocale.TARGET);
        }
        StandardStreams.open(ts, this);
        ts.drain();
        Collections.of(ts);
        if (settings.tracedFrames() > 0) {
            TracemallocModule.start(ts, settings.tracedFrames());
        }
        if (first == null && settings.contentionReport() != null) {
            ContentionReport.begin(ts, this);
        }
    }

    @Override
    public void visitUncounted(ThreadState thread, SlotVisitor visitor) {
        FrameNeeds.visitAll(thread, visitor);
    }

    /** For {@code Signals}: its one instance. */
    public synchronized Signals makeSignals() {
        if (signals == null) {
            signals = Signals.make(mainThread);
        }
        return signals;
    }

    /** Sets how deep calls nest, for every thread. */
    public void setRecursionLimit(int limit) {
        recursionLimit = limit;
        for (ThreadState t : registry.snapshot()) {
            t.recursionLimit = limit;
        }
    }

    /** sys.getswitchinterval(), in seconds. */
    public double switchInterval() {
        return switchInterval;
    }

    /** Changes the switch interval. */
    public void setSwitchInterval(double seconds) {
        switchInterval = seconds;
        registry.setSwitchInterval((long) (seconds * 1e9));
    }

    /** sys.getdlopenflags(). */
    public int loadingFlags() {
        return loadingFlags;
    }

    /** Changes what sys.getdlopenflags tells. */
    public void setLoadingFlags(int flags) {
        loadingFlags = flags;
    }

    @Override
    public boolean keepsColumns() {
        return settings.debugRanges;
    }

    @Override
    public void created(Code code) {
        monitors.add(code);
    }

    @Override
    @CleanPoint
    public void serveBreaker(ThreadState ts, int bits) {
        Breaker.serveRest(ts, bits);
    }

    /** The main thread's state. */
    public ThreadState mainThread() {
        return mainThread;
    }

    /** Whether the interpreter is ending. */
    public boolean isFinalizing() {
        return finalizing;
    }

    void setFinalizing() {
        finalizing = true;
    }

    /** The module builtins. */
    public PyModule builtinsModule() {
        return builtinsModule;
    }

    /** The module sys. */
    public PyModule sysModule() {
        return sysModule;
    }

    @Override
    public boolean allowsExec() {
        return config.exec();
    }

    @Override
    public boolean developing() {
        return settings.developing;
    }

    @Override
    public boolean utf8Mode() {
        return settings.utf8Mode() != 0;
    }

    @Override
    public String localeEncoding() {
        return settings.locale.encoding;
    }

    @Override
    public boolean warnsOfEncodings() {
        return settings.warnsOfEncodings;
    }

    @Override
    public int toldProcessors() {
        return settings.toldProcessors();
    }

    @Override
    public PyDict builtins() {
        return builtinsModule.globals(mainThread);
    }

    @Override
    public PyDict sys() {
        return sysModule.globals(mainThread);
    }

    @Override
    public PyDict modules() {
        return modules;
    }

    /** An attribute of sys, floating, or null. */
    public PyObject sysAttribute(ThreadState ts, PyStr name) {
        return sysModule.globals(ts).getStr(ts, name);
    }
}
