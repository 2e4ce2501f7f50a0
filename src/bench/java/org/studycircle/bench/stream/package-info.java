/** How soon many live streams of one group hear what is written in it. */
package org.studycircle.bench.stream;
