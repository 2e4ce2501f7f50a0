/** Owns how refusals and failures are rendered as problem details; nothing of the inside gets out. */
package org.studycircle.http.rendering;
