package org.studycircle.library.outline;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Words that web pages put around a text, in the languages most texts come in. All lower case, apostrophes straight. */
final class Phrases {

    static final Set<String> NAVIGATION_LINES = Set.of("menu", "main menu", "home", "search", "previous", "next", "read more",
            "continue reading",
            "back to top", "previous post", "next post", "weiterlesen", "nach oben", "startseite", "accueil", "lire la suite",
            "inicio",
            "leer más", "volver arriba", "início", "leia mais", "voltar ao topo");
    static final List<String> NAVIGATION_OPENINGS = List.of("skip to ", "jump to navigation", "jump to content",
            "zum inhalt springen",
            "aller au contenu", "passer au contenu", "ir al contenido", "saltar al contenido", "pular para o conteúdo",
            "ir para o conteúdo");
    static final List<String> SHARING = List.of("bloggers like this", "share this:", "share on ", "like this:",
            "click to share", "share via",
            "teilen mit", "teilen auf", "partager sur", "partager :", "compartir en", "comparte esto", "compartilhe isso",
            "compartilhar no");
    static final List<String> CREDITS = List.of("credit:", "credits:", "image credit", "photo credit", "picture credit",
            "photo by ", "photos by ",
            "photograph by ", "photo:", "photograph:", "image:", "image by ", "picture:", "foto:", "fotos:", "bild:",
            "bildnachweis",
            "photo :", "crédit ", "crédits ", "crédit photo", "crédito:", "créditos:", "imagen:", "imagem:");
    static final List<String> CREDITS_AT_END = List.of("credit: ", "photo: ", "photo by ", "image: ", "foto: ", "bild: ",
            "crédit : ",
            "crédito: ");
    static final List<String> PICTURES = List.of("illustration", "photo", "photograph", "painting", "drawing", "engraving",
            "etching", "poster",
            "cartoon", "portrait", "map", "gemälde", "zeichnung", "plakat", "karikatur", "peinture", "dessin", "gravure",
            "affiche",
            "pintura", "dibujo", "grabado", "desenho", "gravura");
    static final Set<String> MAKERS = Set.of("by", "of", "from", "showing", "von", "aus", "par", "de", "por");
    static final List<String> APPEALS = List.of("we want to hear", "consider donating", "consider making a donation",
            "donate to ", "support our work",
            "become a member", "become a patron", "subscribe to our", "subscribe now", "sign up for our", "sign up to our",
            "contact us at",
            "spenden sie", "unterstützen sie", "unterstütze uns", "abonnieren sie", "faites un don", "soutenez", "abonnez-vous",
            "haz una donación", "apóyanos", "suscríbete", "faça uma doação", "apoie-nos", "apoie o nosso", "assine ");
    static final List<String> FOOTERS = List.of("copyright", "©", "(c) ", "all rights reserved", "alle rechte vorbehalten",
            "tous droits réservés",
            "todos los derechos", "todos os direitos", "posted in", "posted on", "filed under", "tagged", "tags:",
            "categories:", "powered by",
            "leave a comment", "leave a reply", "related posts", "related articles", "schlagwörter:", "kategorien:",
            "étiquettes", "etiquetas");
    static final Set<String> IS_A = Set.of("is", "are", "was", "were", "teaches", "writes", "works", "lives", "ist", "sind",
            "est", "sont", "es",
            "son", "é", "são");
    static final List<String> PROFESSIONS = List.of("editor", "writer", "author", "member of", "activist", "professor",
            "teacher", "lecturer",
            "historian", "journalist", "organizer", "organiser", "researcher", "student", "philosopher", "translator",
            "redakteur", "autor",
            "historiker", "journalist", "professeur", "auteur", "rédact", "historien", "profesor", "historiador", "periodista",
            "escritor",
            "jornalista", "membro");
    static final Set<String> TEMPORAL = Set.of("in", "by", "since", "after", "before", "until", "from", "during", "im", "seit",
            "nach", "bis",
            "en", "depuis", "dès", "desde", "hasta", "após", "até", "em");
    static final Set<String> LABELS = Set.of("chapter", "part", "book", "section", "kapitel", "teil", "buch", "abschnitt",
            "chapitre", "partie",
            "livre", "capítulo", "parte", "libro", "livro");
    static final Set<String> OPENING_LABELS = Set.of("introduction", "preface", "foreword", "prologue", "abstract",
            "einleitung", "vorwort",
            "préface", "avant-propos", "introducción", "prólogo", "prefacio", "introdução", "prefácio");

    private Phrases() {}

    public static String lower(String text) {
        return text.toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    /** The one of these that the text starts with, in whatever case. */
    static Optional<String> opening(Collection<String> openings, String text) {
        return openings.stream().filter(opening -> text.regionMatches(true, 0, opening, 0, opening.length())).findFirst();
    }

    public static boolean contains(Collection<String> phrases, String text) {
        String lower = lower(text);
        return phrases.stream().anyMatch(lower::contains);
    }
}
