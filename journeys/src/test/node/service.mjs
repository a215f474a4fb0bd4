// A service built with node-saml. Reads what it needs to know and what it is to do as JSON, and prints what came of it: whom it lets in,
// or why it does not; the address that asks for a login or says that somebody logged out, and what it must remember of that.
import { readFileSync } from 'node:fs';
import { SAML } from '@node-saml/node-saml';

const input = JSON.parse(readFileSync(0, 'utf8'));
const { entityId, acs, slo, sso, idpSlo, idpIssuer, idpCert, key, certificate } = input;
const requests = new Map(Object.entries(input.sent ?? {}));
const remembered = {
  saveAsync: async (id, value) => (requests.set(id, value), { value, createdAt: Date.now() }),
  getAsync: async (id) => requests.get(id) ?? null,
  removeAsync: async (id) => (id !== null && requests.delete(id) ? id : null),
};
const service = new SAML({
  issuer: entityId,
  audience: entityId,
  callbackUrl: acs,
  logoutCallbackUrl: slo,
  entryPoint: sso ?? idpIssuer,
  logoutUrl: idpSlo,
  idpIssuer,
  idpCert,
  wantAssertionsSigned: true,
  wantAuthnResponseSigned: false,
  validateInResponseTo: input.inResponseTo ?? (key ? 'always' : 'never'),
  cacheProvider: remembered,
  identifierFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  ...(key ? { privateKey: key, decryptionPvk: key, signatureAlgorithm: 'sha256' } : {}),
});

const acts = {
  metadata: async () => ({ xml: service.generateServiceProviderMetadata(certificate, certificate) }),

  begin: async ({ relayState }) => ({
    location: await service.getAuthorizeUrlAsync(relayState, undefined, {}),
    sent: Object.fromEntries(requests),
  }),

  receive: ({ responses }) =>
    each(responses, async (SAMLResponse) => {
      const { profile } = await service.validatePostResponseAsync({ SAMLResponse });
      const { nameID, nameIDFormat, sessionIndex, attributes } = profile;
      return { user: { nameID, nameIDFormat, sessionIndex }, attributes };
    }),

  logout: async ({ user, relayState }) => ({
    location: await service.getLogoutUrlAsync(user, relayState, {}),
    sent: Object.fromEntries(requests),
  }),

  answered: ({ messages }) =>
    each(messages, async (message) => {
      const { loggedOut } = message.query
        ? await service.validateRedirectAsync(parameters(message.query), message.query)
        : await service.validatePostResponseAsync(message.form);
      return { loggedOut };
    }),

  told: ({ messages }) =>
    each(messages, async (message) => {
      const sent = message.query ? parameters(message.query) : message.form;
      const { profile } = message.query
        ? await service.validateRedirectAsync(sent, message.query)
        : await service.validatePostRequestAsync(sent);
      const location = await service.getLogoutResponseUrlAsync(profile, sent.RelayState, {}, true);
      return { user: profile, location };
    }),
};

console.log(JSON.stringify(await acts[input.act](input)));

function parameters(query) {
  return Object.fromEntries(new URLSearchParams(query));
}

async function each(all, check) {
  const verdicts = [];
  for (const one of all) {
    try {
      verdicts.push({ accepted: true, ...(await check(one)) });
    } catch (error) {
      verdicts.push({ accepted: false, why: error.message });
    }
  }
  return verdicts;
}
