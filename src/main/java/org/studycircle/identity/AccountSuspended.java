package org.studycircle.identity;

import org.studycircle.problem.Refusal;

/** The account is disabled in Keycloak; what the person has here stays. */
public class AccountSuspended extends Refusal {

    public AccountSuspended() {
        super(403, "account-suspended", "Account suspended", "Your account is disabled. Ask whoever runs this site.");
    }
}
