package org.studycircle.contract.bundle;

/** What is wrong with the files of the contract, in words for whoever wrote them. */
final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1;

    Fault(String message) {
        super(message);
    }
}
