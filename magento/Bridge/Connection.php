<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Bridge;

/**
 * One website of the shop and its site at Rialto: who is who, and the key that both share.
 */
class Connection
{
    private const KEY_BYTES = 32;
    private const ISSUER = '~^https?://[A-Za-z0-9.\-\[\]:]+(?:/[A-Za-z0-9._\-]+)*/s/([a-z0-9][a-z0-9-]{0,62})$~D';

    /**
     * @var string
     */
    private $issuer;

    /**
     * @var string
     */
    private $kid;

    /**
     * @var string
     */
    private $shop;

    /**
     * @var string
     */
    private $key;

    /**
     * @param string $issuer the site at Rialto, https://id.example.com/s/main
     * @param string $shop the shop's base URL, as Rialto knows it
     * @param string $key 32 bytes in base64url
     * @throws Trouble when one of them cannot be right
     */
    public function __construct(string $issuer, string $shop, string $key)
    {
        $this->issuer = self::issuerOf($issuer);
        $this->kid = substr(strrchr($this->issuer, '/') ?: '', 1);
        if (!preg_match('~^https?://[^\s?#@]+$~D', $shop)) {
            throw new Trouble('The shop\'s base URL is not an address.');
        }
        $this->shop = $shop;
        $bytes = Base64Url::decode(trim($key));
        if ($bytes === null || strlen($bytes) !== self::KEY_BYTES) {
            throw new Trouble('The ticket key must be 32 bytes in base64url, 43 characters. Pair the shop again.');
        }
        $this->key = $bytes;
    }

    /**
     * The address of a site at Rialto, in the one way in which it is written.
     *
     * @param string $address
     * @return string
     * @throws Trouble when it is none
     */
    public static function issuerOf(string $address): string
    {
        $issuer = rtrim(trim($address), '/');
        if (!preg_match(self::ISSUER, $issuer)) {
            throw new Trouble('The site at Rialto must be an address like https://id.example.com/s/main.');
        }
        return $issuer;
    }

    /**
     * Whether this could be a ticket key.
     *
     * @param string $text
     * @return bool
     */
    public static function isKey(string $text): bool
    {
        return strlen(Base64Url::decode($text) ?? '') === self::KEY_BYTES;
    }

    /**
     * The site at Rialto: the audience of tickets.
     *
     * @return string
     */
    public function issuer(): string
    {
        return $this->issuer;
    }

    /**
     * Scheme, host and port of Rialto, as a Content Security Policy names them.
     *
     * @return string
     */
    public function origin(): string
    {
        preg_match('~^https?://[^/]+~', $this->issuer, $found);
        return $found[0];
    }

    /**
     * The site's name in its address.
     *
     * @return string
     */
    public function kid(): string
    {
        return $this->kid;
    }

    /**
     * The shop's base URL: the issuer of tickets.
     *
     * @return string
     */
    public function shop(): string
    {
        return $this->shop;
    }

    /**
     * The 32 bytes themselves.
     *
     * @return string
     */
    public function key(): string
    {
        return $this->key;
    }

    /**
     * The link that leads a customer into a service.
     *
     * @param string $service
     * @param string|null $to a page inside the service
     * @return string
     */
    public function launchUrl(string $service, ?string $to = null): string
    {
        $query = $to === null ? '' : '?' . http_build_query(['to' => $to], '', '&', PHP_QUERY_RFC3986);
        return $this->issuer . '/launch/' . rawurlencode($service) . $query;
    }

    /**
     * Where a browser goes with what the shop says.
     *
     * @param string[] $query
     * @return string
     */
    public function completeUrl(array $query): string
    {
        return $this->issuer . '/launch/complete?' . http_build_query($query, '', '&', PHP_QUERY_RFC3986);
    }

    /**
     * Where a browser goes to be logged out everywhere.
     *
     * @param string $ticket
     * @return string
     */
    public function logoutUrl(string $ticket): string
    {
        return $this->issuer . '/logout?' . http_build_query(['ticket' => $ticket], '', '&', PHP_QUERY_RFC3986);
    }

    /**
     * It has no contents for a dump or a log: they are secret.
     *
     * @return string[]
     */
    public function __debugInfo()
    {
        return ['issuer' => $this->issuer];
    }
}
