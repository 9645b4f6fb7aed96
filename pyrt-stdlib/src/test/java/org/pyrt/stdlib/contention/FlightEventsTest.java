package org.pyrt.stdlib.contention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pyrt.refcount.ContentionListener.Kind;
import org.pyrt.refcount.Place;

/** What a flight recording holds of waits, pauses and counts. */
class FlightEventsTest {

    private static Spot spot(Kind kind) {
        return new Spot(kind, "list", 16, new Place("a.py", 3), new Place("b.py", 4));
    }

    @Test
    void events_inAFlightRecording_tellKindObjectPlacesAndNanoseconds(@TempDir Path temp) throws IOException {
        Path file = temp.resolve("test.jfr");
        FlightEvents.waited(spot(Kind.LOCK), 1);
        try (Recording recording = new Recording()) {
            for (String name : List.of("Wait", "Pause", "Count")) {
                recording.enable("org.pyrt." + name);
            }
            recording.start();
            FlightEvents.waited(spot(Kind.OBJECT), 12_345);
            FlightEvents.paused(spot(Kind.PAUSE), 678);
            FlightEvents.counted(spot(Kind.MERGE));
            recording.stop();
            recording.dump(file);
        }
        Map<String, RecordedEvent> events =
                RecordingFile.readAllEvents(file).stream()
                        .filter(e -> e.getEventType().getName().startsWith("org.pyrt."))
                        .collect(Collectors.toMap(e -> e.getEventType().getName(), e -> e));
        assertEquals(3, events.size());
        RecordedEvent wait = events.get("org.pyrt.Wait");
        assertEquals("object", wait.getString("kind"));
        assertEquals("list", wait.getString("type"));
        assertEquals(16, wait.getLong("object"));
        assertEquals("a.py:3", wait.getString("where"));
        assertEquals("b.py:4", wait.getString("holder"));
        assertEquals(Duration.ofNanos(12_345), wait.getDuration("waited"));
        assertEquals(Duration.ofNanos(678), events.get("org.pyrt.Pause").getDuration("paused"));
        assertEquals("merge", events.get("org.pyrt.Count").getString("kind"));
    }
}
