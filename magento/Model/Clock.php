<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model;

/**
 * What time it is.
 */
class Clock
{
    /**
     * In seconds.
     *
     * @return int
     */
    public function now(): int
    {
        return time();
    }
}
