package org.studycircle.people;

import org.studycircle.http.problem.Refusal;

/** The account is disabled in Keycloak; what the person has here stays. */
public class AccountSuspended extends Refusal {

    public AccountSuspended() {
        super(403, "account-suspended", "Account suspended", "Your account is disabled. Ask whoever runs this site.");
    }
}
