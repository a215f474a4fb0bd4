<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Observer;

use Magento\Customer\Model\Customer;
use Magento\Framework\Event\Observer;
use Magento\Framework\Event\ObserverInterface;
use Psr\Log\LoggerInterface;
use Rialto\IdentityBridge\Bridge\EventMessage;
use Rialto\IdentityBridge\Model\Event\Announcer;

/**
 * Tells that a customer is no more.
 */
class CustomerDeleted implements ObserverInterface
{
    /**
     * @param Announcer $announcer
     * @param LoggerInterface $log
     */
    public function __construct(
        private readonly Announcer $announcer,
        private readonly LoggerInterface $log
    ) {
    }

    /**
     * @inheritdoc
     */
    public function execute(Observer $observer): void
    {
        try {
            $this->observe($observer);
        } catch (\Throwable $trouble) {
            $this->log->error('rialto observer=customer_deleted outcome=failed cause=' . get_class($trouble));
        }
    }

    /**
     * What happened.
     *
     * @param Observer $observer
     * @return void
     */
    private function observe(Observer $observer): void
    {
        $customer = $observer->getData('customer');
        if ($customer instanceof Customer && (int)$customer->getId() > 0) {
            $this->announcer->announce(
                EventMessage::DELETED,
                (int)$customer->getId(),
                (int)$customer->getData('website_id')
            );
        }
    }
}
