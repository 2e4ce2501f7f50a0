package org.studycircle.http.problem;

/** The id that the client chose stands for something that was created with other content. */
public class IdTaken extends Refusal {

    public IdTaken() {
        super(409, "id-taken", "Id already used", "This id was used before with other content. Choose a new UUID.");
    }
}
