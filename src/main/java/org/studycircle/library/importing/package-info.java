/** Owns texts on their way in: what was uploaded, the outline proposed for it, and what people decide about it. */
package org.studycircle.library.importing;
