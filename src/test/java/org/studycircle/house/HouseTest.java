package org.studycircle.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.house.House.assertNone;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;

import org.jboss.resteasy.reactive.server.Cancellable;
import org.junit.jupiter.api.Test;
import org.studycircle.http.MostBytes;
import org.studycircle.sql.OneStatement;
import org.studycircle.testing.Contract;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** The rules of the house that no compiler holds. */
class HouseTest {

    private static final Pattern BANNED_NAME = Pattern
            .compile(".*(?:Impl|Mapper|Utils?|Helper|Manager|Dto|Service)|(?:Base|Abstract)[A-Z].*");
    private static final Set<String> STORE_NOTHING = Set.of("previewMarkdown");
    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");
    /** They start servers and wait for them, before there is an event loop. */
    private static final Set<String> DEVELOPMENT = Set.of("embedded", "seeds");
    private static final Set<String> OF_THEIR_OWN_FAMILY = Set.of("Person", "Group");

    private static final JavaClasses CLASSES = House.classes();

    private static Stream<JavaClass> types(Predicate<JavaClass> which) {
        return CLASSES.stream().filter(which);
    }

    private static boolean isOfDevelopment(JavaClass type) {
        return DEVELOPMENT.contains(House.room(type));
    }

    private static Stream<JavaMethod> endpoints() {
        return CLASSES.stream().flatMap(type -> type.getMethods().stream()).filter(method -> !verbs(method).isEmpty());
    }

    private static Set<String> verbs(JavaMethod method) {
        return method.getAnnotations().stream()
                .flatMap(annotation -> annotation.getRawType().tryGetAnnotationOfType(HttpMethod.class).stream())
                .map(HttpMethod::value).collect(Collectors.toSet());
    }

    /** A transaction that is left halfway leaves its session to be closed by force. */
    @Test
    void whatHasBegunIsDoneThoughItsClientHangsUp() {
        assertNone(endpoints().filter(method -> method.getRawReturnType().isEquivalentTo(Uni.class))
                .filter(method -> method.getOwner().tryGetAnnotationOfType(Cancellable.class).map(Cancellable::value)
                        .orElse(true))
                .map(JavaMethod::getFullName));
    }

    @Test
    void noNameIsOfAStereotype() {
        assertNone(types(type -> BANNED_NAME.matcher(type.getSimpleName()).matches()).map(JavaClass::getName));
    }

    @Test
    void everyEndpointIsPublicOrItWouldNotBeRegistered() {
        assertTrue(endpoints().count() > 20);
        assertNone(endpoints().filter(method -> !method.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaMethod::getFullName));
    }

    @Test
    void everyEndpointThatTakesABodySaysHowMuch() {
        Set<String> taking = Contract.promises(Contract.read()).filter(promise -> promise.said().has("requestBody"))
                .map(Contract.Promise::id).collect(Collectors.toSet());
        assertEquals(new TreeSet<>(taking), endpoints().filter(method -> method.isAnnotatedWith(MostBytes.class))
                .map(JavaMethod::getName).collect(Collectors.toCollection(TreeSet::new)));
    }

    /**
     * A write without a transaction answers 2xx and stores nothing. An endpoint that writes is {@code @WithTransaction} or {@code @OneStatement}, or it
     * calls a method that is, itself or in a private method of its own class.
     */
    @Test
    void everyEndpointThatWritesDoesSoInATransaction() {
        assertNone(endpoints().filter(method -> verbs(method).stream().anyMatch(WRITING::contains))
                .filter(method -> !STORE_NOTHING.contains(method.getName()))
                .filter(method -> !isTransactional(method) && !delegates(method, new HashSet<>()))
                .map(JavaMethod::getFullName));
    }

    private static boolean isTransactional(JavaMethod method) {
        return method.isAnnotatedWith(WithTransaction.class) || method.isAnnotatedWith(OneStatement.class);
    }

    private static boolean delegates(JavaMethod method, Set<JavaMethod> known) {
        return known.add(method) && called(method).anyMatch(target -> isTransactional(target)
                || target.getOwner().equals(method.getOwner()) && target.getModifiers().contains(JavaModifier.PRIVATE)
                        && delegates(target, known));
    }

    private static Stream<JavaMethod> called(JavaMethod method) {
        return method.getAccessesFromSelf().stream().map(JavaAccess::getTarget)
                .flatMap(target -> target.resolveMember().stream())
                .filter(JavaMethod.class::isInstance).map(JavaMethod.class::cast);
    }

    @Test
    void onlyTransactionsOfHibernateReactiveAreUsed() {
        assertNone(CLASSES.stream().filter(type -> type.isAnnotatedWith(Transactional.class)
                || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Transactional.class)))
                .map(JavaClass::getName));
    }

    /** Role and state of a membership change where the group counts its facilitators, and nowhere else. */
    @Test
    void onlyTheGroupSeatsItsMembers() {
        List<JavaAccess<?>> changes = types(type -> !isOfDevelopment(type))
                .<JavaAccess<?>>flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().getSimpleName().equals("Membership")
                        && access.getTarget().getName().equals("become"))
                .toList();
        assertTrue(changes.size() > 1);
        assertNone(
                changes.stream().filter(access -> !access.getOriginOwner().getFullName().equals("org.studycircle.group.Group"))
                        .map(JavaAccess::getDescription));
    }

    /** One group is one shard: whatever belongs to a group is found by it. */
    @Test
    void everyKeyStartsWithTheGroup() {
        List<JavaClass> entities = types(type -> type.isAnnotatedWith(Entity.class)).toList();
        assertTrue(entities.size() > OF_THEIR_OWN_FAMILY.size());
        assertNone(entities.stream().filter(type -> !OF_THEIR_OWN_FAMILY.contains(type.getSimpleName()))
                .filter(type -> !type.tryGetAnnotationOfType(IdClass.class).filter(HouseTest::startsWithGroup)
                        .isPresent())
                .map(JavaClass::getName));
    }

    private static boolean startsWithGroup(IdClass key) {
        return key.value().isRecord() && key.value().getRecordComponents()[0].getName().equals("groupId");
    }

    @Test
    void nothingBlocksTheEventLoop() {
        assertNone(types(type -> !isOfDevelopment(type)).flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> isBlocking(access))
                .map(JavaAccess::getDescription));
    }

    private static boolean isBlocking(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return owner.startsWith("io.smallrye.mutiny.") && name.startsWith("await")
                || owner.equals("java.lang.Thread") && name.equals("sleep")
                || owner.startsWith("java.util.concurrent.") && owner.endsWith("Future")
                        && (name.equals("get") || name.equals("join"));
    }
}
