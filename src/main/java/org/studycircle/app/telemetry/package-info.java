/** Owns what operators see of a running service: request ids, build and schema version. */
package org.studycircle.app.telemetry;
