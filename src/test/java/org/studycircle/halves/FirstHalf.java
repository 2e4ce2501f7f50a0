package org.studycircle.halves;

import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Rooms whose tests take about as long as all others. */
@Suite
@SelectPackages({FirstHalf.ACROSS, FirstHalf.CONTRACT, FirstHalf.DISCUSSION, FirstHalf.HOUSE, FirstHalf.KUBERNETES,
        FirstHalf.VISIBILITY})
class FirstHalf {

    static final String ACROSS = "org.studycircle.across";
    static final String CONTRACT = "org.studycircle.contract";
    static final String DISCUSSION = "org.studycircle.discussion";
    static final String HOUSE = "org.studycircle.house";
    static final String KUBERNETES = "org.studycircle.kubernetes";
    static final String VISIBILITY = "org.studycircle.visibility";
}
