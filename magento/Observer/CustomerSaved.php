<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Observer;

use Magento\Customer\Api\Data\CustomerInterface;
use Magento\Framework\Event\Observer;
use Magento\Framework\Event\ObserverInterface;
use Psr\Log\LoggerInterface;
use Rialto\IdentityBridge\Bridge\EventMessage;
use Rialto\IdentityBridge\Model\Companies;
use Rialto\IdentityBridge\Model\Event\Announcer;

/**
 * Tells that a customer changed, and whether the company switched them off or on again.
 */
class CustomerSaved implements ObserverInterface
{
    /**
     * @param Announcer $announcer
     * @param Companies $companies
     * @param LoggerInterface $log
     */
    public function __construct(
        private readonly Announcer $announcer,
        private readonly Companies $companies,
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
            $this->log->error('rialto observer=customer_saved outcome=failed cause=' . get_class($trouble));
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
        $customer = $observer->getData('customer_data_object');
        $before = $observer->getData('orig_customer_data_object');
        if (!$customer instanceof CustomerInterface || $before === null) {
            return;
        }
        $tell = function (string $event) use ($customer) {
            $this->announcer->announce($event, (int)$customer->getId(), (int)$customer->getWebsiteId());
        };
        $tell(EventMessage::UPDATED);
        $isOff = $this->companies->isInactive($customer);
        $wasOff = $before instanceof CustomerInterface ? $this->companies->isInactive($before) : null;
        if ($isOff === true) {
            $tell(EventMessage::DISABLED);
        } elseif ($wasOff === true) {
            $tell(EventMessage::ENABLED);
        }
    }
}
