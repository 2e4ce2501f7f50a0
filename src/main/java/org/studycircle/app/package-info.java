/** How a replica ends: it serves on until everybody has turned away from it, then finishes what is under way. */
package org.studycircle.app;
