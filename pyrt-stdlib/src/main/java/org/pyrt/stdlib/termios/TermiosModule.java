package org.pyrt.stdlib.termios;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.SystemErrors;
import org.pyrt.stdlib.posix.FileNumbers;

/** The module termios: the modes of terminals. Source: CPython 3.14 Modules/termios.c, termios(3). */
@ExposedModule(name = "termios", doc = "The modes of terminals.")
public final class TermiosModule {

    /** The class termios.error. */
    static final PyType ERROR = PyType.builtin("termios.error", null).base(ExceptionTypes.EXCEPTION).flags(PyType.BASETYPE).build();

    private static final String CONSTANTS =
            "B0=0;B50=1;B75=2;B110=3;B134=4;B150=5;B200=6;B300=7;B600=8;B1200=9;B1800=10;B2400=11;B4800=12;B9600=13;B19200=14;"
            + "B38400=15;B57600=4097;B115200=4098;B230400=4099;B460800=4100;B500000=4101;B576000=4102;B921600=4103;B1000000=4104;"
            + "B1152000=4105;B1500000=4106;B2000000=4107;B2500000=4108;B3000000=4109;B3500000=4110;B4000000=4111;CBAUDEX=4096;"
            + "TCSANOW=0;TCSADRAIN=1;TCSAFLUSH=2;TCIFLUSH=0;TCOFLUSH=1;TCIOFLUSH=2;TCOOFF=0;TCOON=1;TCIOFF=2;TCION=3;IGNBRK=1;"
            + "BRKINT=2;IGNPAR=4;PARMRK=8;INPCK=16;ISTRIP=32;INLCR=64;IGNCR=128;ICRNL=256;IUCLC=512;IXON=1024;IXANY=2048;IXOFF=4096;"
            + "IMAXBEL=8192;IUTF8=16384;OPOST=1;OLCUC=2;ONLCR=4;OCRNL=8;ONOCR=16;ONLRET=32;OFILL=64;OFDEL=128;NLDLY=256;CRDLY=1536;"
            + "TABDLY=6144;BSDLY=8192;VTDLY=16384;FFDLY=32768;NL0=0;NL1=256;CR0=0;CR1=512;CR2=1024;CR3=1536;TAB0=0;TAB1=2048;"
            + "TAB2=4096;TAB3=6144;XTABS=6144;BS0=0;BS1=8192;VT0=0;VT1=16384;FF0=0;FF1=32768;CSIZE=48;CSTOPB=64;CREAD=128;"
            + "PARENB=256;PARODD=512;HUPCL=1024;CLOCAL=2048;CIBAUD=269418496;CRTSCTS=2147483648;CS5=0;CS6=16;CS7=32;CS8=48;ISIG=1;"
            + "ICANON=2;XCASE=4;ECHO=8;ECHOE=16;ECHOK=32;ECHONL=64;ECHOCTL=512;ECHOPRT=1024;ECHOKE=2048;FLUSHO=4096;NOFLSH=128;"
            + "TOSTOP=256;PENDIN=16384;IEXTEN=32768;EXTPROC=65536;VINTR=0;VQUIT=1;VERASE=2;VKILL=3;VEOF=4;VTIME=5;VMIN=6;VSWTC=7;"
            + "VSWTCH=7;VSTART=8;VSTOP=9;VSUSP=10;VEOL=11;VREPRINT=12;VDISCARD=13;VWERASE=14;VLNEXT=15;VEOL2=16;CBAUD=4111;"
            + "CDSUSP=25;CEOF=4;CEOL=0;CEOT=4;CERASE=127;CFLUSH=15;CINTR=3;CKILL=21;CLNEXT=22;CQUIT=28;CRPRNT=18;CSTART=17;"
            + "CSTOP=19;CSUSP=26;CWERASE=23;EXTA=14;EXTB=15;FIOASYNC=21586;FIOCLEX=21585;FIONBIO=21537;FIONCLEX=21584;FIONREAD=21531;"
            + "IOCSIZE_MASK=1073676288;IOCSIZE_SHIFT=16;NCC=8;NCCS=32;N_MOUSE=2;N_PPP=3;N_SLIP=1;N_STRIP=4;N_TTY=0;TCFLSH=21515;"
            + "TCGETA=21509;TCGETS=21505;TCSBRK=21513;TCSBRKP=21541;TCSETA=21510;TCSETAF=21512;TCSETAW=21511;TCSETS=21506;"
            + "TCSETSF=21508;TCSETSW=21507;TCXONC=21514;TIOCCONS=21533;TIOCEXCL=21516;TIOCGETD=21540;TIOCGICOUNT=21597;"
            + "TIOCGLCKTRMIOS=21590;TIOCGPGRP=21519;TIOCGSERIAL=21534;TIOCGSOFTCAR=21529;TIOCGWINSZ=21523;TIOCINQ=21531;TIOCLINUX=21532;"
            + "TIOCMBIC=21527;TIOCMBIS=21526;TIOCMGET=21525;TIOCMIWAIT=21596;TIOCMSET=21528;TIOCM_CAR=64;TIOCM_CD=64;TIOCM_CTS=32;"
            + "TIOCM_DSR=256;TIOCM_DTR=2;TIOCM_LE=1;TIOCM_RI=128;TIOCM_RNG=128;TIOCM_RTS=4;TIOCM_SR=16;TIOCM_ST=8;TIOCNOTTY=21538;"
            + "TIOCNXCL=21517;TIOCOUTQ=21521;TIOCPKT=21536;TIOCPKT_DATA=0;TIOCPKT_DOSTOP=32;TIOCPKT_FLUSHREAD=1;TIOCPKT_FLUSHWRITE=2;"
            + "TIOCPKT_NOSTOP=16;TIOCPKT_START=8;TIOCPKT_STOP=4;TIOCSCTTY=21518;TIOCSERCONFIG=21587;TIOCSERGETLSR=21593;"
            + "TIOCSERGETMULTI=21594;TIOCSERGSTRUCT=21592;TIOCSERGWILD=21588;TIOCSERSETMULTI=21595;TIOCSERSWILD=21589;TIOCSER_TEMT=1;"
            + "TIOCSETD=21539;TIOCSLCKTRMIOS=21591;TIOCSPGRP=21520;TIOCSSERIAL=21535;TIOCSSOFTCAR=21530;TIOCSTI=21522;TIOCSWINSZ=21524;"
            + "_POSIX_VDISABLE=0;";

