/** Owns what can be set at all: reads it off the settings of the features, and refuses a start with what can't be meant. */
package org.studycircle.app.configuration;
