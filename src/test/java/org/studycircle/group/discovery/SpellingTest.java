package org.studycircle.group.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Pages;
import org.studycircle.testing.server.Sql;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;

/** That words are found however they are spelt, and those that are mistyped behind those that are not. */
@QuarkusTest
class SpellingTest {

    private static final long SEED = 29;
    private static final String IS_NEARLY = """
            select count(*) where search_near_document(search_document(?)) @@ search_near_query(array[cast(? as text)])
            """;

    @Inject
    AgroalDataSource database;

    private static void listed(String name, String description) {
        Api.as(ADA).body(Map.of("name", name, "description", description, "zone", "UTC", "listed", true)).post("/groups").then()
                .statusCode(201);
    }

    private static List<String> found(String q, int limit) {
        return Pages.bothWays(MIA, "/groups", Map.of("q", q), limit, "items.name");
    }

    /** Letters that no other group has, none of which is taken for another one. */
    private static String own() {
        Random random = new Random();
        return random.ints(12, 0, 11).collect(StringBuilder::new, (word, i) -> word.append("bdfghlmnprt".charAt(i)),
                StringBuilder::append).toString();
    }

    private static String mistyped(String word) {
        return word.substring(0, 5) + word.substring(6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "Τέλος εποχής | ΤΕΛΟΣ", "ΤΕΛΟΣ ΕΠΟΧΗΣ | τέλος", "Ὀδύσσεια | οδυσσεια", "ᾠδή | ωδη",
            "O'Brien | obrien", "O’Brien | obrien", "OʼBrien | OBRIEN", "O´Brien | obrien", "O'Brien | o’brien",
            "O'Brien | brien",
            "OBrien | o'brien", "O'Brien-Smith | obrien smith", "O'Brien-Smith | obriensmith",
            "Luxemburg’s letters | luxemburgs", "Luxemburg’s letters | luxemburg", "Luxemburg's letters | Luxemburg’s",
            "Marx’s Capital | marxs", "Marx’s Capital | marx", "Marx’s Capital | marx's capital", "Don’t panic | dont",
            "L’amour fou | amour", "L’amour fou | lamour", "L'amour fou | l’amour", "Rock ’n’ roll | rock'n'roll",
            "ʿAbd al-Rahman | abd", "Abd al-Rahman | ʿAbd", "E-mail club | email", "Email club | e-mail",
            "Co‑operation | cooperation", "Co-operation | co operation",
            "Lesekreis | lese\u00ADkreis", "Col·lecció | colleccio",
            "İstanbul okurları | istanbul", "istanbul okurlari | İSTANBUL", "Işık | isik", "ISIK | ışık",
            "Straße | strasse", "STRASSE | straße", "STRAẞE | strasse", "Oﬃce ﬁction | office fiction", "office | oﬃce",
            "Ｆｕｌｌ　ｗｉｄｔｈ | full width", "Full width | ｆｕｌｌ", "Ёлка | елка", "Елка | ёлка", "Мой край | мой",
            "Đọc sách | doc sach", "Doc sach | đọc sách", "Łódź | lodz", "Żółw | zolw", "Ærø | aero", "Œuvres | oeuvres",
            "Þing | thing", "Ħamrun | hamrun",
            "أحمد شوقي | احمد", "احمد شوقي | أحمد", "إسلام | اسلام", "آداب | اداب", "مصطفى | مصطفي", "مصطفي | مصطفى",
            "مكتبة | مكتبه", "مكتبه | مكتبة", "كتـــاب | كتاب", "مَرْحَبًا | مرحبا", "مرحبا | مَرْحَبًا", "مسؤول | مسوول",
            "کتاب‌خانه | كتابخانه", "کتابخانه | کتاب‌خانه", "سنة ١٩١٧ | 1917",
            "שָׁלוֹם | שלום", "רמב״ם | רמבם", "हिन्दी साहित्य | हिन्दी", "தமிழ் நூல்கள் | தமிழ்", "ภาษาไทย | ไทย",
            "カール・マルクス | カールマルクス", "ﾏﾙｸｽ | マルクス", "读书会 | 读书", "독서모임 | 독서",
    })
    void wordIsFoundHoweverItIsSpelt(String name, String q) {
        String own = own();
        listed(name + " " + own, "Anything.");
        listed("Another thing", name + ", by " + own + ".");
        assertEquals(List.of(name + " " + own, "Another thing"), found(q + " " + own, 100));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Мои края | мой", "かき | がき", "ハハ | パパ", "देना | दिन", "読書会 | 書読"})
    void lettersThatAreOthersAreNotFound(String name, String q) {
        String own = own();
        listed(name + " " + own, "Anything.");
        assertEquals(List.of(), found(q + " " + own, 100));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Dostoevsky | dostoyevsky", "Dostoevsky | Dostoyevski", "Dostoevsky | dostojewski", "Достоевский | достаевский",
            "Nietzsche | neitzsche", "Nietzsche | Nietsche", "Shakespeare | shakespaere", "Kafka | kafak", "Kafka | kavka",
            "Luxemburg | luxembourg", "Luxemburg | luxemburgs", "Luxemburg | Luxemburg’s", "Marx | marx's", "Köln | koeln",
            "O'Brien | obrein", "O’Connor-Smith | oconnor smiht", "Καζαντζάκης | καζατζακης", "Махно | махон",
            "نجيب محفوظ | محفوض",
    })
    void mistypedWordIsFound(String name, String q) {
        String own = own();
        listed(name + " " + own, "Anything.");
        listed("Another thing", "They read " + name + " with " + own + ".");
        assertEquals(List.of("Another thing", name + " " + own), found(q + " " + own, 100));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Slow | slwo", "Slow | slwo reeders", "Kafka | kufke", "In 1917 | 19117",
            "Dostoevsky | tolstoy",
            "読書会 | 読者会"})
    void shortWordsNumbersAndWordsFarAwayAreNotGuessed(String name, String q) {
        String own = own();
        listed(name + " readers " + own, "Anything.");
        assertEquals(List.of(), found(q + " " + own, 100));
    }

    @Test
    void whatIsNearlyItComesBehindWhatIsIt() {
        String own = own();
        String typo = mistyped(own);
        List<String> expected = new ArrayList<>();
        for (String kind : List.of("Nearly described", "Nearly named", "Described", "Named")) {
            for (int i = 0; i < 3; i++) {
                String word = kind.startsWith("Nearly") ? own : typo;
                String name = kind + " " + i;
                boolean named = kind.toLowerCase(Locale.ROOT).contains("named");
                listed(named ? name + " " + word : name, named ? "Anything." : word);
                expected.add(0, named ? name + " " + word : name);
            }
        }
        for (int limit : List.of(1, 2, 3, 5, 6, 7, 11, 12, 13)) {
            assertEquals(expected, found(typo, limit), "limit " + limit);
        }
    }

    @Test
    void nothingIsGuessedWhereEnoughIsFound() throws Exception {
        String own = own();
        String typo = mistyped(own);
        listed("Nearly " + own, "Anything.");
        try {
            list(100, typo);
            assertEquals("Nearly " + own, found(typo, 60).get(100));
            list(1, typo);
            assertFalse(found(typo, 60).contains("Nearly " + own));
            assertEquals(List.of("Nearly " + own), found("nearly " + typo, 60));
        } finally {
            Sql.change(database, "delete from reading_group where name = ?", typo);
        }
    }

    private void list(int number, String name) throws SQLException {
        Sql.change(database, """
                with founded as (
                  insert into reading_group (group_id, name, zone, join_policy, listed, late_joiner_policy, default_visibility,
                    member_count, facilitator_count, created_from, created_at, version)
                  select uuidv7(), ?, 'UTC', 'OPEN', true, 'SAME_DATES', 'ALWAYS', 1, 1, '', now(), 0
                  from generate_series(1, ?)
                  returning *
                )
                insert into listed_group (group_id, created_at, folded_name, name_words, words, language_ranges)
                select group_id, created_at, search_folded(name), search_document(name), search_document(name), '{}'
                from founded
                """, name, number);
    }

    @Test
    void unlistedGroupIsNotGuessed() {
        String own = own();
        Circle.of(Map.of("name", own, "description", own, "zone", "UTC", "joinPolicy", "OPEN")).joinedBy(MIA);
        assertEquals(List.of(), found(mistyped(own), 100));
    }

    /** Of any word of five letters or more. */
    @Test
    void anyOneErrorIsForgiven() throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            String word = letters(random, 5 + random.nextInt(12));
            for (String typo : List.of(without(word, random), with(word, random), other(word, random), swapped(word, random))) {
                assertEquals(typo.length() < 5 ? 0 : 1, Sql.number(database, IS_NEARLY, word, typo), word + " for " + typo);
            }
        }
    }

    private static String letters(Random random, int length) {
        String alphabet = List.of("aeiouyjwcqzxphks", "абвгдежзий", "αβγδεσ", "اويهبت").get(random.nextInt(4));
        StringBuilder word = new StringBuilder();
        random.ints(length, 0, alphabet.length()).forEach(i -> word.append(alphabet.charAt(i)));
        return word.toString();
    }

    private static String without(String word, Random random) {
        return new StringBuilder(word).deleteCharAt(random.nextInt(word.length())).toString();
    }

    private static String with(String word, Random random) {
        return new StringBuilder(word).insert(random.nextInt(word.length() + 1), letters(random, 1)).toString();
    }

    private static String other(String word, Random random) {
        int place = random.nextInt(word.length());
        return word.substring(0, place) + letters(random, 1) + word.substring(place + 1);
    }

    private static String swapped(String word, Random random) {
        int place = random.nextInt(word.length() - 1);
        return word.substring(0, place) + word.charAt(place + 1) + word.charAt(place) + word.substring(place + 2);
    }

    @Test
    void foldedIsFoldedWhateverTheCase() throws Exception {
        assertEquals(List.of(), Sql.texts(database, """
                select letter from regexp_split_to_table(?, '') letter
                where search_folded(search_folded(letter)) <> search_folded(letter)
                  or search_folded(upper(letter collate pg_c_utf8)) <> search_folded(letter)
                  or search_folded(lower(letter collate pg_c_utf8)) <> search_folded(letter)
                """, letters(c -> true)));
    }

    @Test
    void noLetterIsFoldedAwayThatIsNoMark() throws Exception {
        assertEquals(List.of("\u037A"), Sql.texts(database,
                "select letter from regexp_split_to_table(?, '') letter where btrim(search_folded(letter)) = ''",
                letters(c -> c < 0x0600 || c > 0xFEFF || c > 0x06FF && c < 0xFB50)));
    }

    @Test
    void foldingIsTheSameWithAndWithoutUnaccent() throws Exception {
        assertEquals(List.of(), Sql.texts(database, """
                select cast(cast(used.objid as regprocedure) as text) from pg_depend used
                join pg_depend member on member.classid = used.refclassid and member.objid = used.refobjid and member.deptype = 'e'
                join pg_extension e on e.oid = member.refobjid
                where used.classid = cast('pg_proc' as regclass) and used.deptype = 'n' and e.extname = 'unaccent'
                """));
    }

    private static String letters(IntPredicate which) {
        return IntStream.range(' ', 0x2FA20).filter(Character::isLetterOrDigit).filter(which).mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
