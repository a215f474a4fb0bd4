<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Test\Fake;

/**
 * A website, and its one store view.
 */
class Website
{
    public function __construct(private int $id)
    {
    }

    public function getId()
    {
        return (string)$this->id;
    }

    public function getCode()
    {
        return $this->id === 1 ? 'base' : 'second';
    }

    public function getDefaultStore()
    {
        return $this;
    }

    public function getBaseUrl($type = 'link', $secure = null)
    {
        return Shop::URL;
    }
}
