package org.pyrt.objects.exception;

import java.nio.charset.StandardCharsets;
import java.util.TreeSet;

/**
 * The lines that a traceback shows of one frame: file, line and name, then the source with carets below what raised. Source: CPython 3.14
 * Lib/traceback.py, StackSummary.format_frame_summary.
 */
final class FrameLines {

    private final StringBuilder result = new StringBuilder();

    private String[] lines;
    private int[][] points;
    private boolean carets;
    private int startColumn;
    private int endColumn;
    private boolean anchored;
    private int leftLine;
    private int leftColumn;
    private int rightLine;
    private int rightColumn;

    private FrameLines() {}

    /** Where an instruction is, lines from 1, columns in UTF-8 bytes from 0, or -1 where they are not known. */
    record Place(String file, String name, int line, int endLine, int column, int endColumn) {}

    /** The text for one frame; {@code source} are the lines from the first to the last of the place, null for those that are missing. */
    static String format(Place place, String[] source) {
        StringBuilder out = new StringBuilder();
        String file = place.file.startsWith("<stdin-") && place.file.endsWith(">") ? "<stdin>" : place.file;
        out.append("  File \"").append(file).append("\", line ");
        out.append(place.line > 0 ? Integer.toString(place.line) : "None").append(", in ").append(place.name).append('\n');
        if (source != null) {
            String[] original = new String[source.length];
            boolean any = false;
            for (int i = 0; i < original.length; i++) {
                original[i] = source[i] == null ? "" : source[i].stripTrailing();
                any |= !original[i].isEmpty();
            }
            if (any) {
                if (place.column < 0 || place.endColumn < 0) {
                    String line = original[0].strip();
                    out.append(line.isEmpty() ? "" : "    ").append(line).append('\n');
                } else {
                    new FrameLines().format(place, original, out);
                }
            }
        }
        return out.toString();
    }

    private void format(Place place, String[] original, StringBuilder out) {
        lines = TextLayout.dedent(original);
        int last = lines.length - 1;
        int dedented = original[0].length() - lines[0].length();
        points = new int[lines.length][];
        for (int i = 0; i <= last; i++) {
            points[i] = lines[i].codePoints().toArray();
        }
        int start = Math.max(0, characters(original[0], place.column) - dedented);
        int end = Math.max(0, characters(original[last], place.endColumn) - dedented);
        startColumn = DisplayWidth.of(points[0], start);
        endColumn = DisplayWidth.of(points[last], end);
        int[] segment = segment(start, end);
        SegmentAnchors anchors = SegmentAnchors.find(segment);
        carets = showsCarets(start, end, anchors, segment);
        TreeSet<Integer> significant = new TreeSet<>();
        significant.add(0);
        significant.add(last);
        if (anchors != null) {
            takeAnchors(anchors, segment, start);
            for (int d = -1; d <= 1; d++) {
                significant.add(leftLine + d);
                significant.add(rightLine + d);
            }
            significant.remove(-1);
            significant.remove(last + 1);
        }
        int before = -1;
        for (int line : significant) {
            if (before >= 0 && line - before == 2) {
                output(line - 1);
            } else if (before >= 0 && line - before > 2) {
                result.append("...<").append(line - before - 1).append(" lines>...\n");
            }
            output(line);
            before = line;
        }
        String[] shown = result.toString().split("\n", -1);
        String[] flush = TextLayout.dedent(shown);
        for (int i = 0; i < flush.length - 1; i++) {
            out.append("    ").append(flush[i]).append('\n');
        }
    }

    /** How many code points the first {@code bytes} bytes of a line have in UTF-8. */
    private static int characters(String line, int bytes) {
        byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
        if (utf8.length == line.length()) {
            return Math.min(bytes, utf8.length);
        }
        String head = new String(utf8, 0, Math.min(bytes, utf8.length), StandardCharsets.UTF_8);
        return head.codePointCount(0, head.length());
    }

    /** What stands between the two offsets in the first and the last line. */
    private int[] segment(int start, int end) {
        int size = lines.length - 1;
        for (int[] p : points) {
            size += p.length;
        }
        int[] all = new int[size];
        int n = 0;
        for (int i = 0; i < points.length; i++) {
            if (i > 0) {
                all[n++] = '\n';
            }
            System.arraycopy(points[i], 0, all, n, points[i].length);
            n += points[i].length;
        }
        int to = size - Math.max(0, points[points.length - 1].length - end);
        int from = Math.min(start, to);
        int[] segment = new int[to - from];
        System.arraycopy(all, from, segment, 0, segment.length);
        return segment;
    }

    private void takeAnchors(SegmentAnchors anchors, int[] segment, int start) {
        anchored = true;
        int line = 0;
        int lineStart = -start;
        for (int i = 0; i <= segment.length; i++) {
            if (i == anchors.start) {
                leftLine = line;
                leftColumn = DisplayWidth.of(points[line], i - lineStart);
            }
            if (i == anchors.end) {
                rightLine = line;
                rightColumn = DisplayWidth.of(points[line], i - lineStart);
            }
            if (i < segment.length && segment[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
    }

    /** Carets are left out where they would cover all of the line, or a whole call whose result is returned or assigned to a name. */
    private boolean showsCarets(int start, int end, SegmentAnchors anchors, int[] segment) {
        String first = text(points[0], 0, Math.min(start, points[0].length));
        int[] lastLine = points[points.length - 1];
        String rest = text(lastLine, Math.min(end, lastLine.length), lastLine.length);
        if (anchors != null && anchors.kind == SegmentAnchors.CALL) {
            String before = first.stripTrailing();
            String behind = rest.strip();
            while (before.endsWith("(") && behind.startsWith(")")) {
                before = before.substring(0, before.length() - 1).stripTrailing();
                behind = behind.substring(1).stripLeading();
            }
            boolean ends = behind.isEmpty() || behind.startsWith("#");
            if (ends && (anchors.namedFunction && before.equals("return") || isAssignment(before))) {
                return false;
            }
        }
        return anchors != null || !first.isBlank() || !rest.isBlank();
    }

    /** Whether {@code text} is {@code name =}. */
    private static boolean isAssignment(String text) {
        if (!text.endsWith("=")) {
            return false;
        }
        String name = text.substring(0, text.length() - 1).stripTrailing();
        if (name.isEmpty() || !(name.charAt(0) == '_' || Character.isUnicodeIdentifierStart(name.codePointAt(0)))) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (!Character.isUnicodeIdentifierPart(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static String text(int[] points, int from, int to) {
        return new String(points, from, to - from);
    }

    private void output(int line) {
        result.append(lines[line]).append('\n');
        if (!carets) {
            return;
        }
        int blanks = lines[line].length() - lines[line].stripLeading().length();
        int columns = line == lines.length - 1 ? endColumn : DisplayWidth.of(points[line], points[line].length);
        for (int c = 0; c < columns; c++) {
            if (c < blanks || line == 0 && c < startColumn) {
                result.append(' ');
            } else if (anchored && !isMarked(line, c)) {
                result.append('~');
            } else {
                result.append('^');
            }
        }
        result.append('\n');
    }

    private boolean isMarked(int line, int column) {
        boolean afterLeft = line > leftLine || line == leftLine && column >= leftColumn;
        boolean beforeRight = line < rightLine || line == rightLine && column < rightColumn;
        return afterLeft && beforeRight;
    }
}
