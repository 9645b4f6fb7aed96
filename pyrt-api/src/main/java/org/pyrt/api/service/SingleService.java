package org.pyrt.api.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;

/** Picks the one provider of a service of which an image must link exactly one. */
public final class SingleService {

    private SingleService() {}

    /**
     * The only provider that {@code loader} finds.
     *
     * @throws IllegalStateException if there is none or more than one; the message names the service and all candidates
     */
    public static <T> T of(Class<T> service, ServiceLoader<T> loader) {
        T found = null;
        List<String> names = new ArrayList<>();
        for (T candidate : loader) {
            found = candidate;
            names.add(candidate.getClass().getName() + " (" + candidate.getClass().getModule().getName() + ")");
        }
        if (names.size() == 1) {
            return found;
        }
        Collections.sort(names);
        throw new IllegalStateException(
                names.isEmpty()
                        ? "no provider of " + service.getName() + " is linked into this image"
                        : "more than one provider of " + service.getName() + ": " + String.join(", ", names));
    }
}
