<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model;

/**
 * While it is kept, a logout is no event: the module itself ends a session so that the customer logs in anew.
 */
class Silence
{
    /**
     * @var bool
     */
    private $isKept = false;

    /**
     * Whether nothing is told.
     *
     * @return bool
     */
    public function isKept(): bool
    {
        return $this->isKept;
    }

    /**
     * Does something of which nothing is told.
     *
     * @param callable $something
     * @return void
     */
    public function during(callable $something): void
    {
        $this->isKept = true;
        try {
            $something();
        } finally {
            $this->isKept = false;
        }
    }
}
