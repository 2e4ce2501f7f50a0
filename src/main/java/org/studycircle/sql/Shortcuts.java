package org.studycircle.sql;

import java.time.Duration;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Short cuts of statements that work in the same cases: each brings either the rows of its statement or none. Where one was in vain, none of them is tried
 * again for a while.
 */
public final class Shortcuts {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 50_000;

    private final List<String> by;
    private final Cache<List<Object>, Boolean> vain = Caffeine.newBuilder().expireAfterWrite(REMEMBERED)
            .maximumSize(MOST_REMEMBERED).build();

    /** @param by names of the parameters on whose values it depends whether they work */
    public Shortcuts(String... by) {
        this.by = List.of(by);
    }

    /** @throws IllegalArgumentException where the short cut has a parameter that the statement has not */
    Shortcut of(String sql, Statement statement) {
        Statement shortcut = Statement.of(sql);
        return new Shortcut(shortcut.text(), shortcut.names().stream().map(statement::indexOf).toList(),
                by.stream().map(statement::indexOf).toList(), this);
    }

    boolean knows(List<Object> values) {
        return vain.getIfPresent(values) != null;
    }

    void remember(List<Object> values) {
        vain.put(values, true);
    }
}
