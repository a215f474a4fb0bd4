<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Bridge;

/**
 * What the address of the launch route asks for.
 */
class LaunchRequest
{
    private const SERVICE = '/^[a-z0-9][a-z0-9-]{0,62}$/D';
    private const NONCE = '/^[A-Za-z0-9_-]{1,128}$/D';
    private const SECONDS = '/^[0-9]{1,9}$/D';
    private const TARGET = '/^[^\x00-\x20\x7f]{1,2048}$/D';

    /**
     * @var string|null
     */
    private $service;

    /**
     * @var string|null
     */
    private $nonce;

    /**
     * @var string|null
     */
    private $to;

    /**
     * @var string[]
     */
    private $prompt;

    /**
     * @var int|null
     */
    private $maxAge;

    /**
     * @var bool
     */
    private $wellFormed;

    /**
     * @param array $query as it came; nothing in it is taken for granted
     */
    public function __construct(array $query)
    {
        $this->service = self::matching(self::SERVICE, $query['service'] ?? null);
        $this->nonce = self::matching(self::NONCE, $query['nonce'] ?? null);
        $this->to = self::matching(self::TARGET, $query['to'] ?? null);
        $this->prompt = is_string($query['prompt'] ?? null) ? explode(' ', $query['prompt']) : [];
        $seconds = self::matching(self::SECONDS, $query['max_age'] ?? null);
        $this->maxAge = $seconds === null ? null : (int)$seconds;
        $this->wellFormed = $this->service !== null && ($this->nonce !== null || !isset($query['nonce']));
    }

    /**
     * Whether such a service, and such a nonce, can exist.
     *
     * @return bool
     */
    public function isWellFormed(): bool
    {
        return $this->wellFormed;
    }

    /**
     * The service's name.
     *
     * @return string
     */
    public function service(): string
    {
        return (string)$this->service;
    }

    /**
     * The browser's nonce; absent when nobody came by way of Rialto.
     *
     * @return string|null
     */
    public function nonce(): ?string
    {
        return $this->nonce;
    }

    /**
     * The page inside the service.
     *
     * @return string|null
     */
    public function to(): ?string
    {
        return $this->to;
    }

    /**
     * Whether no page may be shown.
     *
     * @return bool
     */
    public function isSilent(): bool
    {
        return in_array('none', $this->prompt, true);
    }

    /**
     * Whether a login from this long ago is not enough.
     *
     * @param int|null $loggedInAt
     * @param int $now
     * @return bool
     */
    public function wantsFreshLogin(?int $loggedInAt, int $now): bool
    {
        return in_array('login', $this->prompt, true)
            || ($this->maxAge !== null && ($loggedInAt === null || $loggedInAt + $this->maxAge < $now));
    }

    /**
     * The same without its wishes: once the customer has logged in, they are granted.
     *
     * @return string[]
     */
    public function resumption(): array
    {
        return array_filter(
            ['service' => $this->service, 'nonce' => $this->nonce, 'to' => $this->to],
            'is_string'
        );
    }

    /**
     * The value, if it is a text of that form.
     *
     * @param string $pattern
     * @param mixed $value
     * @return string|null
     */
    private static function matching(string $pattern, $value): ?string
    {
        return is_string($value) && preg_match($pattern, $value) === 1 ? $value : null;
    }
}
