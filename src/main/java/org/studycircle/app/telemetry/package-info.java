/** Owns what operators see of a running service: request ids, build and schema version, meters. It knows no word of the domain. */
package org.studycircle.app.telemetry;
