// Commerce Layer's published clients, as they are, against a Rialto: only their domain is set. What a step finds wrong it says, and
// the others go on. In: {domain, email, owner: {clientId, clientSecret}, auditor, standard, revoking}. Out: {step: "ok" | what is wrong}.
import assert from 'node:assert/strict'
import dns from 'node:dns'
import { readFileSync } from 'node:fs'
import { authenticate, jwtDecode, jwtVerify, revoke } from '@commercelayer/js-auth'
import provisioning from '@commercelayer/provisioning-sdk'

const input = JSON.parse(readFileSync(0, 'utf8'))
const { domain } = input
const CommerceLayerProvisioning = provisioning.default ?? provisioning

// The clients put "auth." and "provisioning." before the domain; both are this machine.
const lookup = dns.lookup
dns.lookup = (host, options, callback) => {
  const done = callback ?? options
  if (!host.endsWith('.cl.test')) return lookup(host, options, callback)
  return options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)
}

const token = (who) => authenticate('client_credentials', { ...input[who], domain })
const client = (accessToken, more = {}) => CommerceLayerProvisioning({ accessToken, domain, ...more })
const failure = async (promise) => {
  try {
    await promise
  } catch (error) {
    return error
  }
  assert.fail('it was not refused')
}
const refused = async (promise, status, code) => {
  const error = await failure(promise)
  assert.equal(error.status, status, JSON.stringify(error.errors ?? String(error)))
  assert.equal(error.first().code, code)
  return error
}
let count = 0
const provider = (more = {}) => ({
  name: `Org auth0 ${process.pid} ${++count}`,
  client_id: 'a6CDk5v1ZV99GrtOcfYVEZRnDDt',
  client_secret: 's6CD55v1ZV99ArtOcfYVEZRnDDf',
  issuer: 'https://dev.auth987.test/',
  domains: 'auth987.test,stg.auth987.test',
  token_url: 'https://127.0.0.1/oauth/token',
  authorize_url: 'https://127.0.0.1/authorize',
  jwks_url: 'https://127.0.0.1/.well-known/jwks.json',
  organization: 'org_76gsfs5gd',
  reference: 'r1',
  reference_origin: 'origin',
  metadata: { foo: 'bar', deep: { list: [1, 2] } },
  ...more,
})

const owner = await token('owner')
const cl = client(owner.accessToken)

