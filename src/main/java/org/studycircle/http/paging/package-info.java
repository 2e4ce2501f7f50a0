/** Owns keyset paging: orders, cursors and pages. */
package org.studycircle.http.paging;
