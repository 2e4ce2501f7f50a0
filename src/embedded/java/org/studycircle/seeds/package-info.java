/**
 * Owns what a newcomer finds after the first start: texts, and a group that reads them. All of it is loaded through the API, by
 * the demo people, and nothing is loaded twice. Nothing of it is in a production build.
 */
@Room(uses = "app")
package org.studycircle.seeds;

import org.studycircle.Room;
