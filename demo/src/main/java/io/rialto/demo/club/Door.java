package io.rialto.demo.club;

import io.rialto.demo.club.Visits.Login;
import io.rialto.demo.club.Visits.Visit;
import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Call;
import io.rialto.demo.http.Form;
import io.rialto.demo.openid.NotBelieved;
import io.rialto.demo.openid.NotBelieved.Doubt;
import io.rialto.demo.openid.Provider;
import io.rialto.demo.openid.Tokens;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How members come in and go. */
final class Door {

    private final Provider provider;
    private final Tokens tokens;
    private final Members members;
    private final Visits visits;
    private final URI address;

    Door(Provider provider, Tokens tokens, Members members, Visits visits, URI address) {
        this.provider = provider;
        this.tokens = tokens;
        this.members = members;
        this.visits = visits;
        this.address = address;
    }

    /** OpenID Connect Core §4: whoever begins a login elsewhere names an issuer that the club knows, and a page of the club's. */
    Answer begin(Call call) throws NotBelieved {
        String issuer = call.query().getOrDefault("iss", provider.issuer());
        if (!issuer.equals(provider.issuer())) {
            throw new NotBelieved(Doubt.ISSUER, "a login at an issuer that the club does not know");
        }
        String wanted = call.query().getOrDefault("target_link_uri", "");
        Login login = visits.begin(wanted.startsWith(address.toString()) ? wanted : address.toString());
        Map<String, String> request = new LinkedHashMap<>();
        request.put("response_type", "code");
        request.put("client_id", provider.clientId());
        request.put("redirect_uri", callback());
        request.put("scope", "openid profile email");
        request.put("state", login.state());
        request.put("nonce", login.nonce());
        request.put(
                "code_challenge",
                Base64.getUrlEncoder().withoutPadding().encodeToString(Tokens.sha256(login.verifier())));
        request.put("code_challenge_method", "S256");
        return visits.remember(
                login, Answer.redirect(provider.endpoint("authorization_endpoint") + "?" + Form.write(request)));
    }

    Answer callback(Call call) throws NotBelieved {
        Login login = visits.login(call).orElse(null);
        Map<String, String> answer = call.query();
        if (login == null || !login.state().equals(answer.get("state"))) {
            throw new NotBelieved(Doubt.REQUEST, "an answer to a login that this browser did not begin");
        }
        // RFC 9207
        if (!provider.issuer().equals(answer.get("iss"))) {
            throw new NotBelieved(Doubt.ISSUER, "an answer of another issuer");
        }
        if (answer.containsKey("error")) {
            throw new NotBelieved(Doubt.DECLINED, "the site said " + answer.get("error"));
        }
        return enter(call, login, provider.tokens(answer.getOrDefault("code", ""), callback(), login.verifier()));
    }

    private Answer enter(Call call, Login login, JsonNode answer) throws NotBelieved {
        String idToken = answer.path("id_token").asString("");
        String access = answer.path("access_token").asString("");
        JsonNode identity = tokens.identity(idToken, login.nonce(), access);
        String subject = identity.path("sub").asString("");
        JsonNode info = provider.userInfo(access);
        // OpenID Connect Core §5.3.2
        if (!info.path("sub").asString("").equals(subject)) {
            throw new NotBelieved(Doubt.FORM, "claims about somebody else");
        }
        Members.Entered entered = members.enter(provider.issuer(), subject, claims(info));
        return visits.enter(
                call, new Visit(entered, identity.path("sid").asString(""), idToken), Answer.seeOther(login.target()));
    }

    private static Map<String, String> claims(JsonNode info) {
        Map<String, String> claims = new LinkedHashMap<>();
        info.properties()
                .forEach(claim -> claims.put(
                        claim.getKey(),
                        claim.getValue().isString()
                                ? claim.getValue().asString("")
                                : claim.getValue().toString()));
        claims.remove("sub");
        return claims;
    }

    /** Out of the club, and then of what the site gave it. */
    Answer leave(Call call) throws NotBelieved {
        Optional<Visit> visit = visits.leave(call);
        if (visit.isEmpty()) {
            return Answer.seeOther(address.toString());
        }
        Map<String, String> request =
                Map.of("id_token_hint", visit.get().idToken(), "post_logout_redirect_uri", address + "goodbye");
        return Answer.seeOther(provider.endpoint("end_session_endpoint") + "?" + Form.write(request));
    }

    Answer told(Call call) throws NotBelieved {
        visits.end(tokens.ended(call.field("logout_token")));
        return Answer.text(200, "");
    }

    private String callback() {
        return address + "callback";
    }
}
