/**
 * str, its methods, formatting and encodings. Start at {@link org.pyrt.objects.text.PyStr}.
 *
 * <p>A class for each family of algorithms, which know nothing of argument passing (TextSearch, TextSplit, CaseMapping, PercentFormat,
 * FormatString...); StrMethods shows them to Python. strs are immutable and shared freely between threads; builders and the runs of codecs
 * and formatters belong to one thread. The note is docs/text.md.
 */
package org.pyrt.objects.text;
