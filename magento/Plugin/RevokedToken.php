<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Plugin;

use Magento\Customer\Api\CustomerRepositoryInterface;
use Magento\Integration\Api\CustomerTokenServiceInterface;
use Psr\Log\LoggerInterface;
use Rialto\IdentityBridge\Bridge\EventMessage;
use Rialto\IdentityBridge\Model\Event\Announcer;

/**
 * Whose tokens are revoked has logged out of the headless shop.
 */
class RevokedToken
{
    /**
     * @param CustomerRepositoryInterface $customers
     * @param Announcer $announcer
     * @param LoggerInterface $log
     */
    public function __construct(
        private readonly CustomerRepositoryInterface $customers,
        private readonly Announcer $announcer,
        private readonly LoggerInterface $log
    ) {
    }

    /**
     * Afterwards.
     *
     * @param CustomerTokenServiceInterface $service
     * @param bool $result
     * @param int $customerId
     * @return bool
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function afterRevokeCustomerAccessToken(CustomerTokenServiceInterface $service, $result, $customerId)
    {
        try {
            $customer = $this->customers->getById((int)$customerId);
            $this->announcer->announce(EventMessage::LOGGED_OUT, (int)$customerId, (int)$customer->getWebsiteId());
        } catch (\Throwable $trouble) {
            $this->log->error('rialto event=customer.logged_out outcome=not_queued cause=' . get_class($trouble));
        }
        return $result;
    }
}
