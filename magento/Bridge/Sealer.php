<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Bridge;

/**
 * Says in the shop's name who is there and what happened.
 */
class Sealer
{
    /** An envelope is good for so many seconds: Rialto allows no more. */
    private const LIFE = 60;

    /**
     * A ticket: this customer is logged in here, now, and wants into this service.
     *
     * @param Connection $connection
     * @param Visitor $visitor
     * @param array $profile what the shop shares of the customer
     * @param string $service
     * @param string|null $nonce the browser's, as it came; absent when the shop itself asks
     * @param int $now
     * @return string
     * @throws Trouble when nobody is logged in, or there is too much to say
     */
    public function ticket(
        Connection $connection,
        Visitor $visitor,
        array $profile,
        string $service,
        ?string $nonce,
        int $now
    ): string {
        if (!$visitor->isLoggedIn()) {
            throw new Trouble('There is no ticket for who is not logged in.');
        }
        $claims = $this->letter($connection, $now) + [
            'sub' => (string)$visitor->customerId(),
            'jti' => self::id(),
            'service' => $service,
        ];
        if ($nonce !== null) {
            $claims['nonce'] = $nonce;
        }
        if ($visitor->admin() !== null) {
            $claims['act'] = ['sub' => 'admin:' . $visitor->admin()];
        } elseif ($visitor->loggedInAt() !== null) {
            $claims['auth_time'] = min($visitor->loggedInAt(), $now);
        }
        // An empty profile is an object, too.
        $claims['customer'] = (object)$profile;
        return Envelope::seal(Envelope::TICKET, $connection, $claims);
    }

    /**
     * An event. Each attempt to tell it has an envelope of its own; its id and its time stay.
     *
     * @param Connection $connection
     * @param EventMessage $message
     * @param int $now
     * @return string
     */
    public function event(Connection $connection, EventMessage $message, int $now): string
    {
        return Envelope::seal(Envelope::EVENT, $connection, $this->letter($connection, $now) + [
            'sub' => (string)$message->customerId(),
            'jti' => $message->id(),
            'event' => $message->event(),
            'toe' => min($message->happenedAt(), $now),
        ]);
    }

    /**
     * A question whether the connection is as it should be.
     *
     * @param Connection $connection
     * @param int $now
     * @return string
     */
    public function check(Connection $connection, int $now): string
    {
        return Envelope::seal(Envelope::CHECK, $connection, $this->letter($connection, $now));
    }

    /**
     * Something that was never said before.
     *
     * @return string
     */
    public static function id(): string
    {
        return Base64Url::encode(random_bytes(16));
    }

    /**
     * What every envelope says.
     *
     * @param Connection $connection
     * @param int $now
     * @return array
     */
    private function letter(Connection $connection, int $now): array
    {
        return [
            'iss' => $connection->shop(),
            'aud' => $connection->issuer(),
            'iat' => $now,
            'exp' => $now + self::LIFE,
        ];
    }
}
