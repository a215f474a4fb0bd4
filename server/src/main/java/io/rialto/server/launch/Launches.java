package io.rialto.server.launch;

import io.rialto.server.page.Reference;
import java.util.List;

/** The launches that are recorded, for whoever follows them. Safe for use by many threads. */
public interface Launches {

    /**
     * What became of launches at known sites, in their order.
     *
     * @param from the first that counts
     * @param before the first that does not
     * @param most that are answered
     */
    List<Happened> happened(Reference from, Reference before, int most);
}
