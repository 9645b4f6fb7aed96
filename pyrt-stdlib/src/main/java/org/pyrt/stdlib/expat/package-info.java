/**
 * The module pyexpat: a push parser for XML that does what expat does, its numbers of errors, places and pieces of text included. Start reading at {@link
 * org.pyrt.stdlib.expat.XmlParser}, which knows nothing of Python but that its {@link org.pyrt.stdlib.expat.XmlSink} may run it; {@link org.pyrt.stdlib.expat.PyXmlParser} is the type
 * that programs see. A parser serves one thread at a time.
 */
package org.pyrt.stdlib.expat;
