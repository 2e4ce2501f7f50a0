/** Owns keyset paging: the cursors and pages of lists. */
package org.studycircle.http.paging;