    /** The C struct: four flags, a line discipline, control characters, two speeds. */
    private static final int SIZE = 64;

    private static final int LOCAL_FLAGS = 12;
    private static final int CHARACTERS = 17;
    private static final int CHARACTER_COUNT = 32;
    private static final int ICANON = 2;
    private static final int VTIME = 5;
    private static final int VMIN = 6;
    private static final int TIOCGWINSZ = 0x5413;
    private static final int TIOCSWINSZ = 0x5414;

    private TermiosModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "termios", "The modes of terminals.", new TermiosModuleAdapter()).numbers(CONSTANTS).add("error", ERROR).build();
    }

    private static void check(ThreadState ts, int result) {
        if (result < 0) {
            throw Errors.raise(ts, ERROR, PyInt.of(-result), PyStr.of(SystemErrors.text(-result)));
        }
    }

    @CleanPoint
    private static void blocking(ThreadState ts, String function, int fd, long argument, long address) {
        LibC libc = LibC.of(ts);
        int result;
        ts.detach();
        try {
            result = libc.callInt(function, fd, argument, address);
        } finally {
            ts.attach();
        }
        check(ts, result);
    }

    @ExposedMethod(doc = "tcgetattr($module, fd, /)\n--\n\nThe modes of a terminal: four numbers of flags, two speeds, the control characters.")
    @CleanPoint
    static PyObject tcgetattr(ThreadState ts, @PositionalOnly PyObject fd) {
        int number = FileNumbers.of(ts, fd);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment s = libc.allocate(SIZE);
            blocking(ts, "tcgetattr", number, s.address(), 0);
            PyObject[] characters = new PyObject[CHARACTER_COUNT];
            boolean raw = (s.get(ValueLayout.JAVA_INT, LOCAL_FLAGS) & ICANON) == 0;
            for (int i = 0; i < CHARACTER_COUNT; i++) {
                byte c = s.get(ValueLayout.JAVA_BYTE, CHARACTERS + i);
                characters[i] = raw && (i == VMIN || i == VTIME) ? PyInt.of(c & 0xff) : PyBytes.of(new byte[] {c});
            }
            PyObject[] all = new PyObject[7];
            for (int i = 0; i < 4; i++) {
                all[i] = PyInt.of(s.getAtIndex(ValueLayout.JAVA_INT, i) & 0xffffffffL);
            }
            all[4] = PyInt.of(libc.callLong("cfgetispeed", s.address(), 0, 0, 0, 0, 0) & 0xffffffffL);
            all[5] = PyInt.of(libc.callLong("cfgetospeed", s.address(), 0, 0, 0, 0, 0) & 0xffffffffL);
            all[6] = PyList.of(ts, characters);
            return PyList.of(ts, all);
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "tcsetattr($module, fd, when, attributes, /)\n--\n\nChange the modes of a terminal, at once or when its output was sent.")
    @CleanPoint
    static void tcsetattr(ThreadState ts, PyObject fd, int when, @PositionalOnly PyObject attributes) {
        int number = FileNumbers.of(ts, fd);
        if (!(attributes instanceof PyList list) || list.size() != 7) {
            throw Errors.typeError(ts, "tcsetattr, arg 3: must be 7 element list");
        }
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        PyTuple all = Iteration.toTuple(ts, list);
        try (var held = ts.hold(all)) {
            MemorySegment s = libc.allocate(SIZE);
            check(ts, libc.callInt("tcgetattr", number, s.address()));
            for (int i = 0; i < 4; i++) {
                s.setAtIndex(ValueLayout.JAVA_INT, i, (int) number(ts, all.get(i)));
            }
            long input = number(ts, all.get(4));
            long output = number(ts, all.get(5));
            setCharacters(ts, s, all.get(6));
            check(ts, libc.callInt("cfsetispeed", s.address(), input));
            check(ts, libc.callInt("cfsetospeed", s.address(), output));
            blocking(ts, "tcsetattr", number, when, s.address());
        } finally {
            libc.reset(mark);
        }
    }

    @CleanPoint
    private static long number(ThreadState ts, PyObject o) {
        return fitting(ts, Sizes.index(ts, o));
    }

    private static long fitting(ThreadState ts, PyInt i) {
        if (!i.fitsLong()) {
            throw Errors.overflowError(ts, "Python int too large to convert to C long");
        }
        return i.longValue();
    }

    @CleanPoint
    private static void setCharacters(ThreadState ts, MemorySegment s, PyObject characters) {
        if (!(characters instanceof PyList) || Sizes.length(ts, characters) != CHARACTER_COUNT) {
            throw Errors.typeError(ts, "tcsetattr: attributes[6] must be " + CHARACTER_COUNT + " element list");
        }
        PyTuple all = Iteration.toTuple(ts, characters);
        try (var held = ts.hold(all)) {
            for (int i = 0; i < CHARACTER_COUNT; i++) {
                PyObject c = all.get(i);
                PyInt value = PyInt.asSelf(c);
                if (PyBytes.asSelf(c) instanceof PyBytes b && b.length() == 1) {
                    s.set(ValueLayout.JAVA_BYTE, CHARACTERS + i, b.array()[b.offset()]);
                } else if (value != null) {
                    s.set(ValueLayout.JAVA_BYTE, CHARACTERS + i, (byte) fitting(ts, value));
                } else {
                    throw Errors.typeError(ts, "tcsetattr: elements of attributes must be characters or integers");
                }
            }
        }
    }

    @ExposedMethod(doc = "tcsendbreak($module, fd, duration, /)\n--\n\nSend a break.")
    @CleanPoint
    static void tcsendbreak(ThreadState ts, PyObject fd, @PositionalOnly int duration) {
        blocking(ts, "tcsendbreak", FileNumbers.of(ts, fd), duration, 0);
    }

    @ExposedMethod(doc = "tcdrain($module, fd, /)\n--\n\nWait until all output was sent.")
    @CleanPoint
    static void tcdrain(ThreadState ts, @PositionalOnly PyObject fd) {
        blocking(ts, "tcdrain", FileNumbers.of(ts, fd), 0, 0);
    }

    @ExposedMethod(doc = "tcflush($module, fd, queue, /)\n--\n\nThrow away what waits to be read or sent.")
    @CleanPoint
    static void tcflush(ThreadState ts, PyObject fd, @PositionalOnly int queue) {
        blocking(ts, "tcflush", FileNumbers.of(ts, fd), queue, 0);
    }

    @ExposedMethod(doc = "tcflow($module, fd, action, /)\n--\n\nSuspend or resume input or output.")
    @CleanPoint
    static void tcflow(ThreadState ts, PyObject fd, @PositionalOnly int action) {
        blocking(ts, "tcflow", FileNumbers.of(ts, fd), action, 0);
    }

    @ExposedMethod(doc = "tcgetwinsize($module, fd, /)\n--\n\nThe rows and columns of a terminal.")
    @CleanPoint
    static PyObject tcgetwinsize(ThreadState ts, @PositionalOnly PyObject fd) {
        int number = FileNumbers.of(ts, fd);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment s = libc.allocate(8);
            blocking(ts, "ioctl", number, TIOCGWINSZ, s.address());
            return PyTuple.of(
                    ts, PyInt.of(s.get(ValueLayout.JAVA_SHORT, 0) & 0xffff), PyInt.of(s.get(ValueLayout.JAVA_SHORT, 2) & 0xffff));
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "tcsetwinsize($module, fd, winsize, /)\n--\n\nTell the rows and columns of a terminal.")
    @CleanPoint
    static void tcsetwinsize(ThreadState ts, PyObject fd, @PositionalOnly PyObject winsize) {
        int number = FileNumbers.of(ts, fd);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment s = libc.allocate(8);
            setSize(ts, s, winsize);
            blocking(ts, "ioctl", number, TIOCSWINSZ, s.address());
        } finally {
            libc.reset(mark);
        }
    }

    @CleanPoint
    private static void setSize(ThreadState ts, MemorySegment s, PyObject size) {
        if (!(size instanceof PyList) && !(size instanceof PyTuple)) {
            throw Errors.typeError(ts, "tcsetwinsize, arg 2: must be a two-item sequence");
        }
        PyTuple pair = Iteration.toTuple(ts, size);
        try (var held = ts.hold(pair)) {
            if (pair.size() != 2) {
                throw Errors.typeError(ts, "tcsetwinsize, arg 2: must be a two-item sequence");
            }
            for (int i = 0; i < 2; i++) {
                long value = number(ts, pair.get(i));
                if (value != (value & 0xffff)) {
                    throw Errors.overflowError(ts, "winsize value(s) out of range.");
                }
                s.set(ValueLayout.JAVA_SHORT, 2 * i, (short) value);
            }
        }
    }
}
