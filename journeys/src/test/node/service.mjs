// A service built with node-saml. Reads what it needs to know as JSON, prints whom it lets in as JSON, or why it does not.
import { readFileSync } from 'node:fs';
import { SAML } from '@node-saml/node-saml';

const { entityId, acs, idpIssuer, idpCert, responses } = JSON.parse(readFileSync(0, 'utf8'));
const service = new SAML({
  issuer: entityId,
  audience: entityId,
  callbackUrl: acs,
  entryPoint: idpIssuer,
  idpIssuer,
  idpCert,
  wantAssertionsSigned: true,
  wantAuthnResponseSigned: false,
  validateInResponseTo: 'never',
});

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
