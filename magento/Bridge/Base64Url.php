<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Bridge;

/**
 * RFC 4648 §5, without padding, as RFC 7515 §2 wants it.
 */
class Base64Url
{
    /**
     * The text for these bytes.
     *
     * @param string $bytes
     * @return string
     */
    public static function encode(string $bytes): string
    {
        return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    }

    /**
     * The bytes of this text; null when it is not the one way to write them.
     *
     * @param string $text
     * @return string|null
     */
    public static function decode(string $text): ?string
    {
        // phpcs:ignore Magento2.Functions.DiscouragedFunction -- an encoding, not a disguise
        $bytes = base64_decode(strtr($text, '-_', '+/'), true);
        return $bytes !== false && self::encode($bytes) === $text ? $bytes : null;
    }
}
