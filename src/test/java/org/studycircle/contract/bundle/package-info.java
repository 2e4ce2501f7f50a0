/** Makes openapi.yaml from the files in src/main/openapi: docs/contract.md says by which rules. */
package org.studycircle.contract.bundle;
