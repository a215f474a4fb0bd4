package io.rialto.server.signin.attempt;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why somebody did not come in: a sentence and a remedy for them, the likely cause for whoever looks after the provider. The first
 * four sentences are Commerce Layer's. {@code docs/sign-in-refusals.md} lists them all.
 */
public enum Refusal {
    UNKNOWN(
            "The selected provider does not exist.",
            "Check the name, or ask your organization’s owner what to type here.",
            "No provider has this name, and none claims this e-mail domain."),
    DISABLED(
            "The selected provider has been disabled, please contact the organization owner.",
            "The owner switches it on again under identity providers; it keeps its proof.",
            "The provider is disabled: set _enable to true."),
    ERROR(
            "The selected provider is in error. The domain may not exist or we may be unable to resolve it.",
            "The organization’s owner sees at the provider which domain it is; whoever runs that domain’s name servers can mend it.",
            "A domain does not exist, or its name servers have not answered for days: see domain_checks of the provider."),
    PENDING(
            "The selected provider is not verified. Please add the provided DNS TXT record to your domain.",
            "The organization’s owner finds the record at the provider; whoever runs your DNS adds it to every domain. We look again by ourselves.",
            "Not every domain carries the TXT record: see txt_record and domain_checks of the provider."),
    AMBIGUOUS(
            "Several providers serve this e-mail domain.",
            "Type the provider’s name instead of your e-mail address; your organization’s owner knows it.",
            "More than one verified provider claims the domain."),
    THROTTLED(
            "There were too many attempts.",
            "Please wait a minute, then try again.",
            "The limit for this address, provider or account was reached."),
    WRONG_PASSWORD(
            "The e-mail address or the password is wrong.",
            "Try again. If your company signs in through its own provider, use “Log in with SSO”.",
            "The account is unknown, has no password, or the password was another."),
    PASSKEY_UNKNOWN(
            "This passkey is not known here.",
            "It may have been removed, or belong to another server. Sign in another way and make a new one on your own page.",
            "No passkey of this server has that credential id and user handle."),
    PASSKEY_REFUSED(
            "Your passkey’s answer was not accepted.",
            "Please start again. If it happens again, sign in another way, remove the passkey and make a new one.",
            "A check of Web Authentication §7.2 failed: the detail names it. A counter that did not grow points to a copy."),
    PASSKEY_OVER(
            "This attempt is over.",
            "You have five minutes to use your passkey, once. Please start again.",
            "The challenge was used, is older than five minutes, or was not made here."),
    SSO_ENFORCED(
            "Your organization wants you to sign in through its own provider.",
            "Use “Log in with SSO”. If the provider is down, an owner with a passkey can always sign in.",
            "SSO is enforced for this member: a password or a passkey does not open the organization. Owners’ passkeys do."),
    NO_MEMBERSHIP(
            "Your account belongs to no organization.",
            "Ask the owner of your organization to add you.",
            "The user has no membership that counts."),
    LINK_OVER(
            "This set-up link is over.",
            "Restart the server: while nobody can sign in, it prints a new link.",
            "It was used, a later start made another, it is older than a day, or somebody can sign in by now."),
    INVITATION_OVER(
            "This invitation is over.",
            "Ask whoever invited you for a new link. If you have come in before, sign in as you did then.",
            "It was used, another was made, it is older than seven days, the membership ended, or the person has a password already."),
    BAD_STATE(
            "This sign-in was not started here, or was finished already.",
            "Please start again in this browser, with cookies allowed.",
            "The state belongs to no attempt of this browser: cookies are blocked, the page was reloaded, another address of the server was used, or somebody else’s link was followed."),
    ATTEMPT_EXPIRED(
            "That took too long.",
            "You have ten minutes at your provider. Please start again.",
            "More than ten minutes passed between start and return."),
    CANCELLED(
            "You did not allow the sign-in at your provider.",
            "Start again and confirm it there, or ask your provider’s administrator whether you are assigned to Rialto.",
            "The provider answered access_denied: the person cancelled, or is not assigned to the application."),
    PROVIDER_REFUSED(
            "Your provider refused the sign-in.",
            "Tell your provider’s administrator the reference below.",
            "The provider answered the authorization request with the error shown; check redirect URI, scopes and the application there."),
    PROVIDER_UNREACHABLE(
            "Your provider does not answer.",
            "Please try again in a minute. If it happens again, tell your provider’s administrator the reference below.",
            "Token URL or JWKS URL gave no usable answer in time: check that both are reachable from this server and their certificates are trusted."),
    PRIVATE_ADDRESS(
            "Your provider is at an address that we do not call.",
            "Tell your organization’s owner the reference below.",
            "Token URL or JWKS URL leads to a private or special address."),
    CLIENT_REFUSED(
            "Your provider does not accept us.",
            "Tell your organization’s owner the reference below.",
            "The token endpoint answered invalid_client: client id or client secret is wrong or has run out."),
    TOKEN_REFUSED(
            "Your provider refused to confirm the sign-in.",
            "Please start again. If it happens again, tell your provider’s administrator the reference below.",
            "The token endpoint refused the code: the redirect URI differs, the code was used or has run out, or PKCE is not supported."),
    MALFORMED_TOKEN(
            "We do not understand your provider’s answer.",
            "Tell your provider’s administrator the reference below.",
            "There was no ID token in the answer, or none that is a signed JWT with the required claims; the detail names the part."),
    WEAK_ALGORITHM(
            "Your provider signs in a way that we do not accept.",
            "Tell your provider’s administrator the reference below.",
            "The ID token’s alg must be RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512 or EdDSA."),
    WEAK_KEY(
            "Your provider signs with a key that is too short.",
            "Tell your provider’s administrator the reference below.",
            "The RSA key that signed is shorter than 2048 bits."),
    UNKNOWN_KEY(
            "Your provider signs with a key that we cannot find.",
            "Please try again in a minute. If it happens again, tell your provider’s administrator the reference below.",
            "The JWKS URL has no signing key of this kid and alg: check that it belongs to the issuer."),
    BAD_SIGNATURE(
            "Your provider’s answer is not genuine.",
            "Tell your organization’s owner the reference below.",
            "The ID token’s signature does not match the key at the JWKS URL: check that it belongs to the issuer."),
    WRONG_ISSUER(
            "The answer comes from another provider than yours.",
            "Tell your organization’s owner the reference below.",
            "iss is not exactly the provider’s issuer; a slash at the end counts."),
    WRONG_AUDIENCE(
            "The answer was made for another application.",
            "Tell your organization’s owner the reference below.",
            "aud must be the client id alone, and azp, when there is one, the client id too."),
    EXPIRED(
            "Your provider’s answer is too old.",
            "Please start again.",
            "exp has passed: compare the clocks of the provider and of this server."),
    ISSUED_IN_FUTURE(
            "Your provider’s answer is not good yet.",
            "Please wait a minute, then start again.",
            "iat or nbf is more than a minute ahead: compare the clocks of the provider and of this server."),
    TOO_OLD(
            "Your provider’s answer is too old.",
            "Please start again.",
            "iat is more than ten minutes ago: the provider must make a new ID token for each sign-in."),
    BAD_NONCE(
            "Your provider’s answer belongs to another sign-in.",
            "Please start again. If it happens again, tell your provider’s administrator the reference below.",
            "The nonce is missing or is not the one that was sent."),
    BAD_TOKEN_HASH(
            "Your provider’s answer does not fit together.",
            "Please start again. If it happens again, tell your provider’s administrator the reference below.",
            "at_hash is not the hash of the access token that came with it."),
    WRONG_SUBJECT(
            "Your provider’s answers are about two people.",
            "Please start again. If it happens again, tell your provider’s administrator the reference below.",
            "The UserInfo endpoint answered with another sub than the ID token has."),
    NO_EMAIL(
            "Your provider did not tell your e-mail address.",
            "Tell your provider’s administrator: Rialto needs the claims email and email_verified.",
            "Neither the ID token nor the UserInfo endpoint has a usable claim email: allow the scope email for the application at the provider, or add the claim to the ID token."),
    UNVERIFIED_EMAIL(
            "Your provider has not verified your e-mail address.",
            "Verify it there, or tell your provider’s administrator.",
            "email_verified is missing or not true in the ID token and at the UserInfo endpoint; at Entra ID add the optional claim xms_edov."),
    EMAIL_OUTSIDE(
            "Your e-mail address is not in a domain of this provider.",
            "Sign in with your address at the company, or ask your organization’s owner to add your domain.",
            "The address’s domain is not one of the provider’s domains; one below it does not count."),
    MEMBER_ENDED(
            "You are no member of this organization any more.",
            "If you should be, ask the organization’s owner.",
            "The membership is disabled or was removed."),
    OTHER_ACCOUNT(
            "Your e-mail address belongs to another account of your provider.",
            "Tell your organization’s owner the reference below.",
            "The member with this address is linked to another sub of the provider: an address was given to somebody else, or the account there was made anew.");

    private final String sentence;
    private final String advice;
    private final String cause;

    Refusal(String sentence, String advice, String cause) {
        this.sentence = sentence;
        this.advice = advice;
        this.cause = cause;
    }

    /** For programs, logs and addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the stranger reads. */
    public String sentence() {
        return sentence;
    }

    /** Who can mend it, and what to do. */
    public String advice() {
        return advice;
    }

    /** The likely cause, for whoever looks after the provider. */
    public String cause() {
        return cause;
    }

    public static Optional<Refusal> of(String code) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.code().equals(code))
                .findFirst();
    }
}
