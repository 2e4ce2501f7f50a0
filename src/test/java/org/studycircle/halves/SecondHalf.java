package org.studycircle.halves;

import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All rooms but those of the first half: a new one is here. */
@Suite
@SelectPackages("org.studycircle")
@ExcludePackages({FirstHalf.ACROSS, FirstHalf.CONTRACT, FirstHalf.DISCUSSION, FirstHalf.HOUSE, FirstHalf.KUBERNETES,
        FirstHalf.VISIBILITY})
class SecondHalf {}
