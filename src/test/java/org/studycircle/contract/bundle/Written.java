package org.studycircle.contract.bundle;

import java.util.regex.Pattern;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A document as YAML to read: blocks, lines as they are, quotes only where they are needed. */
final class Written {

    private static final String HEAD = "# Made from the files in src/main/openapi by `./mvnw antrun:run@contract`. Change those: docs/contract.md\n";

    /** Texts that are numbers for readers of YAML 1.2 but not for those of 1.1, for which it is written. */
    private static final Pattern NUMBER = Pattern
            .compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|0[ox][0-9a-fA-F]+");

    private Written() {}

    static String yaml(JsonNode document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        return HEAD + new Yaml(new Scalars(options), options).dump(new ObjectMapper().convertValue(document, Object.class));
    }

    private static final class Scalars extends Representer {

        Scalars(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representScalar(Tag tag, String value, ScalarStyle style) {
            return super.representScalar(tag, value, tag.equals(Tag.STR) ? styled(value) : style);
        }

        private static ScalarStyle styled(String value) {
            if (value.contains("\n")) {
                return ScalarStyle.LITERAL;
            }
            return NUMBER.matcher(value).matches() ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.PLAIN;
        }
    }
}
