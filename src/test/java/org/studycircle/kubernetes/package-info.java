/** Holds what is in k8s to what Kubernetes and this project ask of it; no cluster is needed. */
package org.studycircle.kubernetes;
