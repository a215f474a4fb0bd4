package io.rialto.server.shopdirectory;

import io.rialto.server.customer.Customer;
import java.time.Instant;

/** What the shop says of a customer. */
public sealed interface Lookup {

    /** The customer, as a ticket would tell of them, but for segments and the role in a company: Magento's API has neither. */
    record Found(Customer customer) implements Lookup {}

    /** There is no customer to be had. */
    sealed interface Missed extends Lookup {

        /** What is wrong and what to do, for whoever asked; no customer's data and no secret is in it. */
        String sentence();
    }

    /** The shop has none of that id or address. */
    record NoSuchCustomer() implements Missed {

        @Override
        public String sentence() {
            return "is no customer of the shop";
        }
    }

    /** Several websites of the shop have a customer of that address. */
    record SeveralCustomers() implements Missed {

        @Override
        public String sentence() {
            return "belongs to customers of several websites of the shop: give customer_id, or set the site's store.website";
        }
    }

    /** The configuration has no {@code store.directory}. */
    record NotSetUp() implements Missed {

        @Override
        public String sentence() {
            return "cannot be looked up: the site has no store.directory in the configuration";
        }
    }

    /** The shop does not let the integration read it.
     *
     * @param resource Magento's name of the permission */
    record NotPermitted(String resource) implements Missed {

        @Override
        public String sentence() {
            return "cannot be looked up: the shop's integration lacks the permission " + resource
                    + ". Tick it under System > Integrations > API, and save. If it is ticked: a bearer token is refused like"
                    + " that unless oauth/consumer/enable_integration_as_bearer is on, and so is a token that was revoked";
        }
    }

    /** The shop does not take our word for who we are. */
    record SignatureRefused() implements Missed {

        @Override
        public String sentence() {
            return "cannot be looked up: the shop refuses the signature. Compare the four secrets with the integration's, base_url"
                    + " with the shop's own address (a proxy that changes scheme, host or port breaks signatures), and both clocks";
        }
    }

    /** Nobody answers there in time. */
    record Unreachable(Why why) implements Missed {

        @Override
        public String sentence() {
            return "cannot be looked up: " + why.sentence;
        }
    }

    /** What comes back is nothing that can be worked with.
     *
     * @param how to be read after "the shop" */
    record Broken(String how) implements Missed {

        @Override
        public String sentence() {
            return "cannot be looked up: the shop " + how;
        }
    }

    /** The shop failed several times, and is left alone for a while. */
    record CircuitOpen(Instant until, Missed because) implements Missed {

        @Override
        public String sentence() {
            return because.sentence() + ". After several failures the shop is asked again from " + until + " on";
        }
    }

    /** Why nobody answers. */
    enum Why {
        UNKNOWN_HOST("the shop's host name does not resolve"),
        SILENT("nobody answers at the shop's address"),
        TLS("the shop's certificate is not trusted or not its own"),
        TOO_SLOW("the shop did not answer in time"),
        NOT_ALLOWED("Rialto does not call that address: it is in a private network, or not https"),
        BUSY("this server has too many calls under way; try again in a moment");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }
    }
}
