package org.studycircle.library.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Texts;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ImportExpiryTest {

    private static final String TEXT = "# Late\n\nNobody came for this one in time.";

    @Inject
    ImportExpiry expiry;

    @Inject
    DataSource database;

    @Test
    void importThatNobodyCommittedInTimeIsGone() throws SQLException {
        Circle circle = Circle.ofAda();
        String late = imported(circle);
        String young = imported(circle);
        assertEquals(1, change("update text_import set expires_at = now() - interval '1 second' where import_id = ?", late));

        Api.as(ADA).get(circle.path("/imports/" + late)).then().statusCode(404);
        Api.as(ADA).body(Map.of("importId", late)).post(circle.path("/essays")).then().statusCode(404);
        expiry.removeExpired().await().indefinitely();
        expiry.removeExpired().await().indefinitely();

        assertEquals(0, change("update text_import set version = version where import_id = ?", late));
        Api.as(ADA).get(circle.path("/imports/" + young)).then().statusCode(200);
    }

    private static String imported(Circle circle) {
        return Texts.upload(Api.as(ADA), Texts.MARKDOWN).body(TEXT).post(circle.path("/imports")).then().statusCode(201)
                .extract().path("importId");
    }

    private int change(String sql, String importId) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, UUID.fromString(importId));
            return statement.executeUpdate();
        }
    }
}
