/** What tests speak of: the cast, their groups and texts, the contract, and calls that are held to it. */
package org.studycircle.testing;
