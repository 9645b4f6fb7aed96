/** What tests of objects share. Start at {@link org.pyrt.objects.testkit.Runtime}. */
package org.pyrt.objects.testkit;
