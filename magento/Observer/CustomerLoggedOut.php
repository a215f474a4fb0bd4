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
use Rialto\IdentityBridge\Model\Impersonation;
use Rialto\IdentityBridge\Model\Silence;

/**
 * Tells that a customer logged out. An administrator who stops acting as the customer logs no customer out.
 */
class CustomerLoggedOut implements ObserverInterface
{
    /**
     * @param Announcer $announcer
     * @param Impersonation $impersonation
     * @param Silence $silence
     * @param LoggerInterface $log
     */
    public function __construct(
        private readonly Announcer $announcer,
        private readonly Impersonation $impersonation,
        private readonly Silence $silence,
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
            $this->log->error('rialto observer=customer_loggedout outcome=failed cause=' . get_class($trouble));
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
        if ($customer instanceof Customer && !$this->silence->isKept() && $this->impersonation->admin() === null) {
            $this->announcer->announce(
                EventMessage::LOGGED_OUT,
                (int)$customer->getId(),
                (int)$customer->getData('website_id')
            );
        }
    }
}
