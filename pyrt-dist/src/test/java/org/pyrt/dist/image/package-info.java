/**
 * Tests of linked images, run as programs of their own. Start at {@link org.pyrt.dist.image.ImageTest}.
 */
package org.pyrt.dist.image;
