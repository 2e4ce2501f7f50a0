package org.studycircle.privacy;

/** Who wants it: the person, or whoever deleted the account in Keycloak. */
enum ErasureCause {
    REQUESTED, ACCOUNT_DELETED
}
