package org.studycircle.contract;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.studycircle.testing.Contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** The names in the clients that are generated from the contract are those of the contract, and nothing in them is of any type. */
class ClientNamesIT {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    /** What generators make up for a schema that has no name. */
    private static final Pattern MADE_UP = Pattern.compile("Inner|AnyOf|OneOf|AllOf|InlineObject|Anonymous|_|\\d|Response$");

    /** A field or a parameter that has a value where none is given. */
    private static final Pattern PRESET = Pattern
            .compile("(?:va[lr] |\\(|, )(\\w+): [\\w.<>\\[\\]: ]+\\? = (?!null\\b|nil\\b)");

    private static JsonNode contract;

    /** Where a language has its declarations, and what they look like: each pattern's group is a name or a type. */
    enum Client {

        TYPESCRIPT("typescript", "models/index\\.ts", "apis/.+Api\\.ts",
                "(?m)^export (?:interface|type|const|enum) (\\w+)", "(?m)^    async (\\w+)(?<!Raw|RequestOpts)\\(",
                "(?m)^    (?:readonly )?\\w+\\??: (.+);$", "\\b(any|object|unknown)\\b"), KOTLIN(
                        "kotlin/src/main/kotlin/org/studycircle/client", "models/.+\\.kt", "apis/.+Api\\.kt",
                        "(?m)^(?:data |enum |sealed )?(?:class|interface) (\\w+)",
                        "(?m)^    fun (\\w+)(?<!WithHttpInfo|RequestConfig)\\(",
                        "(?m)^    va[lr] \\w+: (.+?)(?: = .+)?,?$", "\\bAny\\b"), SWIFT("swift/Sources/StudyCircle",
                                "Models/.+\\.swift", "APIs/.+API\\.swift",
                                "(?m)^public (?:struct|enum|final class|class|typealias) (\\w+)",
                                "(?m)^    open class func (\\w+)(?<!WithRequestBuilder)\\(",
                                "(?m)^    public var \\w+: (.+)$", "\\b(Any|AnyCodable|JSONValue)\\b");

        private final Path directory;
        private final Pattern models;
        private final Pattern apis;
        private final Pattern type;
        private final Pattern method;
        private final Pattern field;
        private final Pattern untyped;

        Client(String directory, String models, String apis, String type, String method, String field, String untyped) {
            this.directory = Path.of("target", "clients").resolve(directory);
            this.models = Pattern.compile(models);
            this.apis = Pattern.compile(apis);
            this.type = Pattern.compile(type);
            this.method = Pattern.compile(method);
            this.field = Pattern.compile(field);
            this.untyped = Pattern.compile(untyped);
        }

        private List<String> found(Pattern files, Pattern declaration) throws IOException {
            try (Stream<Path> all = Files.walk(directory)) {
                return all.filter(file -> files.matcher(directory.relativize(file).toString().replace('\\', '/')).matches())
                        .flatMap(file -> declaration.matcher(text(file)).results().toList().stream())
                        .map((MatchResult match) -> match.group(1)).toList();
            }
        }

        private static String text(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        Set<String> types() throws IOException {
            return new TreeSet<>(found(models, type));
        }
    }

    @BeforeAll
    static void readContract() {
        contract = Contract.read();
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationIsOneMethodOfItsName(Client client) throws IOException {
        List<String> operations = contract.get("paths").findValuesAsText("operationId").stream().sorted().toList();
        assertEquals(operations, client.found(client.apis, client.method).stream().sorted().toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeIsSchemaOfTheContract(Client client) throws IOException {
        JsonNode renamed = modelNameMappings(client.name().toLowerCase(Locale.ROOT));
        Set<String> named = contract.at("/components/schemas").properties().stream()
                .filter(schema -> Stream.of("enum", "properties", "oneOf").anyMatch(schema.getValue()::has))
                .map(schema -> renamed.path(schema.getKey()).asText(schema.getKey()))
                .collect(toCollection(TreeSet::new));
        assertTrue(named.size() > 100, named::toString);
        assertEquals(named, client.types());
        assertEquals(Set.of(), client.types().stream().filter(name -> MADE_UP.matcher(name).find()).collect(
                toCollection(TreeSet::new)));
        assertEquals(named.size(), named.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().count());
    }

    /** What the contract has in that client another name for. */
    static JsonNode modelNameMappings(String client) throws IOException {
        return YAML.readTree(Files.readString(Path.of("build", "clients", client + ".yaml"))).path("modelNameMappings");
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldHasItsType(Client client) throws IOException {
        List<String> types = client.found(client.models, client.field);
        assertTrue(types.size() > 400, () -> "only " + types.size());
        assertEquals(List.of(), types.stream().filter(type -> client.untyped.matcher(type).find()).toList());
    }

    /** What a request does not say is not sent. */
    @ParameterizedTest
    @EnumSource(names = {"KOTLIN", "SWIFT"})
    void nothingIsPreset(Client client) throws IOException {
        assertEquals(List.of(), client.found(client.models, PRESET));
        assertEquals(List.of(), client.found(client.apis, PRESET));
    }

    @Test
    void presetValuesAreFound() {
        assertEquals(List.of("parent", "limit", "listed"), PRESET.matcher("""
                    val parent: kotlin.Int? = 1
                fun listEvents(after: kotlin.String? = null, limit: kotlin.Int? = 20) : GroupEventPage {
                    public init(name: String, listed: Bool? = false, zone: String? = nil) {
                """).results().map(match -> match.group(1)).toList());
    }

    @Test
    void madeUpNamesAreFound() {
        assertEquals(
                List.of("GroupMembershipInner", "ListEvents200Response", "CreatePostRequest1", "InlineObject",
                        "UpdateMe_request"),
                Stream.of("GroupMembershipInner", "Role", "ListEvents200Response", "CreatePostRequest1", "InlineObject",
                        "ErasureRequest", "UpdateMe_request", "NewGroup").filter(name -> MADE_UP.matcher(name).find())
                        .toList());
    }
}
