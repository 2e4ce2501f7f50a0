/** What clients were promised with the last release, and whether openapi.yaml keeps it: docs/contract.md. */
package org.studycircle.contract.release;
