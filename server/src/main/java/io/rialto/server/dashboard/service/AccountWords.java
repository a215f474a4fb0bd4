package io.rialto.server.dashboard.service;

import io.rialto.server.jsonapi.Thing;
import java.util.Map;

/** What becomes of a customer's account at the service. */
record AccountWords(String contract, String matched, String changedEmail) {

    static AccountWords of(Thing preset) {
        Map<String, Object> accounts = preset.map("accounts");
        return new AccountWords(text(accounts, "words"), text(accounts, "matched"), text(accounts, "changed_email"));
    }

    private static String text(Map<String, Object> accounts, String name) {
        return String.valueOf(accounts.getOrDefault(name, "")).replace("`", "");
    }
}
