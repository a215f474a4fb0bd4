<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Bridge;

/**
 * An event on its way through the queue: what happened to whom and when, for which website, and how often it was
 * told. Nothing personal.
 */
class EventMessage
{
    public const UPDATED = 'customer.updated';
    public const DISABLED = 'customer.disabled';
    public const ENABLED = 'customer.enabled';
    public const DELETED = 'customer.deleted';
    public const LOGGED_OUT = 'customer.logged_out';

    private const ALL = [self::UPDATED, self::DISABLED, self::ENABLED, self::DELETED, self::LOGGED_OUT];

    /** So long an event is worth telling: afterwards something is wrong that no waiting mends. */
    private const PATIENCE = 3 * 86400;
    private const LONGEST_PAUSE = 3600;

    /**
     * @var string
     */
    private $id;

    /**
     * @var string
     */
    private $event;

    /**
     * @var int
     */
    private $customerId;

    /**
     * @var int
     */
    private $websiteId;

    /**
     * @var int
     */
    private $happenedAt;

    /**
     * @var int
     */
    private $attempts;

    /**
     * @param string $id
     * @param string $event
     * @param int $customerId
     * @param int $websiteId whose site at Rialto is told
     * @param int $happenedAt
     * @param int $attempts that failed
     */
    private function __construct(
        string $id,
        string $event,
        int $customerId,
        int $websiteId,
        int $happenedAt,
        int $attempts
    ) {
        $this->id = $id;
        $this->event = $event;
        $this->customerId = $customerId;
        $this->websiteId = $websiteId;
        $this->happenedAt = $happenedAt;
        $this->attempts = $attempts;
    }

    /**
     * Something happened just now.
     *
     * @param string $event
     * @param int $customerId
     * @param int $websiteId
     * @param int $now
     * @return self
     */
    public static function of(string $event, int $customerId, int $websiteId, int $now): self
    {
        return new self(Sealer::id(), $event, $customerId, $websiteId, $now, 0);
    }

    /**
     * Out of the queue; null when somebody else wrote it there.
     *
     * @param string $text
     * @return self|null
     */
    public static function read(string $text): ?self
    {
        $read = json_decode($text, true);
        $right = is_array($read)
            && is_string($read['id'] ?? null) && preg_match('/^[A-Za-z0-9_-]{16,128}$/D', $read['id'])
            && in_array($read['event'] ?? null, self::ALL, true)
            && is_int($read['customer'] ?? null) && is_int($read['website'] ?? null)
            && is_int($read['at'] ?? null) && is_int($read['attempts'] ?? null);
        return $right
            ? new self($read['id'], $read['event'], $read['customer'], $read['website'], $read['at'], $read['attempts'])
            : null;
    }

    /**
     * For the queue.
     *
     * @return string
     */
    public function text(): string
    {
        return json_encode([
            'id' => $this->id,
            'event' => $this->event,
            'customer' => $this->customerId,
            'website' => $this->websiteId,
            'at' => $this->happenedAt,
            'attempts' => $this->attempts,
        ], JSON_THROW_ON_ERROR);
    }

    /**
     * The same, after one more attempt that failed.
     *
     * @return self
     */
    public function afterFailure(): self
    {
        return new self(
            $this->id,
            $this->event,
            $this->customerId,
            $this->websiteId,
            $this->happenedAt,
            $this->attempts + 1
        );
    }

    /**
     * How many seconds to wait before the next attempt: twice as long each time.
     *
     * @return int
     */
    public function pause(): int
    {
        return min(30 * (2 ** min($this->attempts, 10)), self::LONGEST_PAUSE);
    }

    /**
     * Whether waiting longer helps nobody.
     *
     * @param int $now
     * @return bool
     */
    public function isHopeless(int $now): bool
    {
        return $now - $this->happenedAt > self::PATIENCE;
    }

    /**
     * By which it counts once, however often it is told.
     *
     * @return string
     */
    public function id(): string
    {
        return $this->id;
    }

    /**
     * What happened.
     *
     * @return string
     */
    public function event(): string
    {
        return $this->event;
    }

    /**
     * To whom.
     *
     * @return int
     */
    public function customerId(): int
    {
        return $this->customerId;
    }

    /**
     * Whose site at Rialto is told.
     *
     * @return int
     */
    public function websiteId(): int
    {
        return $this->websiteId;
    }

    /**
     * When.
     *
     * @return int
     */
    public function happenedAt(): int
    {
        return $this->happenedAt;
    }
}
