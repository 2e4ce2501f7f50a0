/** Owns reading groups: their settings, how one comes in and goes, how a group is found, archived and given up. */
package org.studycircle.group;