const steps = {
  async authenticate() {
    assert.equal(owner.tokenType.toLowerCase(), 'bearer')
    assert.match(owner.scope, /provisioning-api/)
    assert.ok(owner.expiresIn > 7000)
    const { payload } = jwtDecode(owner.accessToken)
    assert.equal(payload.iss, `https://auth.${domain}`)
    assert.equal(payload.application.kind, 'user')
  },
  async 'the same token again'() {
    assert.equal((await token('owner')).accessToken, owner.accessToken)
  },
  async 'authenticate with a wrong secret'() {
    const answer = await authenticate('client_credentials', { ...input.owner, clientSecret: 'wrong', domain }).catch((e) => e)
    const error = answer.errors[0]
    assert.equal(error.title, 'invalid_client')
    assert.equal(error.code, 'UNAUTHORIZED')
    assert.equal(error.status, 401)
  },
  async jwtVerify() {
    const { payload } = await jwtVerify(owner.accessToken)
    assert.equal(payload.user.id, jwtDecode(owner.accessToken).payload.user.id)
    await assert.rejects(jwtVerify(owner.accessToken.slice(0, -8) + 'AAAAAAAA'))
  },
  async create() {
    const made = await cl.identity_providers.create(provider())
    assert.match(made.id, /^[A-Za-z]{10}$/)
    assert.equal(made.type, 'identity_providers')
    assert.equal(made.status, 'pending')
    assert.equal(made.client_secret, '********')
    assert.match(made.txt_record, /^rialto-verification=/)
    assert.deepEqual(made.metadata, { foo: 'bar', deep: { list: [1, 2] } })
    assert.match(made.created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    assert.equal(made.disabled_at, null)
  },
  async retrieve() {
    const made = await cl.identity_providers.create(provider())
    assert.deepEqual((await cl.identity_providers.retrieve(made.id)).txt_record, made.txt_record)
    const some = await cl.identity_providers.retrieve(made.id, {
      include: ['user'],
      fields: { identity_providers: ['name', 'user'], users: ['email'] },
    })
    assert.equal(some.name, made.name)
    assert.equal(some.client_id, undefined)
    assert.equal(some.user.type, 'users')
    assert.equal(some.user.email, input.email)
  },
  async 'list with pages, order and counts'() {
    for (let each = 0; each < 3; each++) await cl.identity_providers.create(provider({ reference: 'paged' }))
    const page = await cl.identity_providers.list({
      filters: { reference_eq: 'paged' },
      sort: { created_at: 'desc', name: 'asc' },
      pageNumber: 2,
      pageSize: 2,
    })
    assert.equal(page.length, 1)
    assert.equal(page.meta.recordCount, 3)
    assert.equal(page.meta.pageCount, 2)
    assert.equal(page.hasNextPage(), false)
    assert.equal(await cl.identity_providers.count({ filters: { reference_eq: 'paged' } }), 3)
  },
  async 'list with every predicate'() {
    const made = await cl.identity_providers.create(provider({ reference: "it's 50%_off", reference_origin: null }))
    const found = {
      name_eq: made.name, name_not_eq: 'x', reference_origin_eq_or_null: 'x', reference_origin_not_eq_or_null: 'x',
      name_matches: 'org%', name_does_not_match: 'x%', name_matches_any: ['x%', 'org%'], name_matches_all: ['%org%', '%auth%'],
      name_does_not_match_any: ['x%', 'org%'], name_does_not_match_all: ['x%', 'y%'],
      created_at_lt: '2999-01-01T00:00:00.000Z', created_at_lteq: made.created_at, created_at_gt: '2019-01-01T00:00:00.000Z',
      created_at_gteq: made.created_at, created_at_lt_any: ['2999-01-01', '2019-01-01'], created_at_lt_all: ['2999-01-01', '2998-01-01'],
      created_at_lteq_any: ['2999-01-01', '2019-01-01'], created_at_lteq_all: ['2999-01-01', '2998-01-01'],
      created_at_gt_any: ['2999-01-01', '2019-01-01'], created_at_gt_all: ['2018-01-01', '2019-01-01'],
      created_at_gteq_any: ['2999-01-01', '2019-01-01'], created_at_gteq_all: ['2018-01-01', '2019-01-01'],
      name_present: true, reference_origin_blank: true, reference_origin_null: true, name_not_null: true,
      status_in: ['pending', 'error'], status_not_in: ['verified', 'x'], reference_origin_not_in_or_null: ['x', 'y'],
      name_not_eq_all: ['x', 'y'], name_start: 'ORG', name_not_start: 'x', name_start_any: ['x', 'org'], name_start_all: ['o', 'org'],
      name_not_start_any: ['x', 'org'], name_not_start_all: ['x', 'y'], domains_end: 'TEST', domains_not_end: 'x',
      domains_end_any: ['x', 'test'], domains_end_all: ['t', 'test'], domains_not_end_any: ['x', 'test'], domains_not_end_all: ['x', 'y'],
      reference_cont: '50%_', reference_not_cont: 'x', reference_cont_any: ['x', "it's"], reference_cont_all: ['50', 'off'],
      reference_not_cont_any: ['x', '50'], reference_not_cont_all: ['x', 'y'], metadata_jcont: { deep: { list: [2] } },
      name_or_reference_cont: "it's", user_email_eq: input.email,
    }
    for (const [filter, value] of Object.entries(found)) {
      assert.equal(await cl.identity_providers.count({ filters: { id_eq: made.id, [filter]: value } }), 1, filter)
    }
    for (const [filter, value] of Object.entries({ name_eq: 'x', reference_cont: '5_%', metadata_jcont: { foo: 'baz' }, disabled_at_not_null: true })) {
      assert.equal(await cl.identity_providers.count({ filters: { id_eq: made.id, [filter]: value } }), 0, filter)
    }
  },
  async update() {
    const made = await cl.identity_providers.create(provider())
    const changed = await cl.identity_providers.update({ id: made.id, domains: 'auth987.test', reference: null })
    assert.equal(changed.domains, 'auth987.test')
    assert.equal(changed.reference, null)
    assert.equal(changed.name, made.name)
    assert.notEqual(changed.txt_record, made.txt_record)
    assert.equal((await cl.identity_providers.update({ id: made.id, domains: made.domains })).txt_record, made.txt_record)
  },
  async '_disable and _enable'() {
    const made = await cl.identity_providers.create(provider())
    assert.notEqual((await cl.identity_providers._disable(made.id)).disabled_at, null)
    assert.equal((await cl.identity_providers._enable(made.id)).disabled_at, null)
  },
  async 'the user of a provider'() {
    const made = await cl.identity_providers.create(provider())
    assert.equal((await cl.identity_providers.user(made.id)).email, input.email)
  },
  async delete() {
    const made = await cl.identity_providers.create(provider())
    await cl.identity_providers.delete(made.id)
    await refused(cl.identity_providers.retrieve(made.id), 404, 'RECORD_NOT_FOUND')
    await refused(cl.identity_providers.delete(made.id), 404, 'RECORD_NOT_FOUND')
  },
  async user() {
    const me = await cl.user.retrieve()
    assert.equal(me.email, input.email)
    const changed = await cl.user.update({ id: me.id, first_name: 'Olga' })
    assert.equal(changed.first_name, 'Olga')
  },
  async 'a missing attribute'() {
    const { jwks_url, ...rest } = provider()
    const error = await refused(cl.identity_providers.create(rest), 422, 'VALIDATION_ERROR')
    assert.equal(error.first().title, "can't be blank")
    assert.equal(error.first().detail, "jwks_url - can't be blank")
    assert.equal(error.first().source.pointer, '/data/attributes/jwks_url')
    assert.equal(error.first().meta.error, 'blank')
  },
  async 'a name that is taken'() {
    const made = await cl.identity_providers.create(provider())
    const error = await refused(cl.identity_providers.create(provider({ name: made.name.toUpperCase() })), 422, 'VALIDATION_ERROR')
    assert.equal(error.first().meta.error, 'taken')
  },
  async 'an attribute that there is not'() {
    await refused(cl.identity_providers.create(provider({ colour: 'red' })), 400, 'PARAM_NOT_ALLOWED')
    await refused(cl.identity_providers.create(provider({ status: 'verified' })), 400, 'PARAM_NOT_ALLOWED')
  },
  async 'a value of the wrong kind'() {
    await refused(cl.identity_providers.create(provider({ name: 5 })), 400, 'INVALID_FIELD_VALUE')
    await refused(cl.identity_providers.create(provider({ metadata: 'foo' })), 400, 'INVALID_FIELD_VALUE')
  },
  async 'everything that is wrong, at once'() {
    const error = await refused(
      cl.identity_providers.create(provider({ client_id: '', domains: 'co.uk', token_url: 'ftp://x', name: 'x'.repeat(101) })),
      422,
      'VALIDATION_ERROR',
    )
    const found = error.errors.map((each) => `${each.source.pointer.split('/').pop()} ${each.meta.error}`)
    assert.deepEqual(found.sort(), ['client_id blank', 'domains invalid', 'name too_long', 'token_url invalid'])
  },
  async 'an organization without an owner'() {
    const roles = await cl.roles.list()
    const [mine] = await cl.memberships.list({ filters: { user_email_eq: input.email } })
    const auditor = cl.roles.relationship(roles.find((role) => role.name.toLowerCase() === 'auditor').id)
    await refused(cl.memberships.update({ id: mine.id, role: auditor }), 423, 'LOCKED')
  },
  async 'parameters that there are not'() {
    await refused(cl.identity_providers.list({ filters: { colour_eq: 'red' } }), 400, 'FILTER_NOT_ALLOWED')
    await refused(cl.identity_providers.list({ filters: { created_at_gt: 'yesterday' } }), 400, 'INVALID_FILTER_VALUE')
    await refused(cl.identity_providers.list({ include: ['colour'] }), 400, 'INVALID_INCLUDE')
    await refused(cl.identity_providers.list({ fields: { colours: ['red'] } }), 400, 'INVALID_RESOURCE')
    await refused(cl.identity_providers.list({ pageNumber: 10_000_001 }), 400, 'INVALID_PAGE_VALUE')
    await refused(cl.identity_providers.list({ fields: ['colour'] }), 400, 'INVALID_FIELD')
    await refused(cl.identity_providers.list({ sort: ['client_secret'] }), 400, 'INVALID_SORT_CRITERIA')
  },
  async 'who may not write'() {
    const made = await cl.identity_providers.create(provider())
    const auditor = client((await token('auditor')).accessToken)
    assert.equal((await auditor.identity_providers.retrieve(made.id)).client_secret, '********')
    const error = await refused(auditor.identity_providers.create(provider()), 403, 'UNAUTHORIZED')
    assert.equal(error.first().title, 'Access denied')
    await refused(auditor.identity_providers._disable(made.id), 403, 'UNAUTHORIZED')
    await refused(auditor.identity_providers.delete(made.id), 403, 'UNAUTHORIZED')
    const standard = client((await token('standard')).accessToken)
    assert.deepEqual([...(await standard.identity_providers.list())], [])
    await refused(standard.identity_providers.create(provider()), 403, 'UNAUTHORIZED')
    await refused(standard.identity_providers.retrieve(made.id), 404, 'RECORD_NOT_FOUND')
  },
  async 'a token that is wrong'() {
    await refused(client(owner.accessToken.slice(0, -8) + 'AAAAAAAA').identity_providers.list(), 401, 'INVALID_TOKEN')
  },
  async 'refresh after expiry'() {
    const [header, payload, signature] = owner.accessToken.split('.')
    const over = { ...JSON.parse(Buffer.from(payload, 'base64url')), exp: Math.floor(Date.now() / 1000) - 60 }
    const expired = [header, Buffer.from(JSON.stringify(over)).toString('base64url'), signature].join('.')
    let refreshed = 0
    const refreshing = client(expired, {
      refreshToken: async () => {
        refreshed++
        return (await token('owner')).accessToken
      },
    })
    assert.ok((await refreshing.identity_providers.list()).meta.recordCount > 0)
    assert.equal(refreshed, 1)
  },
  async 'rate limit headers'() {
    let headers
    const watching = client(owner.accessToken)
    watching.addResponseInterceptor((response) => {
      headers = response.headers
      return response
    })
    await watching.identity_providers.list()
    assert.ok(headers.get('x-ratelimit-limit'))
    assert.ok(headers.get('x-ratelimit-remaining'))
  },
  async revoke() {
    const { accessToken } = await token('revoking')
    await client(accessToken).identity_providers.list()
    const answer = await revoke({ ...input.revoking, token: accessToken })
    assert.equal(answer.errors, undefined)
    await refused(client(accessToken).identity_providers.list(), 401, 'INVALID_TOKEN')
    assert.notEqual((await token('revoking')).accessToken, accessToken)
  },
  async 'revoke of another\'s token'() {
    const answer = await revoke({ ...input.auditor, token: owner.accessToken }).catch((e) => e)
    const error = answer.errors[0]
    assert.equal(error.title, 'unauthorized_client')
    assert.equal(error.detail, 'You are not authorized to revoke this token')
    assert.equal(error.code, 'FORBIDDEN')
    assert.equal(error.status, 403)
    await cl.identity_providers.list()
  },
  async throttled() {
    let error
    for (let asked = 0; asked < 400 && !error; asked += 20) {
      const many = Array.from({ length: 20 }, () => cl.identity_providers.list({ pageSize: 1 }).catch((e) => e))
      error = (await Promise.all(many)).find((answer) => answer instanceof Error)
    }
    assert.equal(error.status, 429)
  },
}

const report = {}
for (const [name, step] of Object.entries(steps)) {
  try {
    await step()
    report[name] = 'ok'
  } catch (error) {
    report[name] = String(error?.stack ?? error) + ' ' + JSON.stringify(error?.errors ?? null)
  }
}
console.log(JSON.stringify(report))
