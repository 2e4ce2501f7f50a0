package org.studycircle.bench;

import org.studycircle.bench.load.Measured;

/**
 * One target under one load.
 *
 * @param targetMillis of processor time that it used
 * @param databaseMillis that PostgreSQL used meanwhile
 */
record Cell(Measured measured, long targetMillis, long databaseMillis) {

    Cell and(Cell other) {
        return other == null
                ? this
                : new Cell(measured.and(other.measured), targetMillis + other.targetMillis,
                        databaseMillis + other.databaseMillis);
    }

    double millisEach() {
        return targetMillisEach() + databaseMillisEach();
    }

    double targetMillisEach() {
        return (double) targetMillis / measured.requests();
    }

    double databaseMillisEach() {
        return (double) databaseMillis / measured.requests();
    }
}
