/** Owns what every feature needs of HTTP: strict JSON, conditional requests, merge patches and whole-transaction retries. */
package org.studycircle.http;
