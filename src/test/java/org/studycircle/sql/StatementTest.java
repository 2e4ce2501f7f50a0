package org.studycircle.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

class StatementTest {

    @Test
    void parametersAreNumberedByTheirFirstPlace() {
        Statement statement = Statement.of("select 1 where a = :group and b = :caller and c > :group");
        assertEquals("select 1 where a = $1 and b = $2 and c > $1", statement.text());
        assertEquals(List.of("group", "caller"), statement.names());
        assertEquals(1, statement.indexOf("caller"));
    }

    @Test
    void whatOnlyLooksLikeAParameterIsNone() {
        String sql = """
                select 'a :b' || ':c', '{"d":1}'::text, (e)[1 : 2], 'it''s :f' -- of :g
                from h where i = cast('j' as text)
                """;
        assertEquals(sql, Statement.of(sql).text());
        assertEquals("'x'::uuid[] = $1::uuid[]", Statement.of("'x'::uuid[] = :k::uuid[]").text());
    }

    @Test
    void parameterThatTheStatementDoesNotHaveIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Statement.of("select :group").indexOf("groups"));
    }
}
