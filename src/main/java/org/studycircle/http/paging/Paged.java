package org.studycircle.http.paging;

/** An answer that is a page of a list: it gets a {@code Link} header. */
public interface Paged {

    /** @return the cursor of the next page, null at the end */
    String next();

    /** @return the cursor of the previous page, null at the start */
    String previous();
}
