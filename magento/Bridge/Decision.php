<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Bridge;

/**
 * What the launch route does. Deny by default: only a customer who is logged in, and recently enough, gets a ticket.
 */
class Decision
{
    public const NOT_FOUND = 'not_found';
    public const BEGIN = 'begin';
    public const LOGIN = 'login';
    public const LOGIN_ANEW = 'login_anew';
    public const LOGIN_REQUIRED = 'login_required';
    public const TICKET = 'ticket';

    /**
     * One of the constants.
     *
     * @param LaunchRequest $request
     * @param Visitor $visitor
     * @param int $now
     * @return string
     */
    public static function of(LaunchRequest $request, Visitor $visitor, int $now): string
    {
        if (!$request->isWellFormed()) {
            return self::NOT_FOUND;
        }
        // Without a nonce the ticket would be good in any browser: the way begins at Rialto.
        if ($request->nonce() === null) {
            return self::BEGIN;
        }
        $suffices = $visitor->isLoggedIn() && !$request->wantsFreshLogin($visitor->loggedInAt(), $now);
        if ($suffices) {
            return self::TICKET;
        }
        // OpenID Connect Core §3.1.2.1: with prompt=none no page is shown, whatever is missing.
        if ($request->isSilent()) {
            return self::LOGIN_REQUIRED;
        }
        return $visitor->isLoggedIn() || $visitor->isShutOut() ? self::LOGIN_ANEW : self::LOGIN;
    }
}
