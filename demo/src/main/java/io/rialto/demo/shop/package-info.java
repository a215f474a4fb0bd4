/**
 * A stand-in for a Magento 2.4.7 shop with Rialto's module, as far as a customer's way to a service needs one. It answers as a
 * real one was seen to answer, refusals included.
 *
 * <pre>
 * /                                     the shop window; with tiles once logged in
 * /customer/account/[login|logout]/     sign in, sign out, the account
 * /rest/V1/customers/me                 the profile, for the shop's own pages
 * /rest/V1/{customers,customerGroups,attributeMetadata,store}/…  what an integration reads
 * /customer/section/load/               who is there, and whether an administrator acts for them
 * /rialto/launch                        logged in: a ticket for Rialto; else the login page first, then on
 * /rialto/services                      My Services
 * /admin/                               the demo's back office: act as a customer; disable, enable, delete one; end sessions
 * /graphql                              Magento's customer tokens; the services, and a launch, of Rialto's module
 * /headless/                            a storefront without a session, which uses nothing but /graphql
 * </pre>
 *
 * <p>Accounts live in memory. Nothing can be bought.
 */
@NullMarked
package io.rialto.demo.shop;

import org.jspecify.annotations.NullMarked;
