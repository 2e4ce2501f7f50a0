package org.studycircle.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Which origins may call a service that runs with servers of its own. */
class OriginsTest {

    /** The expression as it comes out of the configuration, which splits lists. */
    private static Pattern taken() {
        List<String> origins = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(Map.of("origins", EmbeddedDefault.ON_THIS_MACHINE), "test", 100))
                .build().getValues("origins", String.class);
        assertEquals(1, origins.size());
        return Pattern.compile(origins.get(0).substring(1, origins.get(0).length() - 1));
    }

    @ParameterizedTest
    @CsvSource({"http://localhost,true", "http://localhost:3000,true", "https://127.0.0.1:5173,true", "http://[::1],true",
            "http://[::1]:8081,true", "http://localhost.example.org,false", "http://example.org,false",
            "http://127.0.0.1.example.org:80,false", "http://127a0b0c1,false", "http://localhost:3000/path,false",
            "null,false"})
    void portsOfThisMachineAreTakenAndNothingElse(String origin, boolean isTaken) {
        assertEquals(isTaken, taken().matcher(origin).matches());
    }
}
