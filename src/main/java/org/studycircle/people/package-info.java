/** Owns who is calling: access tokens, people, and (by Keycloak) their accounts. */
package org.studycircle.people;
