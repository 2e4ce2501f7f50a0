package org.studycircle.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneNameTest {

    @ParameterizedTest
    @CsvSource({"berlin, Europe/Berlin", "Europe/Berln, Europe/Berlin", "Sao Paulo, America/Sao_Paulo",
            "america/new york, America/New_York", "Lisboa, Europe/Lisbon", "Asia/Calcuta, Asia/Calcutta"})
    void zoneOfAPlaceThatBeginsAlikeIsProposed(String name, String zone) {
        List<String> proposals = ZoneName.Known.proposals(name);
        assertTrue(proposals.contains(zone) && proposals.size() <= 3, proposals::toString);
        assertTrue(ZoneId.getAvailableZoneIds().containsAll(proposals));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "+02:00", "Mars/Olympus", "${7*7}", "\u30d9\u30eb\u30ea\u30f3"})
    void nothingIsProposedForWhatIsNoPlace(String name) {
        assertEquals(List.of(), ZoneName.Known.proposals(name));
    }

    @Test
    void nameWithoutEndIsReadAtOnce() {
        assertEquals(List.of(), ZoneName.Known.proposals("x".repeat(1_000_000)));
    }
}
