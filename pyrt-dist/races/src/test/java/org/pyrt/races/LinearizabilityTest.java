package org.pyrt.races;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Operations of several threads on one container answer what they could have answered one after another. Lincheck makes up what each thread does, and runs
 * it many times, as fast as it goes. A failure shows the operations.
 */
class LinearizabilityTest {

    static Stream<Arguments> containers() {
        return Stream.of(
                arguments(DictOperations.class, DictOperations.Specification.class),
                arguments(ListOperations.class, ListOperations.Specification.class),
                arguments(ListShifts.class, ListShifts.Specification.class),
                arguments(SetOperations.class, SetOperations.Specification.class),
                arguments(DequeOperations.class, DequeOperations.Specification.class));
    }

    private static void stress(Class<?> operations, Class<?> specification, int threads, int iterations, int invocations) {
        new StressOptions()
                .threads(threads)
                .actorsPerThread(3)
                .iterations(iterations)
                .invocationsPerIteration(invocations)
                .minimizeFailedScenario(false)
                .sequentialSpecification(specification)
                .check(operations);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void operations_ofTwoThreads_areLinearizable(Class<?> operations, Class<?> specification) {
        stress(operations, specification, 2, 2, 50);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("containers")
    void operations_ofThreeThreads_areLinearizable(Class<?> operations, Class<?> specification) {
        stress(operations, specification, 3, 30, 1_000);
    }
}
