/** Owns how Markdown that people write becomes HTML that is safe to show. */
package org.studycircle.text.markdown;
