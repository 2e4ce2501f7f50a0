/** Owns what members may see of the discussion: the one predicate, why something is concealed, and who chose to see it early. */
package org.studycircle.visibility;
