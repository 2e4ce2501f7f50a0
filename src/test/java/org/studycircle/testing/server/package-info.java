/** What tests run against: servers and packaged services, and the ways to disturb them. */
package org.studycircle.testing.server;
