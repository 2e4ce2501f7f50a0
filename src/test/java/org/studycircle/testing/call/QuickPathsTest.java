package org.studycircle.testing.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.restassured.path.json.JsonPath;

class QuickPathsTest {

    private static final String JSON = """
            {"id": "a", "count": 3, "large": 5000000000, "part": 0.25, "open": true, "nothing": null, "words": ["one", "two"],
             "items": [{"name": "x", "at": {"start": 1}, "cells": [{"state": "A"}, {"state": "B"}]}, null,
               {"name": null, "at": {"start": 2}, "cells": []}, {"at": {}}], "some": {"one": 1, "two": 2}}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"$", "", "id", "count", "large", "part", "open", "nothing", "missing", "missing.further", "words",
            "words[1]", "words[-1]", "words[7]", "items[0].name", "items.name", "items.at.start", "items.cells.state",
            "items[-2].name", "items[1].name", "items.size()", "items.cells[0].state", "some.size()", "some.two"})
    void findsWhatRestAssuredFinds(String path) {
        assertEquals(JsonPath.from(JSON).<Object>get(path), QuickPaths.in(JSON).at(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"items.find { it.name == 'x' }", "words*.length()", "id.size()", "some.class", "items.0.name",
            "some.keySet()"})
    void leavesWhatIsNotPlain(String path) {
        assertSame(QuickPaths.UNKNOWN, QuickPaths.in(JSON).at(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<p>Words</p>", "{\"cut\": "})
    void leavesWhatIsNotJson(String text) {
        assertSame(QuickPaths.UNKNOWN, QuickPaths.in(text).at("cut"));
    }
}
