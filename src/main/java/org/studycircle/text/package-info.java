/** Owns what text is, whatever it is about: what can be seen of it, names, e-mail addresses, zones, language tags, ids, digests. */
@Room
package org.studycircle.text;

import org.studycircle.Room;
