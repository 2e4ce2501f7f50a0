package org.studycircle.people;

/** Whether the service still serves a person. */
public enum PersonState {

    ACTIVE, SUSPENDED, ERASING, ERASED;

    /**
     * @throws AccountSuspended for who may come back
     * @throws AccountErased for who may not
     */
    void requireServed() {
        switch (this) {
            case ACTIVE -> {
                // everything else is refused
            }
            case SUSPENDED -> throw new AccountSuspended();
            case ERASING, ERASED -> throw new AccountErased();
        }
    }
}
