package org.studycircle.seeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final UUID GROUP = SeedIds.of("group");
    private static final UUID ESSAY = SeedIds.of("essay");

    private final AtomicReference<String> kept = new AtomicReference<>("");
    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void whatIsLoadedIsNotLoadedByTheNextStart() {
        opened().once(GROUP, loads::incrementAndGet);
        opened().once(ESSAY, loads::incrementAndGet);
        opened().once(GROUP, loads::incrementAndGet);
        assertEquals(2, loads.get());
        assertTrue(opened().has(GROUP));
        assertTrue(opened().has(ESSAY));
    }

    @Test
    void whatFailsIsLoadedAgain() {
        Ledger ledger = opened();
        assertThrows(IllegalStateException.class, () -> ledger.once(GROUP, () -> {
            throw new IllegalStateException("interrupted");
        }));
        assertFalse(ledger.has(GROUP));
        opened().once(GROUP, loads::incrementAndGet);
        assertEquals(1, loads.get());
    }

    @Test
    void emptiedDatabaseIsLoadedAgain() {
        opened().once(GROUP, loads::incrementAndGet);
        opened().forget();
        opened().once(GROUP, loads::incrementAndGet);
        assertEquals(2, loads.get());
    }

    private Ledger opened() {
        return new Ledger(kept.get(), kept::set);
    }
}
