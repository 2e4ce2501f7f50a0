/** Owns how Markdown that people write becomes HTML that is safe to show; knows no domain word. */
package org.studycircle.text.markdown;
