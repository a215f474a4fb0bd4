<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Cron;

use Magento\Framework\MessageQueue\PublisherInterface;
use Rialto\IdentityBridge\Model\Clock;
use Rialto\IdentityBridge\Model\Event\Announcer;
use Rialto\IdentityBridge\Model\Event\Waiting;

/**
 * Puts events that Rialto has not heard back into the queue once they are due.
 */
class TellAgain
{
    private const MOST = 500;

    /**
     * @param Waiting $waiting
     * @param PublisherInterface $publisher
     * @param Clock $clock
     */
    public function __construct(
        private readonly Waiting $waiting,
        private readonly PublisherInterface $publisher,
        private readonly Clock $clock
    ) {
    }

    /**
     * Once a minute.
     *
     * @return void
     */
    public function execute(): void
    {
        $this->waiting->handOver($this->clock->now(), self::MOST, function (string $message) {
            $this->publisher->publish(Announcer::TOPIC, $message);
        });
    }
}
