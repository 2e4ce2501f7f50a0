package org.studycircle.people;

import org.studycircle.http.problem.Refusal;

/** The person was erased, or is being erased: nobody comes to be that person again. */
public class AccountErased extends Refusal {

    public AccountErased() {
        super(403, "account-erased", "Account erased", "Your account here has been erased. It can't be used any more.");
    }
}
