package org.studycircle.across;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Operation;
import org.studycircle.testing.People;
import org.studycircle.testing.Scene;
import org.studycircle.testing.Scene.Standing;

import io.quarkus.test.junit.QuarkusTest;

/** Whatever the service says to PostgreSQL, it says by a name: PostgreSQL reads it once on a connection, and may keep its plan. */
@QuarkusTest
class PreparedTest {

    /** Called when all others have been, in this order, since they end what others need. */
    private static final List<String> LAST = List.of("updateMember", "removeMember", "archiveGroup", "restoreGroup",
            "leaveGroup",
            "requestErasure", "cancelErasure");
    private static final Set<String> OF_AUTHORS = Set.of("updateThread", "deleteThread", "restoreThread", "updatePost",
            "deletePost",
            "restorePost");
    private static final int MOST_FAILED = 8;

    @BeforeEach
    void startLogging() throws Exception {
        Statements.startLogging();
    }

    @AfterEach
    void stopLogging() throws Exception {
        Statements.stopLogging();
    }

    @Test
    void noOperationSaysAnythingThatHasNoName() throws Exception {
        Scene scene = Scene.of(Map.of(People.BEN, Standing.FACILITATOR, People.RUI, Standing.MEMBER)).about(People.RUI);
        List<String> failed = new ArrayList<>();
        Statements said = Statements.during(() -> Operation.all()
                .sorted(Comparator.comparing(operation -> LAST.indexOf(operation.id())))
                .forEach(operation -> {
                    People caller = operation.isForAdministrators()
                            ? People.SAM
                            : OF_AUTHORS.contains(operation.id()) ? People.ADA : People.BEN;
                    Map<String, String> ids = scene.ids();
                    boolean isOwn = operation.path().contains("/me");
                    String tag = operation.tag(operation.isInGroup() && !isOwn ? People.ADA : caller, ids);
                    int status = operation.send(Api.as(caller), ids, tag).statusCode();
                    if (status >= 300) {
                        failed.add(operation.id() + " " + status);
                    } else if (operation.usesUp() && !LAST.contains(operation.id())) {
                        scene.renew(caller);
                    }
                }));
        assertTrue(failed.size() <= MOST_FAILED, failed::toString);
        assertTrue(said.all() > Operation.all().count(), said::toString);
        assertEquals(List.of(), said.nameless());
    }
}
