package org.studycircle.library.importing;

import java.util.UUID;

import org.studycircle.http.paging.Paging;
import org.studycircle.http.problem.Malformed;
import org.studycircle.text.Text;

/** What is said of a text that is being uploaded, beside its bytes. */
record NewImport(UUID groupId, UUID importId, String filename) {

    private static final int LONGEST_FILENAME = 255;

    /** @throws Malformed where a parameter has not the form that the contract says */
    static NewImport of(UUID groupId, String importId, String filename) {
        if (filename != null
                && (filename.codePointCount(0, filename.length()) > LONGEST_FILENAME || !Text.isVisibleLine(filename))) {
            throw Malformed.parameter("filename",
                    "filename is one visible line of at most " + LONGEST_FILENAME + " characters.");
        }
        return new NewImport(groupId, Paging.uuid("importId", importId), filename);
    }
}
