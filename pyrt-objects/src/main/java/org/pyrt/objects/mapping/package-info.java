/**
 * dict, its views and iterators; mappingproxy.
 */
package org.pyrt.objects.mapping;
