package io.rialto.journeys;

/** The reason of a refusal, as a program is told it. */
final class Refusal {

    private Refusal() {}

    /** What a customer's launch is refused for; {@code handed off} when it is not refused. */
    static String reason(Shop shop, String service, Person customer) {
        Visitor visitor = new Visitor();
        Answer click = visitor.get(shop.launchLink(service), "Accept", "application/json");
        if (click.status() >= 400) {
            return reasonOrHandOff(click);
        }
        String ticket = shop.ticket(service, click.queryOfLocation("nonce"), customer);
        return reasonOrHandOff(visitor.get(shop.completeLink(ticket), "Accept", "application/json"));
    }

    static String reasonOrHandOff(Answer answer) {
        if (answer.isHandOff()) {
            return "handed off";
        }
        if (answer.status() < 400 || answer.status() >= 500) {
            throw new AssertionError("neither refused nor handed off: " + answer.status() + " " + answer.body());
        }
        return answer.json().path("error").path("code").asString();
    }
}
