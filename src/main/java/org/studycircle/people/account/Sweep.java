package org.studycircle.people.account;

import static org.studycircle.people.PersonState.ACTIVE;
import static org.studycircle.people.PersonState.SUSPENDED;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.studycircle.people.PersonState;
import org.studycircle.people.PersonStates.Known;

/** What one comparison has found so far; a hundred bytes for each account. */
class Sweep {

    private final Set<String> subjects = new HashSet<>();
    private final List<Known> missed = new ArrayList<>();
    private int accounts;
    private int suspended;
    private int lifted;
    private int gone;
    private String lastSubject = "";

    /** How many accounts the pages had: where the next one begins. */
    int accounts() {
        return accounts;
    }

    void seen(List<AccountState> page) {
        accounts += page.size();
        page.forEach(account -> subjects.add(account.subject()));
    }

    void followed(List<PersonState> states) {
        suspended += Collections.frequency(states, SUSPENDED);
        lifted += Collections.frequency(states, ACTIVE);
    }

    /** After which the next page of people begins. */
    String lastSubject() {
        return lastSubject;
    }

    void compared(List<Known> people) {
        people.stream().filter(person -> !subjects.contains(person.subject())).forEach(missed::add);
        lastSubject = people.isEmpty() ? lastSubject : people.get(people.size() - 1).subject();
    }

    List<Known> missed() {
        return missed;
    }

    void confirmed() {
        gone++;
    }

    Reconciled result() {
        return new Reconciled(subjects.size(), suspended, lifted, gone, null);
    }

    Reconciled withheld() {
        return new Reconciled(subjects.size(), suspended, lifted, 0, missed.size());
    }
}
