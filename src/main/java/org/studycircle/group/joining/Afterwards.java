package org.studycircle.group.joining;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.studycircle.app.Backlog;
import org.studycircle.app.Jobs;
import org.studycircle.group.GroupOpened;
import org.studycircle.group.member.MemberRenamed;

import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Vertx;

/** What follows from somebody's act in more groups, or for more people, than it could wait for. */
@ApplicationScoped
class Afterwards {

    @Inject
    Renaming renaming;

    @Inject
    WaitingRoom waiting;

    @Inject
    Jobs jobs;

    @Inject
    Vertx vertx;

    private Backlog names;
    private Backlog tellings;
    private Backlog waits;

    @PostConstruct
    void start() {
        names = new Backlog("People of another name", vertx, jobs, renaming::unfinished, renaming::goOn);
        tellings = new Backlog("Groups that are to be told a name", vertx, jobs, renaming::untold, renaming::tell);
        waits = new Backlog("People who wait before open groups", vertx, jobs, waiting::open, waiting::letIn);
    }

    void renamed(@Observes MemberRenamed renamed) {
        names.look();
        tellings.look();
    }

    void opened(@Observes GroupOpened opened) {
        waits.look();
    }

    /** Another replica may have gone down over it. */
    @Scheduled(every = "${study-circle.members.look-every}")
    void look() {
        names.look();
        tellings.look();
        waits.look();
    }
}
