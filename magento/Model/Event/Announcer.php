<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Model\Event;

use Magento\Customer\Model\Config\Share;
use Magento\Framework\MessageQueue\PublisherInterface;
use Magento\Store\Model\StoreManagerInterface;
use Psr\Log\LoggerInterface;
use Rialto\IdentityBridge\Bridge\EventMessage;
use Rialto\IdentityBridge\Model\Clock;
use Rialto\IdentityBridge\Model\Config;

/**
 * Puts what happens to customers into the queue. Whatever goes wrong here, the shop goes on as if nothing were there.
 */
class Announcer
{
    public const TOPIC = 'rialto.customer.event';

    /**
     * @param PublisherInterface $publisher
     * @param StoreManagerInterface $stores
     * @param Share $share
     * @param Config $config
     * @param Clock $clock
     * @param LoggerInterface $log
     */
    public function __construct(
        private readonly PublisherInterface $publisher,
        private readonly StoreManagerInterface $stores,
        private readonly Share $share,
        private readonly Config $config,
        private readonly Clock $clock,
        private readonly LoggerInterface $log
    ) {
    }

    /**
     * For every website where the customer can be.
     *
     * @param string $event
     * @param int $customerId
     * @param int $websiteId the customer's own
     * @return void
     */
    public function announce(string $event, int $customerId, int $websiteId): void
    {
        try {
            foreach ($this->websites($websiteId) as $website) {
                if ($this->config->isEnabled($website)) {
                    $message = EventMessage::of($event, $customerId, $website, $this->clock->now());
                    $this->publisher->publish(self::TOPIC, $message->text());
                }
            }
        } catch (\Throwable $trouble) {
            $this->log->error('rialto event=' . $event . ' outcome=not_queued cause=' . get_class($trouble));
        }
    }

    /**
     * The customer's own website, or all of them when accounts are shared.
     *
     * @param int $own
     * @return int[]
     */
    private function websites(int $own): array
    {
        if ($this->share->isWebsiteScope()) {
            return [$own];
        }
        return array_map(static function ($website) {
            return (int)$website->getId();
        }, array_values($this->stores->getWebsites()));
    }
}
