// A service built with samlify. Reads what it needs to know and what it is to do as JSON, and prints what came of it.
import { readFileSync } from 'node:fs';
import * as samlify from 'samlify';

const input = JSON.parse(readFileSync(0, 'utf8'));
const { entityId, acs, slo, key, certificate, published, encrypted } = input;
// The one validator of schemas that it knows is a Java program; what is checked here is what it does by itself.
samlify.setSchemaValidator({ validate: async () => 'not validated' });
const post = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';
const redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const service = samlify.ServiceProvider({
  entityID: entityId,
  authnRequestsSigned: true,
  wantAssertionsSigned: true,
  wantLogoutRequestSigned: true,
  wantLogoutResponseSigned: true,
  privateKey: key,
  signingCert: certificate,
  ...(encrypted ? { encPrivateKey: key, encryptCert: certificate } : {}),
  nameIDFormat: ['urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'],
  assertionConsumerService: [{ Binding: post, Location: acs }],
  singleLogoutService: [
    { Binding: redirect, Location: slo },
    { Binding: post, Location: slo },
  ],
});
const site = () =>
  samlify.IdentityProvider({
    metadata: published,
    isAssertionEncrypted: encrypted,
    wantLogoutRequestSigned: true,
    wantLogoutResponseSigned: true,
  });

const acts = {
  metadata: async () => ({ xml: service.getMetadata() }),

  begin: async ({ binding, relayState }) => service.createLoginRequest(site(), binding, { relayState }),

  receive: ({ responses }) =>
    each(responses, async (SAMLResponse) => {
      const { extract } = await service.parseLoginResponse(site(), 'post', { body: { SAMLResponse } });
      const { response, nameID, attributes, sessionIndex } = extract;
      return { inResponseTo: response.inResponseTo, nameID, attributes, sessionIndex: sessionIndex.sessionIndex };
    }),

  logout: async ({ binding, user, relayState }) => service.createLogoutRequest(site(), binding, user, { relayState }),

  answered: ({ queries }) =>
    each(queries, async (query) => {
      const { extract } = await service.parseLogoutResponse(site(), 'redirect', redirected(query));
      return { inResponseTo: extract.response.inResponseTo };
    }),

  told: ({ binding, queries }) =>
    each(queries, async (query) => {
      const request = await service.parseLogoutRequest(site(), 'redirect', redirected(query));
      const relayState = new URLSearchParams(query).get('RelayState');
      const answer = service.createLogoutResponse(site(), request, binding, { relayState });
      return { nameID: request.extract.nameID, answer };
    }),
};

console.log(JSON.stringify(await acts[input.act](input)));

// What is signed are the characters as they came.
function redirected(query) {
  return {
    query: Object.fromEntries(new URLSearchParams(query)),
    octetString: query.split('&').filter((pair) => !pair.startsWith('Signature=')).join('&'),
  };
}

async function each(all, check) {
  const verdicts = [];
  for (const one of all) {
    try {
      verdicts.push({ accepted: true, ...(await check(one)) });
    } catch (error) {
      verdicts.push({ accepted: false, why: error.message ?? String(error) });
    }
  }
  return verdicts;
}
