<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Bridge;

/**
 * A JWE in compact form (RFC 7516 §7.1) of the one kind there is: dir, A256GCM. AES-GCM proves the sender and
 * hides what is inside.
 */
class Envelope
{
    public const TICKET = 'rialto-ticket+jwt';
    public const EVENT = 'rialto-event+jwt';
    public const CHECK = 'rialto-check+jwt';

    private const CIPHER = 'aes-256-gcm';
    private const VECTOR_BYTES = 12;
    private const TAG_BYTES = 16;
    private const MOST_CHARACTERS = 16384;
    private const JSON = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR
        | JSON_INVALID_UTF8_SUBSTITUTE;

    /**
     * Closes the claims into an envelope that only Rialto opens.
     *
     * @param string $type one of the constants
     * @param Connection $connection
     * @param array $claims
     * @param string|null $vector 12 bytes that were never used before with this key; only test vectors give their own
     * @return string
     * @throws Trouble when there is too much to say
     */
    public static function seal(string $type, Connection $connection, array $claims, ?string $vector = null): string
    {
        $header = Base64Url::encode(json_encode(
            ['alg' => 'dir', 'enc' => 'A256GCM', 'kid' => $connection->kid(), 'typ' => $type],
            self::JSON
        ));
        $vector = $vector ?? random_bytes(self::VECTOR_BYTES);
        $text = json_encode($claims, self::JSON);
        $tag = '';
        // RFC 7516 §5.1: the additional data is the encoded header.
        $sealed = openssl_encrypt($text, self::CIPHER, $connection->key(), OPENSSL_RAW_DATA, $vector, $tag, $header);
        if ($sealed === false) {
            throw new Trouble('PHP\'s openssl cannot encrypt with AES-256-GCM.');
        }
        $compact = $header . '..' . Base64Url::encode($vector) . '.' . Base64Url::encode($sealed) . '.'
            . Base64Url::encode($tag);
        if (strlen($compact) > self::MOST_CHARACTERS) {
            throw new Trouble('The customer\'s profile is too large for a ticket: share fewer attributes.');
        }
        return $compact;
    }

    /**
     * What an envelope says; null when it is none of this type, or another key closed it.
     *
     * @param string $type
     * @param Connection $connection
     * @param string $compact
     * @return array|null
     */
    public static function open(string $type, Connection $connection, string $compact): ?array
    {
        $parts = strlen($compact) > self::MOST_CHARACTERS ? [] : explode('.', $compact);
        if (count($parts) !== 5 || $parts[1] !== '') {
            return null;
        }
        [$vector, $sealed, $tag] = array_map([Base64Url::class, 'decode'], array_slice($parts, 2));
        $header = json_decode(Base64Url::decode($parts[0]) ?? '', true);
        $right = ['alg' => 'dir', 'enc' => 'A256GCM', 'kid' => $connection->kid(), 'typ' => $type];
        $isOurs = is_array($header) && count($header) === 4
            && array_diff_assoc($right, array_filter($header, 'is_string')) === [];
        if (!$isOurs) {
            return null;
        }
        // OpenSSL takes shorter tags, which are easier to guess.
        $isWhole = strlen($vector ?? '') === self::VECTOR_BYTES && $sealed !== null
            && strlen($tag ?? '') === self::TAG_BYTES;
        if (!$isWhole) {
            return null;
        }
        $key = $connection->key();
        $text = openssl_decrypt($sealed, self::CIPHER, $key, OPENSSL_RAW_DATA, $vector, $tag, $parts[0]);
        $claims = $text === false ? null : json_decode($text, true);
        return is_array($claims) ? $claims : null;
    }
}
