/** Owns how bodies are taken, once it is known whose they are: never more than is agreed, large ones in files, none on an event loop. */
package org.studycircle.http.body;
