package org.studycircle.http.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.http.HttpSettings;
import org.studycircle.http.body.UnderWay.Share;
import org.studycircle.http.problem.Unavailable;

class UnderWayTest {

    private static final int MIB = 1024 * 1024;
    private static final int OF_ONE = 24;
    private static final int OF_ALL = 100;

    private final UnderWay underWay = new UnderWay();

    @BeforeEach
    void setBounds() {
        underWay.settings = (HttpSettings) Proxy.newProxyInstance(HttpSettings.class.getClassLoader(),
                new Class<?>[] {HttpSettings.class},
                (proxy, method, arguments) -> method.getName().equals("mostUnderWay") ? OF_ALL : OF_ONE);
    }

    @Test
    void oneHasSoMuchUnderWayUntilSomeIsOver() {
        Share first = underWay.share("ada", 1);
        first.reach(10 * MIB);
        underWay.share("ada", 1).reach(10 * MIB);
        Share third = underWay.share("ada", 1);
        TooMuchUnderWay refusal = assertThrows(TooMuchUnderWay.class, () -> third.reach(10 * MIB));
        assertEquals("5", refusal.headers().get("Retry-After"));
        underWay.share("rui", 1).reach(10 * MIB);
        first.release();
        first.release();
        third.reach(10 * MIB);
        assertEquals(30L * MIB, underWay.bytes());
    }

    @Test
    void whatIsOfUnknownLengthCountsAsItComes() {
        Share share = underWay.share("ada", 8);
        share.reach(-1);
        share.reach(1000);
        share.reach(MIB);
        share.reach(MIB);
        assertEquals(8L * MIB, underWay.bytes());
        assertThrows(TooMuchUnderWay.class, () -> share.reach(4 * MIB));
        share.release();
        assertEquals(0, underWay.bytes());
        share.reach(MIB);
        assertEquals(0, underWay.bytes(), "over is over");
    }

    @Test
    void allHaveSoMuchTogetherAndSmallBodiesAreNotCrowdedOut() {
        List<Share> large = new ArrayList<>();
        for (int i = 0; i < OF_ALL / 10; i++) {
            large.add(underWay.share("person " + i, 1));
            large.get(i).reach(10 * MIB);
        }
        Unavailable refusal = assertThrows(Unavailable.class, () -> underWay.share("late", 1).reach(MIB));
        assertEquals("5", refusal.headers().get("Retry-After"));
        Share small = underWay.share("late", 8);
        small.reach(UnderWay.SMALL);
        assertThrows(Unavailable.class, () -> small.reach(UnderWay.SMALL + 1));
        large.forEach(Share::release);
        small.reach(UnderWay.SMALL + 1);
        small.release();
        assertEquals(0, underWay.bytes());
    }
}
