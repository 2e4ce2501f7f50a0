package org.studycircle.seeds;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** A text, and all that an import of it would otherwise have to guess. */
record Manifest(String file, String checksum, int bytes, String title, List<String> authors, Map<String, String> publication,
        String language, String rights, JsonNode outline, List<Prompt> prompts) {

    record Prompt(int section, String text) {}

    static Manifest read(String name) {
        return Catalogue.read(name, Manifest.class);
    }

    static UUID essayId(String name) {
        return SeedIds.of("essay " + name);
    }

    String mediaType() {
        return file.endsWith(".md") ? "text/markdown" : "text/plain";
    }

    /** Whether these are the bytes that it was made for. */
    boolean isAbout(byte[] text) {
        return checksum.equals("sha256:" + HexFormat.of().formatHex(SeedIds.sha256(text)));
    }

    /** The questions about these sections as a list in Markdown; null where there is none. */
    String questions(List<Integer> sections) {
        return prompts.stream().filter(prompt -> sections.contains(prompt.section())).map(prompt -> "- " + prompt.text())
                .collect(Collectors.collectingAndThen(Collectors.joining("\n"), list -> list.isEmpty() ? null : list));
    }
}
