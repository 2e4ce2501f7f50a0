package org.studycircle.discussion.post;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.server.Sql;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;

/** What the release before leaves to be made, which knows nothing of excerpts. */
@QuarkusTest
class ExcerptsTest {

    @Inject
    AgroalDataSource database;

    @Inject
    Excerpts excerpts;

    private Discussion thread;

    @BeforeEach
    void open() {
        thread = Discussion.openedBy(ADA, Circle.ofAda());
    }

    private void before(int number, String set) throws SQLException {
        assertEquals(1, Sql.change(database, "update post set " + set
                + " where thread_id = cast(? as uuid) and number = ?", thread.id(), number));
    }

    private List<String> stored() throws SQLException {
        return Sql.texts(database, "select coalesce(excerpt, 'none') from post where thread_id = cast(? as uuid) "
                + "and excerpt_of = revision order by number", thread.id());
    }

    @Test
    void excerptsAreMadeOfWhatWasWrittenEditedAndBlankedWithoutThem() throws SQLException {
        thread.reply(ADA, 1, "To be edited");
        thread.reply(ADA, 1, "To be blanked");
        before(1, "excerpt = null, excerpt_of = null");
        before(2, "text = 'Edited *so*', html = '<p>Edited <em>so</em></p>', revision = revision + 1");
        before(3, "text = null, html = null, deleted_at = now(), revision = revision + 1");
        Api.as(ADA).get(thread.path("")).then().statusCode(200).body("opening.tag", is("\"1\""))
                .body("opening.excerpt", nullValue());
        excerpts.makeMissing().await().indefinitely();
        assertEquals(List.of("Who wrote the third?", "Edited so", "none"), stored());
        Api.as(ADA).get(thread.path("")).then().body("opening.excerpt", is("Who wrote the third?"));
    }

    @Test
    void whatIsWrittenEditedAndDeletedKeepsItsOwn() throws SQLException {
        thread.reply(ADA, 1, "First words");
        thread.reply(ADA, 1, "Taken back");
        Api.patchAs(ADA, thread.tag(ADA, "/posts/2")).body(Map.of("text", "Second words")).patch(thread.path("/posts/2"))
                .then().statusCode(200);
        Api.as(ADA).header("If-Match", thread.tag(ADA, "/posts/3")).delete(thread.path("/posts/3")).then().statusCode(204);
        assertEquals(List.of("Who wrote the third?", "Second words", "none"), stored());
    }
}
