<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Bridge;

/**
 * What came back; status 0 when nothing did.
 */
class HttpAnswer
{
    /**
     * @var int
     */
    private $status;

    /**
     * @var string
     */
    private $body;

    /**
     * @var int|null
     */
    private $retryAfter;

    /**
     * @param int $status
     * @param string $body
     * @param int|null $retryAfter in seconds
     */
    public function __construct(int $status, string $body = '', ?int $retryAfter = null)
    {
        $this->status = $status;
        $this->body = $body;
        $this->retryAfter = $retryAfter;
    }

    /**
     * The status, or 0.
     *
     * @return int
     */
    public function status(): int
    {
        return $this->status;
    }

    /**
     * When to come again, in seconds.
     *
     * @return int|null
     */
    public function retryAfter(): ?int
    {
        return $this->retryAfter;
    }

    /**
     * The members of the JSON object that is the body; none when it is not one.
     *
     * @return array
     */
    public function json(): array
    {
        $members = json_decode($this->body, true, 16);
        return is_array($members) ? $members : [];
    }

    /**
     * A member that is a text, made fit for a log or a console.
     *
     * @param string $name
     * @return string
     */
    public function text(string $name): string
    {
        $value = $this->json()[$name] ?? '';
        return is_string($value) ? mb_substr((string)preg_replace('/[^\P{C}]/u', ' ', $value), 0, 500) : '';
    }
}
