/** Groups in which much has been said, written past the service as the service writes it. */
package org.studycircle.bench.data;
