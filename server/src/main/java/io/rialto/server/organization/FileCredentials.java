package io.rialto.server.organization;

import io.rialto.server.audit.Who;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The API credentials that the configuration file names. Used within the transaction that applies the file. */
@Component
public class FileCredentials {

    private final ApiCredentials credentials;
    private final ClientSecrets secrets;
    private final ApiCredentialRows rows;

    FileCredentials(ApiCredentials credentials, ClientSecrets secrets, ApiCredentialRows rows) {
        this.credentials = credentials;
        this.secrets = secrets;
        this.rows = rows;
    }

    /** Whether another organization, or the API, has given away that client id. */
    public boolean taken(OrganizationId organization, String clientId) {
        return rows.byClientId(clientId)
                .filter(known -> !known.fromFile() || !known.organization().equals(organization))
                .isPresent();
    }

    /**
     * The file names the credential: it is there, and good.
     *
     * @return whether it had an effect
     */
    public boolean name(OrganizationId organization, UserId user, String name, String clientId, String secret) {
        String hash = secrets.hash(clientId, secret);
        ApiCredential known = rows.byClientId(clientId).orElse(null);
        if (known == null) {
            rows.insert(
                    rows.draft(organization, user, name, clientId, ApiCredential.USUAL_LIFE, true, Notes.NONE),
                    hash,
                    Who.FILE);
            return true;
        }
        ApiCredential wanted = new ApiCredential(
                known.id(),
                organization,
                user,
                name,
                clientId,
                known.expiresIn(),
                true,
                null,
                known.lastUsedAt(),
                known.rotation(),
                known.notes(),
                known.createdAt(),
                known.updatedAt());
        boolean otherSecret = !secrets.match(clientId, secret, rows.hashOf(known.id()));
        if (known.equals(wanted) && !otherSecret) {
            return false;
        }
        rows.write(known, wanted, Optional.of(hash).filter(any -> otherSecret), Who.FILE);
        return true;
    }

    /**
     * Disables the credentials that the file made and names no more.
     *
     * @return how many
     */
    public int disableAllBut(OrganizationId organization, Set<String> clientIds) {
        List<ApiCredential> gone = credentials.of(organization).stream()
                .filter(credential -> credential.fromFile() && credential.active())
                .filter(credential -> !clientIds.contains(credential.clientId()))
                .toList();
        gone.forEach(credential -> rows.write(credential, disabled(credential), Optional.empty(), Who.FILE));
        return gone.size();
    }

    private ApiCredential disabled(ApiCredential known) {
        return new ApiCredential(
                known.id(),
                known.organization(),
                known.user(),
                known.name(),
                known.clientId(),
                known.expiresIn(),
                true,
                rows.now(),
                known.lastUsedAt(),
                known.rotation(),
                known.notes(),
                known.createdAt(),
                known.updatedAt());
    }
}
