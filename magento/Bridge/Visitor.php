<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Bridge;

/**
 * Who is there. Whoever is merely remembered by a persistent cart is a guest.
 */
class Visitor
{
    /**
     * @var int|null
     */
    private $customerId;

    /**
     * @var int|null
     */
    private $loggedInAt;

    /**
     * @var int|null
     */
    private $admin;

    /**
     * @var bool
     */
    private $shutOut;

    /**
     * @param int|null $customerId absent: nobody is logged in
     * @param int|null $loggedInAt when the password was given, if that is known
     * @param int|null $admin who acts as the customer
     * @param bool $shutOut whether the shop would not let the customer log in now
     */
    private function __construct(?int $customerId, ?int $loggedInAt, ?int $admin, bool $shutOut)
    {
        $this->customerId = $customerId;
        $this->loggedInAt = $loggedInAt;
        $this->admin = $admin;
        $this->shutOut = $shutOut;
    }

    /**
     * Nobody is logged in.
     *
     * @return self
     */
    public static function guest(): self
    {
        return new self(null, null, null, false);
    }

    /**
     * A customer who gave the password, or for whom an administrator acts.
     *
     * @param int $customerId
     * @param int|null $loggedInAt
     * @param int|null $admin
     * @return self
     */
    public static function customer(int $customerId, ?int $loggedInAt = null, ?int $admin = null): self
    {
        return new self($customerId, $loggedInAt, $admin, false);
    }

    /**
     * Who has a session, but could not log in now: locked, not confirmed yet, of another website.
     *
     * @return self
     */
    public static function shutOut(): self
    {
        return new self(null, null, null, true);
    }

    /**
     * Whether there may be a ticket.
     *
     * @return bool
     */
    public function isLoggedIn(): bool
    {
        return $this->customerId !== null;
    }

    /**
     * Whether the session must end before the login page can be shown.
     *
     * @return bool
     */
    public function isShutOut(): bool
    {
        return $this->shutOut;
    }

    /**
     * Who is logged in.
     *
     * @return int
     */
    public function customerId(): int
    {
        return (int)$this->customerId;
    }

    /**
     * When the password was given.
     *
     * @return int|null
     */
    public function loggedInAt(): ?int
    {
        return $this->loggedInAt;
    }

    /**
     * The administrator who acts as the customer.
     *
     * @return int|null
     */
    public function admin(): ?int
    {
        return $this->admin;
    }
}
