package org.studycircle.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.server.Sql;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * What lets a group live on one machine and another group on another: its id is part of every key and every reference. The
 * exceptions are those that docs/operations/growing.md names.
 */
@QuarkusTest
class ShardingTest {

    private static final String OF_A_KEY = """
            from pg_constraint k
            join pg_class t on t.oid = k.conrelid
            where t.relnamespace = 'public'::regnamespace and t.relname <> 'flyway_schema_history'
            """;
    private static final String HAS_GROUP = """
            exists (select from pg_attribute a
                    where a.attrelid = k.conrelid and a.attname = 'group_id' and a.attnum = any(k.conkey))
            """;

    @Inject
    AgroalDataSource database;

    @Test
    void keysContainTheGroup() throws SQLException {
        assertEquals(List.of("account_reconciliation_pkey", "account_watch_pkey", "erasure_pkey", "invitation_code_pkey",
                "person_issuer_subject_key", "person_pkey", "sign_out_pkey"),
                Sql.texts(database,
                        "select conname " + OF_A_KEY + "and contype in ('p', 'u') and not " + HAS_GROUP + "order by 1"));
    }

    @Test
    void uniqueIndexesContainTheGroup() throws SQLException {
        assertEquals(List.of("membership_pseudonym_key"), Sql.texts(database, """
                select c.relname from pg_index i
                join pg_class c on c.oid = i.indexrelid
                where c.relnamespace = 'public'::regnamespace and i.indisunique
                  and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
                """));
        assertEquals(1, Sql.number(database, """
                select count(*) from pg_indexes where indexname = 'membership_pseudonym_key' and indexdef like '%(group_id, %'
                """));
    }

    @Test
    void referencesStayWithinTheGroup() throws SQLException {
        assertEquals(List.of("erasure_person_fkey"), Sql.texts(database, "select conname " + OF_A_KEY + """
                and contype = 'f' and not exists (
                  select from unnest(k.conkey, k.confkey) as pair (own, other)
                  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.own and a.attname = 'group_id'
                  join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.other and b.attname = 'group_id')
                """));
    }

    @Test
    void nothingIsNumberedOrTriggeredByTheDatabase() throws SQLException {
        assertEquals(List.of(), Sql.texts(database, """
                select sequencename from pg_sequences where schemaname = 'public'
                union all
                select tgname from pg_trigger where not tgisinternal
                """));
    }
}
