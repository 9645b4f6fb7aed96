/**
 * Races of containers, whose operations are everybody's. {@code XRaces} are jcstress's, two threads of which one or both change one object, each class with all
 * its outcomes; {@code JcstressTest} runs them. {@code XOperations} are what {@code LinearizabilityTest} lets Lincheck call.
 */
package org.pyrt.races;
