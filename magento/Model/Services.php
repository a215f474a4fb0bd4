<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model;

use Magento\Framework\App\CacheInterface;
use Rialto\IdentityBridge\Bridge\Connection;
use Rialto\IdentityBridge\Bridge\Rialto;
use Rialto\IdentityBridge\Bridge\Visitor;

/**
 * Which services a customer may enter. Asked for anew after a minute; while Rialto is silent, after ten seconds,
 * so that not every page
 * waits for it.
 */
class Services
{
    public const CACHE_TAG = 'RIALTO_SERVICES';

    private const FRESH_SECONDS = 60;
    private const SILENCE_SECONDS = 10;

    /**
     * @param Tickets $tickets
     * @param Rialto $rialto
     * @param CacheInterface $cache
     */
    public function __construct(
        private readonly Tickets $tickets,
        private readonly Rialto $rialto,
        private readonly CacheInterface $cache
    ) {
    }

    /**
     * Slug, name, summary and url of each; null when Rialto cannot be asked now.
     *
     * @param Connection $connection
     * @param Visitor $visitor
     * @return string[][]|null
     */
    public function of(Connection $connection, Visitor $visitor): ?array
    {
        $key = 'rialto_services_' . hash('sha256', implode('|', [
            $connection->issuer(),
            $connection->shop(),
            (string)$visitor->customerId(),
            (string)$visitor->admin(),
        ]));
        $known = $this->cache->load($key);
        if (is_string($known) && $known !== '') {
            return json_decode($known, true);
        }
        $ticket = $this->tickets->issue($connection, $visitor, Tickets::SERVICES);
        $services = $this->rialto->services($connection, $ticket);
        $life = $services === null ? self::SILENCE_SECONDS : self::FRESH_SECONDS;
        $this->cache->save((string)json_encode($services), $key, [self::CACHE_TAG], $life);
        return $services;
    }
}
