package org.pyrt.stdlib.expat;

import java.util.ArrayList;
import java.util.List;

/** What an element may contain, as its declaration says; the numbers are expat's. Made by one thread, then unchanged. */
final class XmlModel {

    static final int EMPTY = 1;
    static final int ANY = 2;
    static final int MIXED = 3;
    static final int NAME = 4;
    static final int CHOICE = 5;
    static final int SEQUENCE = 6;

    int type;
    int quantity;
    final String name;
    final List<XmlModel> children = new ArrayList<>();

    XmlModel(int type, int quantity, String name) {
        this.type = type;
        this.quantity = quantity;
        this.name = name;
    }
}
