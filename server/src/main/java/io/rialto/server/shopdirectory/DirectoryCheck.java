package io.rialto.server.shopdirectory;

import java.util.Map;

/**
 * What is right and wrong with reading a shop.
 *
 * @param works whether customers can be looked up
 * @param findings a sentence for each thing that is read, by its name
 */
public record DirectoryCheck(boolean works, Map<String, String> findings) {

    public DirectoryCheck {
        findings = Map.copyOf(findings);
    }
}
