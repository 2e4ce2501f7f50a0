/** Owns the posts of a thread: replying, the tree they form and its reading orders, editing and deleting. */
package org.studycircle.discussion.post;
