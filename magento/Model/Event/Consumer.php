<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model\Event;

use Psr\Log\LoggerInterface;
use Rialto\IdentityBridge\Bridge\EventMessage;
use Rialto\IdentityBridge\Bridge\Rialto;
use Rialto\IdentityBridge\Bridge\Trouble;
use Rialto\IdentityBridge\Model\Clock;
use Rialto\IdentityBridge\Model\Config;

/**
 * Takes events out of the queue and tells them to Rialto. What is not heard waits in a table of its own, longer
 * each time: Magento's queue
 * itself would try again at once.
 */
class Consumer
{
    /**
     * @param Config $config
     * @param Rialto $rialto
     * @param Waiting $waiting
     * @param Clock $clock
     * @param LoggerInterface $log
     */
    public function __construct(
        private readonly Config $config,
        private readonly Rialto $rialto,
        private readonly Waiting $waiting,
        private readonly Clock $clock,
        private readonly LoggerInterface $log
    ) {
    }

    /**
     * One message.
     *
     * @param string $text
     * @return void
     */
    public function process(string $text): void
    {
        $message = EventMessage::read($text);
        if ($message === null) {
            $this->log->error('rialto event=- outcome=unreadable');
            return;
        }
        $now = $this->clock->now();
        $outcome = $this->told($message, $now);
        if ($outcome === Rialto::LATER && !$message->isHopeless($now)) {
            $again = $message->afterFailure();
            $this->waiting->add($again->text(), $now + $again->pause());
        }
        if ($outcome !== Rialto::TOLD) {
            $this->log->warning('rialto event=' . $message->event() . ' website=' . $message->websiteId()
                . ' outcome=' . ($message->isHopeless($now) ? 'given_up' : $outcome));
        }
    }

    /**
     * What became of it.
     *
     * @param EventMessage $message
     * @param int $now
     * @return string
     */
    private function told(EventMessage $message, int $now): string
    {
        try {
            $connection = $this->config->connection($message->websiteId());
            return $connection === null ? Rialto::REFUSED : $this->rialto->tell($connection, $message, $now);
        } catch (Trouble $trouble) {
            $this->log->error('rialto website=' . $message->websiteId() . ' ' . $trouble->getMessage());
            return Rialto::LATER;
        }
    }
}
