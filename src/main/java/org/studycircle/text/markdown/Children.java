package org.studycircle.text.markdown;

import java.util.ArrayList;
import java.util.List;

import org.commonmark.node.Node;

/** The children of a node, as they are before any of them is moved. */
final class Children {

    private Children() {}

    static List<Node> of(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }
}
