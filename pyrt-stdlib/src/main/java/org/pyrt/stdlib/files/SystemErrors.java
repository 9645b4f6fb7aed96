package org.pyrt.stdlib.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import org.pyrt.api.PyObject;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/**
 * From Java's exceptions to the system's error numbers and from those to OSErrors. The host's library passes the system's own text on, so a
 * number is found by its text. Source: errno(3), strerror(3) of Linux.
 */
public final class SystemErrors {

    public static final int ENOENT = 2;
    public static final int EIO = 5;
    public static final int EBADF = 9;
    public static final int EACCES = 13;
    public static final int EEXIST = 17;
    public static final int ENOTDIR = 20;
    public static final int EISDIR = 21;
    public static final int EINVAL = 22;
    public static final int ESPIPE = 29;
    public static final int EPIPE = 32;
    public static final int ENOTEMPTY = 39;
    public static final int ELOOP = 40;

    private static final String TEXTS =
            "1=Operation not permitted|2=No such file or directory|3=No such process|4=Interrupted system call|"
            + "5=Input/output error|6=No such device or address|7=Argument list too long|8=Exec format error|"
            + "9=Bad file descriptor|10=No child processes|11=Resource temporarily unavailable|12=Cannot allocate memory|"
            + "13=Permission denied|14=Bad address|15=Block device required|16=Device or resource busy|17=File exists|"
            + "18=Invalid cross-device link|19=No such device|20=Not a directory|21=Is a directory|22=Invalid argument|"
            + "23=Too many open files in system|24=Too many open files|25=Inappropriate ioctl for device|26=Text file busy|"
            + "27=File too large|28=No space left on device|29=Illegal seek|30=Read-only file system|31=Too many links|"
            + "32=Broken pipe|33=Numerical argument out of domain|34=Numerical result out of range|"
            + "35=Resource deadlock avoided|36=File name too long|37=No locks available|38=Function not implemented|"
            + "39=Directory not empty|40=Too many levels of symbolic links|42=No message of desired type|"
            + "43=Identifier removed|44=Channel number out of range|45=Level 2 not synchronized|46=Level 3 halted|"
            + "47=Level 3 reset|48=Link number out of range|49=Protocol driver not attached|50=No CSI structure available|"
            + "51=Level 2 halted|52=Invalid exchange|53=Invalid request descriptor|54=Exchange full|55=No anode|"
            + "56=Invalid request code|57=Invalid slot|59=Bad font file format|60=Device not a stream|61=No data available|"
            + "62=Timer expired|63=Out of streams resources|64=Machine is not on the network|65=Package not installed|"
            + "66=Object is remote|67=Link has been severed|68=Advertise error|69=Srmount error|"
            + "70=Communication error on send|71=Protocol error|72=Multihop attempted|73=RFS specific error|74=Bad message|"
            + "75=Value too large for defined data type|76=Name not unique on network|77=File descriptor in bad state|"
            + "78=Remote address changed|79=Can not access a needed shared library|80=Accessing a corrupted shared library|"
            + "81=.lib section in a.out corrupted|82=Attempting to link in too many shared libraries|"
            + "83=Cannot exec a shared library directly|84=Invalid or incomplete multibyte or wide character|"
            + "85=Interrupted system call should be restarted|86=Streams pipe error|87=Too many users|"
            + "88=Socket operation on non-socket|89=Destination address required|90=Message too long|"
            + "91=Protocol wrong type for socket|92=Protocol not available|93=Protocol not supported|"
            + "94=Socket type not supported|95=Operation not supported|96=Protocol family not supported|"
            + "97=Address family not supported by protocol|98=Address already in use|99=Cannot assign requested address|"
            + "100=Network is down|101=Network is unreachable|102=Network dropped connection on reset|"
            + "103=Software caused connection abort|104=Connection reset by peer|105=No buffer space available|"
            + "106=Transport endpoint is already connected|107=Transport endpoint is not connected|"
            + "108=Cannot send after transport endpoint shutdown|109=Too many references: cannot splice|"
            + "110=Connection timed out|111=Connection refused|112=Host is down|113=No route to host|"
            + "114=Operation already in progress|115=Operation now in progress|116=Stale file handle|"
            + "117=Structure needs cleaning|118=Not a XENIX named type file|119=No XENIX semaphores available|"
            + "120=Is a named type file|121=Remote I/O error|122=Disk quota exceeded|123=No medium found|"
            + "124=Wrong medium type|125=Operation canceled|126=Required key not available|127=Key has expired|"
            + "128=Key has been revoked|129=Key was rejected by service|130=Owner died|131=State not recoverable|"
            + "132=Operation not possible due to RF-kill|133=Memory page has hardware error|";

    private SystemErrors() {}

    /** What the system calls an error. */
    public static String text(int number) {
        String key = number + "=";
        int at = TEXTS.startsWith(key) ? 0 : TEXTS.indexOf("|" + key) + 1;
        if (at == 0 && number != 1) {
            return "Unknown error " + number;
        }
        int from = at + key.length();
        return TEXTS.substring(from, TEXTS.indexOf('|', from));
    }

    /** The number of the error that {@code e} reports. */
    public static int number(IOException e) {
        if (e instanceof ErrnoException errno) {
            return errno.number;
        }
        if (e instanceof NoSuchFileException) {
            return ENOENT;
        }
        if (e instanceof AccessDeniedException) {
            return EACCES;
        }
        if (e instanceof FileAlreadyExistsException) {
            return EEXIST;
        }
        if (e instanceof DirectoryNotEmptyException) {
            return ENOTEMPTY;
        }
        if (e instanceof NotDirectoryException) {
            return ENOTDIR;
        }
        if (e instanceof FileSystemLoopException) {
            return ELOOP;
        }
        if (e instanceof NotLinkException) {
            return EINVAL;
        }
        if (e instanceof ClosedChannelException) {
            return EBADF;
        }
        String text = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        if (text == null) {
            return EIO;
        }
        if (e instanceof FileNotFoundException && text.endsWith(")")) {
            text = text.substring(text.lastIndexOf('(') + 1, text.length() - 1);
        }
        return numberOf(text);
    }

    private static int numberOf(String text) {
        int at = TEXTS.indexOf("=" + text + "|");
        if (at < 0) {
            return "Stream Closed".equals(text) ? EBADF : EIO;
        }
        return Integer.parseInt(TEXTS.substring(TEXTS.lastIndexOf('|', at) + 1, at));
    }

    /** The OSError of {@code e}; {@code filename} is the file as the program named it, or null. */
    public static RuntimeException raise(ThreadState ts, IOException e, PyObject filename) {
        return raise(ts, number(e), filename);
    }

    /** The OSError of an error number. */
    public static RuntimeException raise(ThreadState ts, int number, PyObject filename) {
        return filename == null || filename == PyNone.NONE
                ? Errors.raise(ts, ExceptionTypes.OS_ERROR, PyInt.of(number), PyStr.of(text(number)))
                : Errors.raise(ts, ExceptionTypes.OS_ERROR, PyInt.of(number), PyStr.of(text(number)), filename);
    }

    /** The OSError of a call that has two file names. */
    public static RuntimeException raise(ThreadState ts, IOException e, PyObject from, PyObject to) {
        return raise(ts, number(e), from, to);
    }

    /** As {@link #raise(ThreadState, IOException, PyObject, PyObject)}, by number. */
    public static RuntimeException raise(ThreadState ts, int number, PyObject from, PyObject to) {
        return Errors.raise(ts, ExceptionTypes.OS_ERROR, PyInt.of(number), PyStr.of(text(number)), from, PyNone.NONE, to);
    }
}
