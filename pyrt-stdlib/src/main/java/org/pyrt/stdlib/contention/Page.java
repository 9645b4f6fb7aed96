package org.pyrt.stdlib.contention;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pyrt.refcount.Place;

/** A recording as a page of HTML that needs nothing else: a time line for each thread, and a table of the worst places. Used once, by one thread, detached. */
final class Page {

    private static final int MOST_ROWS = 100;
    private static final int NAMES = 140;
    private static final int ROW = 24;

    private static final String STYLE =
            """
            body{font:14px/1.4 system-ui,sans-serif;margin:2em;color:#222}table{border-collapse:collapse}
            th,td{padding:.25em .7em;text-align:left;border-bottom:1px solid #ddd;vertical-align:top}td.n{text-align:right;white-space:nowrap}
            code{font:12px/1.4 ui-monospace,monospace}.at{color:#666}svg{max-width:100%;height:auto}
            .running{fill:#4c9f70}.waiting{fill:#d1495b}.parked{fill:#c9ced6}.stopped{fill:#30638e}.unknown{fill:#f2e8cf}
            """;

    /** Says in the document itself how many bars a browser has drawn. */
    private static final String SCRIPT =
            "document.documentElement.dataset.drawn=[...document.querySelectorAll('svg rect.bar')].filter(r=>r.getBoundingClientRect().width>0).length";

    private final Recording recording;
    private final StringBuilder out = new StringBuilder(1 << 14);
    private final Map<String, List<String>> sources = new HashMap<>();

    Page(Recording recording) {
        this.recording = recording;
    }

    /** The page. */
    String text() {
        long end = recording.end();
        List<ThreadLog.Line> lines = recording.lines();
        out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Contention</title><style>\n").append(STYLE).append("</style></head><body>\n");
        out.append("<h1>What threads waited for</h1>\n<p>").append(millis(end - recording.begin)).append(" ms, ").append(lines.size()).append(" threads.</p>\n");
        timeLines(lines, end);
        table(recording.summary());
        out.append("<script>").append(SCRIPT).append("</script>\n</body></html>\n");
        return out.toString();
    }

    private void timeLines(List<ThreadLog.Line> lines, long end) {
        int height = (lines.size() + 2) * ROW;
        int width = NAMES + TimeLine.BINS;
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ").append(width).append(' ').append(height);
        out.append("\" width=\"").append(width).append("\" height=\"").append(height).append("\" font-family=\"sans-serif\" font-size=\"12\">\n");
        long lost = 0;
        for (int i = 0; i < lines.size(); i++) {
            ThreadLog.Line line = lines.get(i);
            lost += line.lost();
            text(0, i * ROW + 16, line.name());
            bars(new TimeLine(line, recording.begin, end), i * ROW + 4);
        }
        text(NAMES, lines.size() * ROW + 16, "0");
        out.append("<text x=\"").append(width).append("\" y=\"").append(lines.size() * ROW + 16).append("\" text-anchor=\"end\">").append(millis(end - recording.begin)).append(" ms</text>\n");
        legend((lines.size() + 1) * ROW);
        out.append("</svg>\n<p class=\"at\">Each point shows what its thread did for most of that time. Waiting: for an object, a lock or the GIL. Parked: asleep, or reading or writing."
                + " Stopped: another thread had stopped the world.");
        if (lost > 0) {
            out.append(" The oldest ").append(lost).append(" waits were forgotten; nothing is known of the times before the first that was kept.");
        }
        out.append("</p>\n");
    }

    private void bars(TimeLine line, int y) {
        line.forEach(
                (from, to, state) ->
                        out.append("<rect class=\"bar ").append(state.name().toLowerCase(Locale.ROOT)).append("\" x=\"").append(NAMES + from).append("\" y=\"").append(y)
                                .append("\" width=\"").append(to - from).append("\" height=\"16\"/>\n"));
    }

    private void legend(int y) {
        int x = NAMES;
        for (TimeLine.State state : TimeLine.State.values()) {
            String name = state.name().toLowerCase(Locale.ROOT);
            out.append("<rect class=\"").append(name).append("\" x=\"").append(x).append("\" y=\"").append(y + 4).append("\" width=\"12\" height=\"12\"/>");
            text(x + 18, y + 15, name);
            x += 100;
        }
    }

    private void text(int x, int y, String text) {
        out.append("<text x=\"").append(x).append("\" y=\"").append(y).append("\">").append(escape(text)).append("</text>\n");
    }

    private void table(Recording.Summary summary) {
        List<Recording.Entry> entries = summary.entries();
        out.append("<h2>The worst places</h2>\n");
        if (entries.isEmpty()) {
            out.append("<p>No thread waited for another one.</p>\n");
            return;
        }
        out.append("<table><tr><th>total ms</th><th>longest ms</th><th>times</th><th>what</th><th>who waited</th><th>who gave it up</th></tr>\n");
        for (Recording.Entry entry : entries.subList(0, Math.min(MOST_ROWS, entries.size()))) {
            Spot spot = entry.spot();
            Tally tally = entry.tally();
            out.append("<tr><td class=\"n\">").append(millis(tally.total)).append("</td><td class=\"n\">").append(millis(tally.max)).append("</td><td class=\"n\">").append(tally.count);
            out.append("</td><td>").append(spot.kindName()).append(": ").append(escape(spot.shown())).append("</td>");
            place(spot.waiter());
            place(spot.holder());
            out.append("</tr>\n");
        }
        out.append("</table>\n");
        if (entries.size() > MOST_ROWS) {
            out.append("<p>And ").append(entries.size() - MOST_ROWS).append(" more.</p>\n");
        }
        if (summary.unsummed() > 0) {
            out.append("<p>").append(summary.unsummed()).append(" events are in none of these: there were too many places.</p>\n");
        }
    }

    private void place(Place place) {
        out.append("<td>");
        if (place != null) {
            out.append("<span class=\"at\">").append(escape(Spot.show(place))).append("</span>");
            String source = source(place);
            if (!source.isEmpty()) {
                out.append("<br><code>").append(escape(source)).append("</code>");
            }
        }
        out.append("</td>");
    }

    /** The line, without the space around it; empty where there is no such file, or it is no text. */
    private String source(Place place) {
        List<String> lines = sources.computeIfAbsent(place.file(), Page::read);
        return place.line() > 0 && place.line() <= lines.size() ? lines.get(place.line() - 1).strip() : "";
    }

    private static List<String> read(String file) {
        try {
            Path path = Path.of(file);
            return Files.isRegularFile(path) ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8).lines().toList() : List.of();
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }

    /** ns as ms with three decimals. */
    static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1e6);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
