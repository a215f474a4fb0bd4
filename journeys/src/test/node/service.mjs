// A service built with node-saml. Reads what it needs to know as JSON. Asked to begin, it prints the address that asks for a login, and
// what it must remember; else it prints whom it lets in, or why it does not.
import { readFileSync } from 'node:fs';
import { SAML } from '@node-saml/node-saml';

const { entityId, acs, sso, idpIssuer, idpCert, key, begin, sent, responses } = JSON.parse(readFileSync(0, 'utf8'));
const requests = new Map(Object.entries(sent ?? {}));
const remembered = {
  saveAsync: async (id, value) => (requests.set(id, value), { value, createdAt: Date.now() }),
  getAsync: async (id) => requests.get(id) ?? null,
  removeAsync: async (id) => (id !== null && requests.delete(id) ? id : null),
};
const service = new SAML({
  issuer: entityId,
  audience: entityId,
  callbackUrl: acs,
  entryPoint: sso ?? idpIssuer,
  idpIssuer,
  idpCert,
  wantAssertionsSigned: true,
  wantAuthnResponseSigned: false,
  validateInResponseTo: key ? 'always' : 'never',
  cacheProvider: remembered,
  identifierFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  ...(key ? { privateKey: key, decryptionPvk: key, signatureAlgorithm: 'sha256' } : {}),
});

if (begin) {
  const location = await service.getAuthorizeUrlAsync(begin.relayState, undefined, {});
  console.log(JSON.stringify({ location, sent: Object.fromEntries(requests) }));
} else {
  const verdicts = [];
  for (const SAMLResponse of responses) {
    try {
      const { profile } = await service.validatePostResponseAsync({ SAMLResponse });
      verdicts.push({ accepted: true, nameID: profile.nameID, attributes: profile.attributes });
    } catch (error) {
      verdicts.push({ accepted: false, why: error.message });
    }
  }
  console.log(JSON.stringify(verdicts));
}
