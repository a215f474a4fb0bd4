<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model;

use Rialto\IdentityBridge\Bridge\Connection;
use Rialto\IdentityBridge\Bridge\Sealer;
use Rialto\IdentityBridge\Bridge\Trouble;
use Rialto\IdentityBridge\Bridge\Visitor;

/**
 * Makes tickets for who is logged in.
 */
class Tickets
{
    /** Rialto's own, that no service is called: the list of services, and the way out of all of them. */
    public const SERVICES = 'services';
    public const LOGOUT = 'logout';

    /**
     * @param Sealer $sealer
     * @param Snapshot $snapshot
     * @param Clock $clock
     */
    public function __construct(
        private readonly Sealer $sealer,
        private readonly Snapshot $snapshot,
        private readonly Clock $clock
    ) {
    }

    /**
     * For one service and one browser, for a minute.
     *
     * @param Connection $connection
     * @param Visitor $visitor
     * @param string $service
     * @param string|null $nonce absent when the shop itself asks
     * @return string
     * @throws Trouble
     */
    public function issue(Connection $connection, Visitor $visitor, string $service, ?string $nonce = null): string
    {
        $profile = $visitor->isLoggedIn() ? $this->snapshot->of($visitor->customerId()) : [];
        return $this->sealer->ticket($connection, $visitor, $profile, $service, $nonce, $this->clock->now());
    }
}
