/** Owns what the service asks of Keycloak about accounts, and how people follow what becomes of their accounts (reconciliation). */
package org.studycircle.people.account;
