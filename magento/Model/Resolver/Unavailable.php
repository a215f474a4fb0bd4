<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model\Resolver;

use GraphQL\Error\ClientAware;
use GraphQL\Error\ProvidesExtensions;
use Magento\Framework\Exception\LocalizedException;

/**
 * Rialto does not answer, or is not connected. The storefront works without.
 */
class Unavailable extends LocalizedException implements ClientAware, ProvidesExtensions
{
    private const CATEGORY = 'rialto-unavailable';

    /**
     * The sentence is for everybody.
     *
     * @return bool
     */
    public function isClientSafe(): bool
    {
        return true;
    }

    /**
     * As Magento sorts its errors.
     *
     * @return string
     */
    public function getCategory(): string
    {
        return self::CATEGORY;
    }

    /**
     * What stands beside the sentence.
     *
     * @return string[]
     */
    public function getExtensions(): array
    {
        return ['category' => self::CATEGORY];
    }
}
