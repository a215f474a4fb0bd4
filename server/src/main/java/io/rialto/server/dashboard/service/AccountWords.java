package io.rialto.server.dashboard.service;

/** What becomes of a customer's account at the service. */
record AccountWords(String contract, String matched, String changedEmail) {}
