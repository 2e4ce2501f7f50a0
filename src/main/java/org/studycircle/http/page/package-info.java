/** Owns the pages for people: the contract, drawn, and what each problem means. */
package org.studycircle.http.page;
